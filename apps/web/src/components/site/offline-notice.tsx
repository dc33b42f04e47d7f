'use client';

import { Banner } from '../banner';
import { useIsOnline } from '../use-is-online';

/** Shows a notice on a page while the browser has no network. The game has a banner of its own. */
export function OfflineNotice({ text }: { readonly text: string }) {
  if (useIsOnline()) return null;
  return (
    <Banner tone="warning" className="fixed inset-x-4 bottom-4 z-50 mx-auto max-w-lg">
      {text}
    </Banner>
  );
}
