import { nameCharset } from './charset.mjs';
import { countConnections, plainAddress } from './connections.mjs';

/** The largest body of a request; the procedures have the same limit. */
export const bodyMaxBytes = 64 * 1024;
/** Requests below these paths may have a body. */
const takesBody = /^\/(?:api\/(?:trpc|auth|v\d{1,3})\/|unsubscribe(?:\?|$))/;
/**
 * The greatest number of requests of one connection that wait for their answers. Browsers and proxies wait for each
 * answer; answers that are not read would stay in memory.
 */
export const mostUnanswered = 4;
/** Browsers that used https once keep using it for two years, for this host and those below it. */
export const strictTransport = 'max-age=63072000; includeSubDomains';

/** The value of a limit that operators have set; the process publishes it when it has read the limits. */
const setLimit = (name) => globalThis.necpPortLimits?.[name] ?? null;
const usualTimesMs = {
  /** From the beginning of a connection or request until all its headers are here, and until its body is here. */
  headers: 8_000,
  request: 20_000,
  /** How often connections are checked for that. */
  check: 1_000,
  /** A connection on which no byte moves for this long is closed; pages are answered sooner. */
  idle: 60_000,
};

/**
 * Protects a server before the framework sees a request. Upgrade and CONNECT are answered with 400, because Next 14
 * forwards a crafted upgrade to other hosts. A body is refused before it is read, unless a route takes one and its
 * length is announced and within the limit: the framework would otherwise buffer it whole. Connections that are slow,
 * do not wait for answers, or are too many are closed. The client's address is taken from the connection, not from
 * headers of the client. Every answer, refusals and files too, has the headers that a browser must not miss.
 * @param {import('node:http').Server} server which does not listen yet
 * @param {{ hops: number, most: number, mostOfAddress: number, isHttps: boolean,
 *   onRequest: (request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => void,
 *   timesMs?: typeof usualTimesMs }} options
 *   `hops` is the number of our own proxies in front of this port, each of which adds one entry to x-forwarded-for
 */
export function guardPort(server, { hops, most, mostOfAddress, isHttps, onRequest, timesMs = usualTimesMs }) {
  const connections = countConnections(() => setLimit('connectionsOfAddress') ?? mostOfAddress);
  const unanswered = new WeakMap();
  server.maxConnections = most;
  server.headersTimeout = timesMs.headers;
  server.requestTimeout = timesMs.request;
  server.connectionsCheckingInterval = timesMs.check;
  server.timeout = timesMs.idle;
  // Without a listener Node would serve an upgrade as an ordinary request.
  server.on('upgrade', refuseUpgrade);
  server.on('connect', refuseUpgrade);
  const { emit } = server;
  server.emit = function (event, ...args) {
    const [first, second] = args;
    if (event === 'upgrade' || event === 'connect') {
      refuseUpgrade(first, second);
      return true;
    }
    // All connections of a proxy have one address; the proxy counts its clients itself.
    if (event === 'connection' && hops === 0 && !connections.admit(first)) {
      first.destroy();
      return true;
    }
    if (event === 'request') {
      if (!countUnanswered(unanswered, first.socket, second)) {
        first.socket.destroy();
        return true;
      }
      prepare(first, hops);
      nameCharset(second);
      second.setHeader('x-content-type-options', 'nosniff');
      if (isHttps) second.setHeader('strict-transport-security', strictTransport);
      onRequest(first, second);
      if (refusesRequest(first, second)) return true;
    }
    return emit.call(this, event, ...args);
  };
}

/** Counts a request of a connection until its answer has gone; returns false when too many wait. */
function countUnanswered(unanswered, socket, response) {
  const count = (unanswered.get(socket) ?? 0) + 1;
  unanswered.set(socket, count);
  response.once('close', () => unanswered.set(socket, (unanswered.get(socket) ?? 1) - 1));
  return count <= (setLimit('waitingRequests') ?? mostUnanswered);
}

function refuseUpgrade(_request, socket) {
  socket.on('error', () => undefined);
  if (!socket.writableEnded) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}

function prepare(request, hops) {
  delete request.headers['x-middleware-subrequest'];
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim());
  const peer = plainAddress(request.socket);
  request.headers['x-client-address'] = (hops > 0 ? forwarded.at(-hops) : undefined) || peer;
  delete request.headers['x-client-is-local'];
  const isForwarded = 'x-forwarded-for' in request.headers || 'forwarded' in request.headers;
  if (hops === 0 && !isForwarded && /^(127\.|::1$)/.test(peer)) request.headers['x-client-is-local'] = '1';
}

/**
 * Answers requests that the framework must not see, and returns whether this is one. There are no server actions: only
 * routes below /api and the one by which mailboxes unsubscribe take a body, so the framework never parses one for a
 * page.
 */
function refusesRequest(request, response) {
  const { method = 'GET', url = '/', headers } = request;
  const reads = method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
  const length = Number(headers['content-length'] ?? 0);
  const isChunked = headers['transfer-encoding'] !== undefined;
  if (!reads && (method === 'TRACE' || !takesBody.test(url))) return refuse(response, 405, { allow: 'GET, HEAD' });
  if (length > bodyMaxBytes || (reads && (length > 0 || isChunked))) return refuse(response, 413);
  return isChunked && refuse(response, 411);
}

/** Answers and closes the connection, so that a body that still comes is not read. */
function refuse(response, status, headers = {}) {
  response.writeHead(status, { ...headers, connection: 'close', 'content-length': 0 }).end();
  return true;
}
