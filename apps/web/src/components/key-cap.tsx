import type { ReactNode } from 'react';

/** Draws a key of the keyboard. */
export function KeyCap({ children }: { readonly children: ReactNode }) {
  return (
    <kbd
      className={
        'cut cut-4 plate-ground inline-grid min-h-6 min-w-6 place-items-center px-1.5 text-xs ' +
        'leading-none text-text'
      }
    >
      {children}
    </kbd>
  );
}
