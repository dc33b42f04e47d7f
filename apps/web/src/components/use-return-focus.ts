import { useRef } from 'react';

interface ReturnFocus {
  /** Returns whether the element that had the focus before may get it back; always when left out. */
  readonly mayReturnTo?: (opener: HTMLElement) => boolean;
}

/**
 * Returns the handlers of a dialog without its own trigger: when it closes, the element that had the focus before gets
 * it back, unless the focus has moved on meanwhile.
 */
export function useReturnFocus({ mayReturnTo = () => true }: ReturnFocus = {}) {
  const opener = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: () => {
      opener.current = document.activeElement;
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      const element = opener.current;
      const isFocusLost = document.activeElement === null || document.activeElement === document.body;
      if (isFocusLost && element instanceof HTMLElement && element.isConnected && mayReturnTo(element))
        element.focus({ preventScroll: true });
    },
  };
}
