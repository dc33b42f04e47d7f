/**
 * Protects the web port where the framework does not; loaded before Next (`node --import ./refuse-upgrade.mjs …`).
 * Upgrade and CONNECT are answered with 400, because Next 14 forwards a crafted upgrade to other hosts. The client's
 * address is taken from the connection, not from headers of the client. Requests with a body are refused for pages.
 * Requests are timed for /metrics.
 */
import { Server } from 'node:http';
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
const emit = Server.prototype.emit;
const listen = Server.prototype.listen;

// Without a listener Node would serve an upgrade as an ordinary request.
Server.prototype.listen = function (...args) {
  this.on('upgrade', refuse);
  this.on('connect', refuse);
  return listen.apply(this, args);
};

Server.prototype.emit = function (event, ...args) {
  if (event === 'upgrade' || event === 'connect') {
    refuse(args[0], args[1]);
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
  request.headers['x-client-address'] = address || (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
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
