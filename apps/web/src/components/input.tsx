'use client';

import { forwardRef, useState, type InputHTMLAttributes, type TextareaHTMLAttributes } from 'react';
import { classNames } from './class-names';
import { useFieldControl } from './field';
import { IconButton } from './icon-button';

const look =
  'w-full border border-line bg-ground px-3 text-base text-text placeholder:text-quiet ' +
  'transition-colors hover:border-quiet focus-visible:border-amber focus-visible:outline-1 ' +
  'focus-visible:outline-offset-0 aria-invalid:border-red disabled:opacity-45';
export const controlLook = `h-11 ${look}`;

/** A text field. */
export const Input = forwardRef<HTMLInputElement, InputHTMLAttributes<HTMLInputElement>>(function Input(
  { className, ...rest },
  ref,
) {
  const field = useFieldControl();
  return <input ref={ref} className={classNames(controlLook, className)} {...field} {...rest} />;
});

/** A text field of several lines. */
export function TextArea({ className, ...rest }: TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const field = useFieldControl();
  return <textarea rows={2} className={classNames(look, 'resize-y py-2', className)} {...field} {...rest} />;
}

interface PasswordInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  readonly showLabel: string;
  readonly hideLabel: string;
}

/** A password field with a button that shows the password. */
export const PasswordInput = forwardRef<HTMLInputElement, PasswordInputProps>(function PasswordInput(
  { showLabel, hideLabel, className, ...rest },
  ref,
) {
  const field = useFieldControl();
  const [isShown, setShown] = useState(false);
  return (
    <div className="relative">
      <input
        ref={ref}
        type={isShown ? 'text' : 'password'}
        spellCheck={false}
        autoCapitalize="none"
        className={classNames(controlLook, 'pr-12', className)}
        {...field}
        {...rest}
      />
      <IconButton
        tone="bare"
        size="medium"
        icon={isShown ? 'eye_shut' : 'eye'}
        label={isShown ? hideLabel : showLabel}
        hint="none"
        className="absolute top-0.5 right-0.5 touch:top-0 touch:right-0"
        onClick={() => setShown(!isShown)}
      />
    </div>
  );
});
