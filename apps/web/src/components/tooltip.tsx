'use client';

import * as Parts from 'radix-ui/tooltip';
import type { ReactElement, ReactNode } from 'react';
import { KeyCap } from './key-cap';

interface TooltipProps {
  readonly text: ReactNode;
  /** The bound key, shown as a cap. */
  readonly keyName?: string;
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  readonly children: ReactElement;
}

/** Shows a short explanation on hover and keyboard focus; nothing important may be only here. */
export function Tooltip({ text, keyName, side = 'top', children }: TooltipProps) {
  return (
    <Parts.Root>
      <Parts.Trigger asChild>{children}</Parts.Trigger>
      <Parts.Portal>
        <Parts.Content
          side={side}
          sideOffset={8}
          collisionPadding={8}
          className={
            'cut cut-4 plate-raised z-50 flex max-w-72 animate-appear items-center gap-2 px-3 py-1.5 ' +
            'text-sm text-text'
          }
        >
          {text}
          {keyName && <KeyCap>{keyName}</KeyCap>}
        </Parts.Content>
      </Parts.Portal>
    </Parts.Root>
  );
}

/** Must enclose everything that has tooltips. */
export function TooltipRoom({ children }: { readonly children: ReactNode }) {
  return (
    <Parts.Provider delayDuration={350} skipDelayDuration={200}>
      {children}
    </Parts.Provider>
  );
}
