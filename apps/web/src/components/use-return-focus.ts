import { useLayoutEffect, useRef } from 'react';

interface ReturnFocus {
  /** Returns whether the element that had the focus before may get it back; always when left out. */
  readonly mayReturnTo?: (opener: HTMLElement) => boolean;
  /** Called when that element cannot have it. */
  readonly otherwise?: () => void;
}

/**
 * Returns the handlers of a dialog without its own trigger: when it closes, the element that had the focus before gets
 * it back, unless the focus has moved on meanwhile.
 */
export function useReturnFocus({ mayReturnTo = () => true, otherwise }: ReturnFocus = {}) {
  const opener = useRef<Element | null>(null);
  const giveBack = () => {
    const element = opener.current;
    if (isFocusLost() && element instanceof HTMLElement && element.isConnected && mayReturnTo(element))
      element.focus({ preventScroll: true });
    if (isFocusLost()) otherwise?.();
  };
  const latest = useRef(giveBack);
  latest.current = giveBack;
  // The dialog itself gives the focus back in a later task; until then keys would go nowhere.
  useLayoutEffect(() => () => queueMicrotask(() => latest.current()), []);
  return {
    onOpenAutoFocus: () => {
      opener.current = document.activeElement;
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      giveBack();
    },
  };
}

const isFocusLost = () => document.activeElement === null || document.activeElement === document.body;
