'use client';

import type { ReactNode } from 'react';
import { KeyCap } from './key-cap';
import { keyName } from './key-names';

/** A line that teaches keys, in the middle of the screen. */
export function KeyHint({ children }: { readonly children: ReactNode }) {
  return (
    <p
      role="status"
      className={
        'cut flex animate-appear items-center gap-4 px-4 py-2 text-sm whitespace-nowrap text-text ' +
        'max-xl:gap-2.5 max-xl:px-2.5 max-xl:text-xs'
      }
    >
      {children}
    </p>
  );
}

/** Keys, and what they do. */
export function HintedKeys({
  codes,
  children,
}: {
  readonly codes: readonly (string | undefined)[];
  readonly children: ReactNode;
}) {
  return (
    <span className="flex items-center gap-1">
      {codes.map((code) => (code ? <KeyCap key={code}>{keyName(code)}</KeyCap> : null))}
      <span className="ml-1">{children}</span>
    </span>
  );
}
