/* global REVISION */
import { CacheFirst, ExpirationPlugin, NetworkOnly, Serwist } from 'serwist';
import { listenToPush } from './push.mjs';

/**
 * The service worker. It answers with a page of its own when the server cannot be reached, and keeps the files whose
 * names change with their content. Pages, answers and pictures of the game always come from the server, so that no
 * stale game is ever shown.
 */
const isNavigation = ({ request }) => request.mode === 'navigate';
const isRussian = ({ request }) => {
  const [, first] = new URL(request.url).pathname.split('/');
  return first === 'ru' || (first !== 'en' && /^(ru|be|kk|uk)\b/.test(globalThis.navigator.language));
};

const serwist = new Serwist({
  // REVISION is put in at the build; the stored pages are fetched anew when it changes.
  precacheEntries: ['/en/offline', '/ru/offline'].map((url) => ({ url, revision: REVISION })),
  skipWaiting: true,
  clientsClaim: true,
  runtimeCaching: [
    {
      matcher: ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/_next/static/'),
      handler: new CacheFirst({
        cacheName: 'assets',
        plugins: [new ExpirationPlugin({ maxEntries: 300, maxAgeSeconds: 30 * 24 * 60 * 60 })],
      }),
    },
    { matcher: isNavigation, handler: new NetworkOnly() },
  ],
  fallbacks: {
    entries: [
      { url: '/ru/offline', matcher: (asked) => isNavigation(asked) && isRussian(asked) },
      { url: '/en/offline', matcher: isNavigation },
    ],
  },
});
listenToPush();
serwist.addEventListeners();
