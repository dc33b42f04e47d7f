'use client';

import { useSyncExternalStore } from 'react';
import { Banner } from '../banner';

function watchLine(tell: () => void): () => void {
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  return () => {
    window.removeEventListener('online', tell);
    window.removeEventListener('offline', tell);
  };
}

/** Says so while the browser has no network at all. */
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
