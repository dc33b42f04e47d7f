import { useEffect, useRef } from 'react';

/** Takes Escape before any other listener, until the returned function is called. */
export function catchEscape(target: EventTarget, letGo: () => void): () => void {
  const listen = (event: Event) => {
    if ((event as KeyboardEvent).key !== 'Escape') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    letGo();
  };
  target.addEventListener('keydown', listen, { capture: true });
  return () => target.removeEventListener('keydown', listen, { capture: true });
}

/** Puts a held item down on Escape; the next Escape closes the window around it. */
export function useEscapeFirst({ isHeld, letGo }: { readonly isHeld: boolean; readonly letGo: () => void }): void {
  const latest = useRef(letGo);
  latest.current = letGo;
  useEffect(() => (isHeld ? catchEscape(window, () => latest.current()) : undefined), [isHeld]);
}
