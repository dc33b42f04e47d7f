import { classNames } from './class-names';
import { Icon } from './icon';

interface StepsProps {
  readonly label: string;
  readonly steps: readonly { readonly id: string; readonly title: string }[];
  readonly current: string;
  /** When given, the steps can be clicked. */
  readonly onGoTo?: (id: string) => void;
}

/** Shows which of several steps is the current one. */
export function Steps({ label, steps, current, onGoTo }: StepsProps) {
  const at = steps.findIndex((step) => step.id === current);
  return (
    <ol aria-label={label} className="flex gap-1">
      {steps.map((step, index) => (
        <li key={step.id} className="min-w-0 flex-1" aria-current={index === at ? 'step' : undefined}>
          <button
            type="button"
            disabled={!onGoTo}
            onClick={() => onGoTo?.(step.id)}
            className="group grid w-full gap-1.5 py-1.5 text-left disabled:cursor-default touch:min-h-11"
          >
            <span
              className={classNames(
                'h-0.5 w-full transition-colors',
                index <= at ? 'bg-amber' : 'bg-line group-enabled:group-hover:bg-quiet',
              )}
            />
            <span
              className={classNames(
                'flex items-center gap-1.5 truncate text-sm font-semibold',
                index === at ? 'text-text' : 'text-quiet',
              )}
            >
              {index < at ? (
                <Icon name="check" className="size-4 text-amber" />
              ) : (
                <span className="number text-xs">{index + 1}</span>
              )}
              <span className="truncate">{step.title}</span>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
