'use client';

import { useEffect } from 'react';

/** Registers the service worker once the page has loaded. */
export function ServiceWorker() {
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return;
    // Browsers refuse it without https and in private windows; the game needs it for nothing else.
    navigator.serviceWorker.register('/generated/service-worker.js', { scope: '/' }).catch(() => undefined);
  }, []);
  return null;
}
