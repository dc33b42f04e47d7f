'use client';

import { useSyncExternalStore } from 'react';
import { Banner } from '../banner';

function watchLine(notify: () => void): () => void {
  window.addEventListener('online', notify);
  window.addEventListener('offline', notify);
  return () => {
    window.removeEventListener('online', notify);
    window.removeEventListener('offline', notify);
  };
}

/** Shows a notice while the browser has no network at all. */
export function OfflineNotice({ text }: { readonly text: string }) {
  const isOnline = useSyncExternalStore(
    watchLine,
    () => navigator.onLine,
    () => true,
  );
  if (isOnline) return null;
  return (
    <Banner tone="warning" className="fixed inset-x-4 bottom-4 z-50 mx-auto max-w-lg">
      {text}
    </Banner>
  );
}
