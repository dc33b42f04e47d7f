import net from 'node:net';

/** Addresses at which a server is opened before it says that it listens. */
const furtherAddresses = new WeakMap();

/**
 * Opens a server at the loopback addresses, and at another one only when `host` names it. Addresses that the caller
 * names itself are kept.
 * @param {import('node:http').Server} server
 * @param {{ host: string | undefined, args: unknown[], listen: (...args: unknown[]) => unknown }} options
 *   what Node's own `listen` was called with, and itself
 */
export function listenLocally(server, { host, args, listen }) {
  const [port, named, ...rest] = args;
  if (typeof port !== 'number' || typeof named === 'string') return listen.apply(server, args);
  const [first, ...others] = addressesOf(host);
  furtherAddresses.set(server, others);
  return listen.call(server, port, first, ...[named, ...rest].filter((one) => one !== undefined));
}

/** Browsers try both addresses of localhost. A wildcard includes them. */
function addressesOf(host) {
  if (host === '0.0.0.0' || host === '::') return [host];
  return [...new Set([...(host ? [host] : []), '127.0.0.1', '::1'])];
}

/**
 * Opens the further addresses of a server that began to listen.
 * @param {import('node:http').Server} server
 * @param {(event: string, ...args: unknown[]) => unknown} say passes `listening`, or an `error`, on to the server
 * @returns {boolean} whether there are any; `say` is called later then
 */
export function openFurtherAddresses(server, say) {
  const others = furtherAddresses.get(server);
  if (others === undefined) return false;
  furtherAddresses.delete(server);
  Promise.all(others.map((other) => alsoListen(server, other))).then(
    () => say('listening'),
    (error) => say('error', error),
  );
  return true;
}

/** Passes connections of a further address to the server; a machine without IPv6 has none there. */
function alsoListen(server, host) {
  const second = net.createServer((socket) => server.emit('connection', socket));
  second.maxConnections = server.maxConnections;
  server.once('close', () => second.close());
  return new Promise((resolve, reject) => {
    second.once('error', (error) =>
      error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT' ? resolve() : reject(error),
    );
    second.unref().listen(server.address().port, host, resolve);
  });
}
