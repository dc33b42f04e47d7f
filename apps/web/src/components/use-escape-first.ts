import { useEffect, useRef } from 'react';

/** Takes Escape before anybody further in hears of it, until the returned function is called. */
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

/** While something is held, Escape lets go of it; the window around it closes on the next one. */
export function useEscapeFirst({ isHeld, letGo }: { readonly isHeld: boolean; readonly letGo: () => void }): void {
  const latest = useRef(letGo);
  latest.current = letGo;
  useEffect(() => (isHeld ? catchEscape(window, () => latest.current()) : undefined), [isHeld]);
}
