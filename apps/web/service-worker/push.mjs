/* The messages of the server while the game is closed. */

/** @param {PushMessageData | null} message */
const read = (message) => {
  try {
    const { title, body, tag, url, lang } = message.json();
    return {
      title: String(title),
      options: { body: String(body), tag: String(tag), lang, data: { url: String(url) } },
    };
  } catch {
    // A message that cannot be read is shown all the same: browsers end subscriptions that show nothing.
    return { title: 'NECPGAME', options: { tag: 'unread', data: { url: '/play' } } };
  }
};

/** The game itself informs a player who looks at it. */
const isLookingOn = async () => {
  const windows = await globalThis.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return windows.some(({ focused, url }) => focused && new URL(url).pathname.endsWith('/play'));
};

export function listenToPush() {
  globalThis.addEventListener('push', (event) => {
    const { title, options } = read(event.data);
    const icons = { icon: '/icons/192.png', badge: '/icons/192.png' };
    event.waitUntil(
      isLookingOn().then((isThere) =>
        isThere ? null : globalThis.registration.showNotification(title, { ...icons, ...options }),
      ),
    );
  });
  globalThis.addEventListener('notificationclick', (event) => {
    event.notification.close();
    event.waitUntil(open(event.notification.data?.url ?? '/play'));
  });
}

/** Brings the game to the front, or opens it. Only addresses of this site are opened. */
async function open(path) {
  const target = new URL(path, globalThis.location.origin);
  if (target.origin !== globalThis.location.origin) return;
  const windows = await globalThis.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const found = windows.find(({ url }) => new URL(url).pathname.endsWith(target.pathname));
  await (found === undefined ? globalThis.clients.openWindow(target.href) : found.focus());
}
