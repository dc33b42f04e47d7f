/**
 * Protects the web port where the framework does not; loaded before Next (`node --import ./refuse-upgrade.mjs …`).
 * It listens on the loopback addresses, and on others only when HOST names one.
 * Upgrade and CONNECT are answered with 400, because Next 14 forwards a crafted upgrade to other hosts. The client's
 * address is taken from the connection, not from headers of the client. Requests with a body are refused for pages.
 * Requests are timed for /metrics.
 */
import { Server } from 'node:http';
import net from 'node:net';
import client from 'prom-client';

/** The number of our own proxies in front of this port; each adds one entry to x-forwarded-for. */
const trustedHops = Number(process.env.PROXY_HOPS ?? 0);
const seconds = new client.Histogram({
  name: 'http_request_duration_seconds',
  help: 'Time to answer requests on the web port.',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
});
const knownMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const apiRoutes = ['trpc', 'auth', 'v1/[a-z]{1,20}'];
const pageRoutes = 'c|play|account|settings|sign-in|register|characters|developers|dev'.split('|');
const machineRoutes = ['_next/static', '_next/image', 'healthz', 'readyz', 'metrics', '\\.well-known'];
const knownRoutes = new RegExp(
  `^/(?:api/(?:${apiRoutes.join('|')})|${[...machineRoutes, ...pageRoutes].join('|')})(?=/|$)`,
);
/** Addresses at which a server is opened before it says that it listens. */
const furtherAddresses = new WeakMap();
const emit = Server.prototype.emit;
const listen = Server.prototype.listen;

// Without a listener Node would serve an upgrade as an ordinary request.
Server.prototype.listen = function (port, host, ...args) {
  this.on('upgrade', refuse);
  this.on('connect', refuse);
  if (typeof port !== 'number' || typeof host === 'string') return listen.call(this, port, host, ...args);
  const [first, ...others] = addressesOf(process.env.HOST);
  furtherAddresses.set(this, others);
  return listen.call(this, port, first, ...[host, ...args].filter((one) => one !== undefined));
};

/** Browsers try both addresses of localhost. A wildcard includes them. */
function addressesOf(host) {
  if (host === '0.0.0.0' || host === '::') return [host];
  return [...new Set([...(host ? [host] : []), '127.0.0.1', '::1'])];
}

/** Passes connections of a further address to the server; a machine without IPv6 has none there. */
function alsoListen(server, host) {
  const second = net.createServer((socket) => server.emit('connection', socket));
  server.once('close', () => second.close());
  return new Promise((resolve, reject) => {
    second.once('error', (error) =>
      error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT' ? resolve() : reject(error),
    );
    second.unref().listen(server.address().port, host, resolve);
  });
}

Server.prototype.emit = function (event, ...args) {
  if (event === 'upgrade' || event === 'connect') {
    refuse(args[0], args[1]);
    return true;
  }
  const others = event === 'listening' ? furtherAddresses.get(this) : undefined;
  if (others !== undefined) {
    furtherAddresses.delete(this);
    Promise.all(others.map((other) => alsoListen(this, other))).then(
      () => emit.call(this, event, ...args),
      (error) => emit.call(this, 'error', error),
    );
    return true;
  }
  if (event === 'request') {
    prepare(args[0], args[1]);
    if (isWriteToPage(args[0])) {
      args[1].writeHead(405, { allow: 'GET, HEAD' }).end();
      return true;
    }
  }
  return emit.call(this, event, ...args);
};

function refuse(_request, socket) {
  socket.on('error', () => undefined);
  if (!socket.writableEnded) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}

function prepare(request, response) {
  delete request.headers['x-middleware-subrequest'];
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim());
  const address = trustedHops > 0 ? forwarded.at(-trustedHops) : undefined;
  const peer = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  request.headers['x-client-address'] = address || peer;
  delete request.headers['x-client-is-local'];
  const isForwarded = 'x-forwarded-for' in request.headers || 'forwarded' in request.headers;
  if (trustedHops === 0 && !isForwarded && /^(127\.|::1$)/.test(peer)) request.headers['x-client-is-local'] = '1';
  const startedAt = performance.now();
  response.once('finish', () => {
    const { method = '', url = '' } = request;
    seconds.observe(
      { method: knownMethods.has(method) ? method : 'other', route: routeOf(url), status: String(response.statusCode) },
      (performance.now() - startedAt) / 1000,
    );
  });
}

/**
 * There are no server actions: only the routes below /api take a body, so the framework never parses one for a page.
 */
function isWriteToPage({ method = 'GET', url = '/' }) {
  return !['GET', 'HEAD', 'OPTIONS'].includes(method) && !url.startsWith('/api/');
}

/** Maps requests to a short list of route names, whatever paths strangers request. */
function routeOf(url) {
  const path = url.split('?')[0] ?? '';
  return path === '/' ? '/' : (knownRoutes.exec(path)?.[0] ?? 'other');
}
