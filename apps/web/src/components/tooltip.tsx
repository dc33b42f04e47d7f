'use client';

import * as Parts from 'radix-ui/tooltip';
import { type FocusEvent, type PointerEvent, type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { useDeviceStore } from './controls/device';
import { KeyCap } from './key-cap';

interface TooltipProps {
  readonly text: ReactNode;
  /** The bound key, shown as a cap. */
  readonly keyName?: string;
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  readonly children: ReactElement;
}

/** A pointer that is held aims at the city and asks for no explanation. */
const ignoreHeldPointer = (event: PointerEvent) => {
  if (event.buttons !== 0) event.preventDefault();
};
/** The focus that a click or a closing window leaves on a button asks for none; a gamepad moves it on purpose. */
const ignoreQuietFocus = (event: FocusEvent) => {
  const isOnPad = useDeviceStore.getState().used === 'pad';
  if (!isOnPad && !event.currentTarget.matches(':focus-visible')) event.preventDefault();
};

/**
 * Shows a short explanation on hover and keyboard focus; nothing important may be only here. A click or a wheel
 * anywhere closes it, so that it never stays over the game.
 */
export function Tooltip({ text, keyName, side = 'top', children }: TooltipProps) {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (!isOpen) return;
    const end = new AbortController();
    const shut = () => setOpen(false);
    for (const event of ['pointerdown', 'wheel', 'blur'] as const)
      window.addEventListener(event, shut, { capture: event !== 'blur', passive: true, signal: end.signal });
    return () => end.abort();
  }, [isOpen]);
  return (
    <Parts.Root open={isOpen} onOpenChange={setOpen}>
      <Parts.Trigger asChild onPointerMove={ignoreHeldPointer} onFocus={ignoreQuietFocus}>
        {children}
      </Parts.Trigger>
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
