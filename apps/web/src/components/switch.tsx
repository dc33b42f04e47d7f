'use client';

import * as BoxParts from 'radix-ui/checkbox';
import * as Parts from 'radix-ui/switch';
import { useId, type ReactNode } from 'react';
import { Icon } from './icon';

interface ToggleProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
}

/** A switch that applies at once. */
export function Switch({ label, hint, checked, onChange, disabled }: ToggleProps) {
  const id = useId();
  return (
    <div className="flex min-h-8 items-center justify-between gap-4 touch:min-h-11">
      <label htmlFor={id} className="text-text">
        {label}
        {hint && <span className="block text-sm text-quiet">{hint}</span>}
      </label>
      <Parts.Root
        id={id}
        checked={checked}
        onCheckedChange={onChange}
        disabled={disabled}
        className={
          'relative h-6 w-11 shrink-0 border border-line bg-ground transition-colors ' +
          'hover:border-quiet disabled:opacity-45 data-[state=checked]:border-amber'
        }
      >
        <Parts.Thumb
          className={
            'block h-4 w-4 translate-x-1 bg-quiet transition-transform ' +
            'data-[state=checked]:translate-x-5.5 data-[state=checked]:bg-amber'
          }
        />
      </Parts.Root>
    </div>
  );
}

/** A checkbox as part of a form. */
export function Checkbox({ label, hint, checked, onChange, disabled }: ToggleProps) {
  const id = useId();
  return (
    <div className="flex min-h-8 items-start gap-3 touch:min-h-11">
      <BoxParts.Root
        id={id}
        checked={checked}
        onCheckedChange={(next) => onChange(next === true)}
        disabled={disabled}
        className={
          'mt-0.5 grid size-5 shrink-0 place-items-center border border-quiet bg-ground text-ground ' +
          'transition-colors hover:border-text disabled:opacity-45 data-[state=checked]:border-amber ' +
          'data-[state=checked]:bg-amber touch:mt-0 touch:size-6'
        }
      >
        <BoxParts.Indicator>
          <Icon name="check" className="size-4" />
        </BoxParts.Indicator>
      </BoxParts.Root>
      <label htmlFor={id} className="text-text">
        {label}
        {hint && <span className="block text-sm text-quiet">{hint}</span>}
      </label>
    </div>
  );
}
