import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { addressKey } from '@necp/shared/kernel';

export interface PortLimits {
  /** The only path whose requests may have a body, and the largest one in bytes; null when no path takes any. */
  readonly body: { readonly path: string; readonly mostBytes: number } | null;
  /** The greatest number of open connections. */
  readonly most: number;
  /** The greatest number of one address; null behind a proxy, whose connections all come from one address. */
  readonly mostOfAddress: number | null;
  /** Whether browsers reach this port by https; it is then the only way for two years. */
  readonly isHttps?: boolean;
  readonly timesMs?: PortTimes;
}

interface PortTimes {
  /** From the beginning of a connection or request until all its headers are here, and until its body is here. */
  readonly headers: number;
  readonly request: number;
  /** How often connections are checked for that. */
  readonly check: number;
  /** A connection on which no byte moves for this long is closed; game sockets have a heartbeat of their own. */
  readonly idle: number;
}

const usualTimesMs: PortTimes = { headers: 8_000, request: 15_000, check: 1_000, idle: 60_000 };
/**
 * The greatest number of requests of one connection that wait for their answers. Clients wait for each answer; answers
 * that are not read would stay in memory.
 */
export const mostUnanswered = 4;

/**
 * Limits what a server takes before it knows who sends it: the number of connections, the requests that wait for their
 * answers, the time of a request, and its body, which is refused before it is read unless its path takes one and its
 * length is announced. Every answer, refusals too, has the headers that a browser must not miss. Call it before the
 * server listens.
 */
export function guardPort(server: Server, limits: PortLimits): void {
  const { headers, request, check, idle } = limits.timesMs ?? usualTimesMs;
  const open = new Map<string, number>();
  const unanswered = new WeakMap<Socket, number>();
  server.maxConnections = limits.most;
  server.headersTimeout = headers;
  server.requestTimeout = request;
  server.timeout = idle;
  (server as Server & { connectionsCheckingInterval: number }).connectionsCheckingInterval = check;
  const { emit } = server;
  // A listener of the event could not keep it from the listeners that Engine.IO adds.
  server.emit = function (this: Server, event: string, ...args: unknown[]): boolean {
    if (event === 'connection' && !admits(args[0] as Socket, open, limits.mostOfAddress)) {
      (args[0] as Socket).destroy();
      return true;
    }
    if (event === 'request' && !countUnanswered(unanswered, args[1] as ServerResponse)) {
      (args[0] as IncomingMessage).socket.destroy();
      return true;
    }
    if (event === 'request') setHeaders(args[1] as ServerResponse, limits);
    if (event === 'request' && refusesBody(args[0] as IncomingMessage, args[1] as ServerResponse, limits.body))
      return true;
    return (emit as (event: string, ...args: unknown[]) => boolean).call(this, event, ...args);
  } as Server['emit'];
}

/** Nothing of this port is a page: a browser that opens it runs and frames nothing. */
function setHeaders(response: ServerResponse, { isHttps }: PortLimits): void {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('content-security-policy', "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
  response.setHeader('referrer-policy', 'no-referrer');
  if (isHttps) response.setHeader('strict-transport-security', 'max-age=63072000; includeSubDomains');
}

/** Counts a connection until it closes; returns false when its address has too many. Localhost is not limited. */
function admits(socket: Socket, open: Map<string, number>, most: number | null): boolean {
  const address = socket.remoteAddress ?? '';
  if (most === null || isLoopback(address)) return true;
  const key = addressKey(address);
  const count = open.get(key) ?? 0;
  if (count >= most) return false;
  open.set(key, count + 1);
  socket.once('close', () => {
    const left = (open.get(key) ?? 1) - 1;
    if (left > 0) open.set(key, left);
    else open.delete(key);
  });
  return true;
}

/** Counts a request of a connection until its answer has gone; returns false when too many wait. */
function countUnanswered(unanswered: WeakMap<Socket, number>, response: ServerResponse): boolean {
  const { socket } = response.req;
  const count = (unanswered.get(socket) ?? 0) + 1;
  unanswered.set(socket, count);
  response.once('close', () => unanswered.set(socket, (unanswered.get(socket) ?? 1) - 1));
  return count <= mostUnanswered;
}

/** Answers a request whose body must not be read, and closes its connection; returns whether this is one. */
function refusesBody(request: IncomingMessage, response: ServerResponse, body: PortLimits['body']): boolean {
  const length = Number(request.headers['content-length'] ?? 0);
  const isChunked = request.headers['transfer-encoding'] !== undefined;
  if (length === 0 && !isChunked) return false;
  const isTaken = request.method === 'POST' && (request.url ?? '').split('?')[0] === body?.path;
  if (isTaken && !isChunked && length <= (body?.mostBytes ?? 0)) return false;
  response.writeHead(isTaken && isChunked ? 411 : 413, { connection: 'close', 'content-length': 0 }).end();
  return true;
}

export function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');
}
