import * as Slot from 'radix-ui/slot';
import { forwardRef, type ButtonHTMLAttributes, type ReactNode } from 'react';
import { buttonLook, type ButtonLook } from './button-look';
import { classNames } from './class-names';
import { Icon, type IconName } from './icon';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, ButtonLook {
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
  const classes = classNames(buttonLook({ tone, size, wide }), className);
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
