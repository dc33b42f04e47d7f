import { cva, type VariantProps } from 'class-variance-authority';
import { forwardRef, type ButtonHTMLAttributes } from 'react';
import { classNames } from './class-names';
import { Icon, type IconName } from './icon';
import { Tooltip } from './tooltip';

const look = cva(
  'cut cut-4 inline-grid place-items-center text-quiet transition-colors hover:text-text ' +
    'hover:edge-quiet active:translate-y-px disabled:opacity-45 aria-pressed:edge-amber ' +
    'aria-pressed:text-amber touch:size-11',
  {
    variants: {
      tone: {
        plain: 'plate-raised edge-line',
        bare: 'plate-transparent edge-transparent',
        danger: 'plate-raised edge-line hover:edge-red hover:text-red',
      },
      size: { small: 'size-8', medium: 'size-10', large: 'size-14' },
    },
    defaultVariants: { tone: 'plain', size: 'medium' },
  },
);

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, VariantProps<typeof look> {
  readonly icon: IconName;
  /** The name for screen readers, also shown as a tooltip. */
  readonly label: string;
  /** The side of the tooltip; `none` when the label is visible beside the button. */
  readonly hint?: 'top' | 'bottom' | 'left' | 'right' | 'none';
}

/** Draws a button that has only an icon; its name is read by screen readers and shown on hover. */
export const IconButton = forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton(
  { icon, label, hint = 'bottom', tone, size, className, type, ...rest },
  ref,
) {
  const button = (
    <button
      ref={ref}
      type={type ?? 'button'}
      aria-label={label}
      className={classNames(look({ tone, size }), className)}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  );
  return hint === 'none' ? (
    button
  ) : (
    <Tooltip text={label} side={hint}>
      {button}
    </Tooltip>
  );
});
