'use client';

import * as Parts from 'radix-ui/toggle-group';
import { classNames } from './class-names';
import { Icon, type IconName } from './icon';

interface SegmentedProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string; readonly icon?: IconName }[];
  readonly onChange: (value: T) => void;
  readonly className?: string;
}

/** A choice of two to four options, all visible. */
export function Segmented<T extends string>({ label, value, options, onChange, className }: SegmentedProps<T>) {
  return (
    <Parts.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(next) => next && onChange(next as T)}
      className={classNames('inline-flex border border-line bg-ground p-0.5', className)}
    >
      {options.map((option) => (
        <Parts.Item
          key={option.value}
          value={option.value}
          className={
            'flex min-h-8 grow items-center justify-center gap-2 px-3 text-sm font-semibold text-quiet ' +
            'transition-colors hover:text-text data-[state=on]:bg-line data-[state=on]:text-amber ' +
            'touch:min-h-11'
          }
        >
          {option.icon && <Icon name={option.icon} className="size-4" />}
          {option.label}
        </Parts.Item>
      ))}
    </Parts.Root>
  );
}
