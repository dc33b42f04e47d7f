import { cva, type VariantProps } from 'class-variance-authority';
import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon, type IconName } from './icon';

const look = cva('cut cut-6 plate-[rgb(12_16_20/0.94)] flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5', {
  variants: { tone: { note: 'edge-cyan', warning: 'edge-amber', fault: 'edge-red', good: 'edge-green' } },
  defaultVariants: { tone: 'note' },
});
const marks = {
  note: ['note', 'text-cyan'],
  warning: ['warning', 'text-amber'],
  fault: ['fault', 'text-red'],
  good: ['check', 'text-green'],
} as const satisfies Record<string, readonly [IconName, string]>;

interface BannerProps extends VariantProps<typeof look> {
  readonly children: ReactNode;
  readonly action?: ReactNode;
  /** `off` where screen readers hear of it elsewhere, because the text changes every second. */
  readonly live?: 'on' | 'off';
  readonly className?: string;
}

/** Shows a message that stays valid for a while and concerns the whole screen. */
export function Banner({ tone, children, action, live = 'on', className }: BannerProps) {
  const [icon, colour] = marks[tone ?? 'note'];
  return (
    <div
      role={live === 'off' ? undefined : tone === 'fault' ? 'alert' : 'status'}
      className={classNames(look({ tone }), className)}
    >
      <Icon name={icon} className={colour} />
      <div className="min-w-0 flex-1 basis-56 text-text">{children}</div>
      {action}
    </div>
  );
}
