'use client';

import * as Parts from 'radix-ui/select';
import { classNames } from './class-names';
import { useFieldControl } from './field';
import { Icon } from './icon';
import { controlLook } from './input';

interface SelectProps<T extends string> {
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
  readonly disabled?: boolean;
  readonly label?: string;
}

/** A choice of a few options in a closed list. */
export function Select<T extends string>({ value, options, onChange, disabled, label }: SelectProps<T>) {
  const field = useFieldControl();
  return (
    <Parts.Root value={value} onValueChange={(next) => onChange(next as T)} disabled={disabled}>
      <Parts.Trigger
        {...field}
        aria-label={label}
        className={classNames(controlLook, 'flex items-center justify-between gap-2 text-left')}
      >
        <Parts.Value />
        <Parts.Icon>
          <Icon name="chevron_down" className="text-quiet" />
        </Parts.Icon>
      </Parts.Trigger>
      <Parts.Portal>
        <Parts.Content
          position="popper"
          sideOffset={4}
          className={
            'cut cut-6 plate-raised z-50 max-h-(--radix-select-content-available-height) ' +
            'min-w-(--radix-select-trigger-width) animate-appear p-1'
          }
        >
          <Parts.Viewport>
            {options.map((option) => (
              <Parts.Item
                key={option.value}
                value={option.value}
                className={
                  'flex min-h-9 items-center justify-between gap-4 px-3 outline-none select-none ' +
                  'data-highlighted:bg-line data-[state=checked]:text-amber touch:min-h-11'
                }
              >
                <Parts.ItemText>{option.label}</Parts.ItemText>
                <Parts.ItemIndicator>
                  <Icon name="check" className="size-4" />
                </Parts.ItemIndicator>
              </Parts.Item>
            ))}
          </Parts.Viewport>
        </Parts.Content>
      </Parts.Portal>
    </Parts.Root>
  );
}
