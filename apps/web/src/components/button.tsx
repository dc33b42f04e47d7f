import { cva, type VariantProps } from 'class-variance-authority';
import * as Slot from 'radix-ui/slot';
import { forwardRef, type ButtonHTMLAttributes, type ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon, type IconName } from './icon';

const look = cva(
  'cut inline-flex items-center justify-center gap-2 font-title font-medium text-center ' +
    'no-underline select-none transition-colors active:translate-y-px disabled:opacity-45 ' +
    'disabled:active:translate-y-0 aria-disabled:opacity-45 touch:min-h-11',
  {
    variants: {
      tone: {
        primary: 'plate-amber edge-amber text-ground hover:plate-[#ffc772] hover:edge-[#ffc772]',
        plain: 'plate-raised edge-line text-text hover:edge-quiet',
        quiet: 'plate-transparent edge-transparent text-quiet hover:text-text hover:plate-raised',
        danger: 'plate-raised edge-red text-red hover:plate-[#2a1419]',
      },
      size: {
        small: 'cut-4 min-h-8 px-3 text-sm',
        medium: 'cut-6 min-h-10 px-4 text-base',
        large: 'cut-12 min-h-14 px-8 text-xl font-bold tracking-wide',
      },
      wide: { true: 'w-full', false: '' },
    },
    defaultVariants: { tone: 'plain', size: 'medium', wide: false },
  },
);

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, VariantProps<typeof look> {
  readonly icon?: IconName;
  /** Shows that the click is being handled; the button takes no second click meanwhile. */
  readonly waiting?: boolean;
  /** Makes the single child, such as a link, look like a button instead of drawing a button. */
  readonly asChild?: boolean;
  readonly children: ReactNode;
}

/** A button. A screen has at most one `primary` button: its main action. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { tone, size, wide, icon, waiting, asChild, className, children, type, onClick, ...rest },
  ref,
) {
  const classes = classNames(look({ tone, size, wide }), className);
  if (asChild)
    return (
      <Slot.Root ref={ref} className={classes} {...rest}>
        {children}
      </Slot.Root>
    );
  return (
    <button
      ref={ref}
      type={type ?? 'button'}
      className={classes}
      aria-busy={waiting || undefined}
      aria-disabled={waiting || undefined}
      onClick={waiting ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {waiting ? <Spinner /> : icon && <Icon name={icon} />}
      <span className="min-w-0 py-1 leading-tight">{children}</span>
    </button>
  );
});

/** Draws a rotating square while something is in progress. */
export function Spinner({ className }: { readonly className?: string }) {
  return (
    <span
      aria-hidden
      className={classNames(
        'inline-block size-4 shrink-0 animate-waiting border-2 border-current border-r-transparent',
        className,
      )}
    />
  );
}
