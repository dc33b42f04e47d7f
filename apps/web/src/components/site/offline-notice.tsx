'use client';

import { useIsOnline } from '../use-is-online';

/**
 * Shows a notice on a page while the browser has no network. The game has a banner of its own; this one uses little,
 * because Next sends the scripts of a layout to the start page as well.
 */
export function OfflineNotice({ text }: { readonly text: string }) {
  if (useIsOnline()) return null;
  return (
    <div className="fixed inset-x-4 bottom-4 z-50 mx-auto max-w-lg">
      <p role="status" className="cut cut-6 edge-amber plate-[rgb(12_16_20/0.97)] px-4 py-2.5 text-text">
        <span aria-hidden className="mr-3 text-amber">
          ▲
        </span>
        {text}
      </p>
    </div>
  );
}
