'use client';

import * as Parts from 'radix-ui/toggle-group';
import type { ReactNode } from 'react';

interface PicksProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string; readonly mark: ReactNode }[];
  readonly isDisabled?: boolean;
  readonly onChange: (value: T) => void;
}

/** A choice among pictures; the name of the chosen one stands beside the label. */
export function Picks<T extends string>({ label, value, options, isDisabled = false, onChange }: PicksProps<T>) {
  const chosen = options.find((option) => option.value === value);
  return (
    <div className="grid gap-1.5">
      <p className="flex flex-wrap items-baseline gap-x-3 text-sm">
        <span className="font-semibold text-text">{label}</span>
        <span aria-hidden className="text-quiet">
          {chosen?.label}
        </span>
      </p>
      <Parts.Root
        type="single"
        aria-label={label}
        value={value}
        disabled={isDisabled}
        onValueChange={(next) => next && onChange(next as T)}
        className="flex flex-wrap gap-1"
      >
        {options.map((option) => (
          <Parts.Item
            key={option.value}
            value={option.value}
            aria-label={option.label}
            title={option.label}
            className={
              'grid min-h-8 min-w-8 place-items-center border border-line bg-ground p-1 transition-colors ' +
              'hover:border-quiet data-[state=on]:border-amber data-[state=on]:outline-1 ' +
              'data-[state=on]:outline-amber disabled:opacity-45 touch:min-h-11 touch:min-w-11'
            }
          >
            {option.mark}
          </Parts.Item>
        ))}
      </Parts.Root>
    </div>
  );
}
