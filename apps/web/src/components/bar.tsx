import { classNames } from './class-names';

const tones = {
  health: 'bg-red',
  energy: 'bg-cyan',
  experience: 'bg-amber',
  plain: 'bg-text',
  good: 'bg-green',
} as const;

interface BarProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly tone?: keyof typeof tones;
  readonly size?: 'thin' | 'medium' | 'thick';
  /** Written over the bar. */
  readonly shown?: string;
}

const sizes = { thin: 'h-1', medium: 'h-2', thick: 'h-4' } as const;

/** Shows how much of something is left or done. */
export function Bar({ label, value, max, tone = 'plain', size = 'medium', shown }: BarProps) {
  const share = max > 0 ? Math.max(0, Math.min(1, value / max)) : 0;
  return (
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      className={classNames('relative w-full overflow-hidden bg-[#1b222a]', sizes[size])}
    >
      <div
        className={classNames('h-full origin-left transition-transform', tones[tone])}
        style={{ transform: `scaleX(${share})` }}
      />
      {shown !== undefined && (
        <span
          aria-hidden
          className={
            'number absolute inset-0 grid place-items-center text-[0.7rem] leading-none text-text ' +
            '[text-shadow:0_0_3px_#05070a,0_0_3px_#05070a]'
          }
        >
          {shown}
        </span>
      )}
    </div>
  );
}
