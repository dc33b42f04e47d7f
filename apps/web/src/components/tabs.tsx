'use client';

import * as Parts from 'radix-ui/tabs';
import type { ReactNode } from 'react';
import { classNames } from './class-names';

export interface Tab<T extends string> {
  readonly id: T;
  readonly label: string;
  /** The number of unread entries; nothing is shown at zero. */
  readonly unread?: number;
  readonly unreadLabel?: string;
  /** How many of them call the reader; shown before the others. */
  readonly calls?: number;
  readonly callsLabel?: string;
  readonly content: ReactNode;
}

export interface TabsProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly tabs: readonly Tab<T>[];
  readonly onChange: (value: T) => void;
  readonly className?: string;
  readonly listClassName?: string | undefined;
  readonly contentClassName?: string;
}

/** A frame with several pages. */
export function Tabs<T extends string>({
  label,
  value,
  tabs,
  onChange,
  className,
  listClassName,
  contentClassName,
}: TabsProps<T>) {
  return (
    <Parts.Root
      value={value}
      onValueChange={(next) => onChange(next as T)}
      className={classNames('flex min-h-0 flex-col', className)}
    >
      <Parts.List
        aria-label={label}
        className={classNames(
          'flex shrink-0 gap-4 overflow-x-auto [scrollbar-width:none] max-sm:gap-2.5',
          listClassName,
        )}
      >
        {tabs.map((tab) => (
          <Parts.Trigger
            key={tab.id}
            value={tab.id}
            className={
              'caps relative shrink-0 border-b-2 border-transparent px-0.5 py-1.5 text-xs font-medium ' +
              'text-quiet transition-colors outline-offset-[-2px] hover:text-text ' +
              'data-[state=active]:border-amber data-[state=active]:text-text max-sm:tracking-normal touch:min-h-11'
            }
          >
            {tab.label}
            {Boolean(tab.calls) && (
              <span className="number ml-1.5 bg-amber px-1 text-ground">
                <span aria-hidden>@{tab.calls}</span>
                <span className="sr-only">, {tab.callsLabel}</span>
              </span>
            )}
            {Boolean(tab.unread) && (
              <span className="number ml-1.5 text-amber">
                <span aria-hidden={tab.unreadLabel !== undefined}>{tab.unread}</span>
                {tab.unreadLabel !== undefined && <span className="sr-only">, {tab.unreadLabel}</span>}
              </span>
            )}
          </Parts.Trigger>
        ))}
      </Parts.List>
      {tabs.map((tab) => (
        <Parts.Content
          key={tab.id}
          value={tab.id}
          className={classNames('min-h-0 grow outline-offset-[-2px]', contentClassName)}
        >
          {tab.content}
        </Parts.Content>
      ))}
    </Parts.Root>
  );
}
