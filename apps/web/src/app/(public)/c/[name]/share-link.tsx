'use client';

import { useState } from 'react';

interface ShareLinkProps {
  readonly label: string;
  readonly doneLabel: string;
}

/** Gives the address of this page to a friend: by the device's own share sheet, else by the clipboard. */
export function ShareLink({ label, doneLabel }: ShareLinkProps) {
  const [isCopied, setIsCopied] = useState(false);
  const share = async () => {
    const { href } = window.location;
    try {
      if (matchMedia('(pointer: coarse)').matches && 'share' in navigator)
        await navigator.share({ url: href, title: document.title });
      else {
        await navigator.clipboard.writeText(href);
        setIsCopied(true);
      }
    } catch {
      // The player closed the share sheet, or the browser refuses the clipboard; the address bar has the link.
    }
  };
  return (
    <p className="flex flex-wrap items-center gap-3 text-sm">
      <button
        type="button"
        onClick={() => void share()}
        className="min-h-9 border border-line px-3 text-text transition-colors hover:border-quiet touch:min-h-11"
      >
        {label}
      </button>
      <span role="status" className="text-green">
        {isCopied ? doneLabel : ''}
      </span>
    </p>
  );
}
