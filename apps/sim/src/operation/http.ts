import { createServer, type IncomingMessage, type Server } from 'node:http';
import { isSameSecret } from '@necp/shared/kernel';
import type { Registry } from 'prom-client';

export interface HealthOptions {
  readonly registry: Registry;
  /** Whether players can connect to this process. */
  readonly isReady: () => boolean;
  /** The bearer token that /metrics requires when given. */
  readonly token?: string | undefined;
  /** Handles a seat request of another process and returns the HTTP status; absent in processes without zones. */
  readonly reserve?: {
    readonly path: string;
    answer(authorization: string | undefined, body: string): Promise<number>;
  };
}

/** A request between processes is a few names, so its body is short. */
const mostSeatRequestBytes = 1024;

/**
 * Creates the HTTP server for health, metrics and seat requests of other processes; the game socket uses the same
 * server.
 */
export function createHealthServer({ registry, isReady, token, reserve }: HealthOptions): Server {
  return createServer((request, response) => {
    const answer = (status: number, text: string, type = 'text/plain') => {
      response.writeHead(status, {
        'content-type': type,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      });
      response.end(request.method === 'HEAD' ? undefined : text);
    };
    const path = (request.url ?? '/').split('?')[0];
    if (reserve !== undefined && path === reserve.path && request.method === 'POST') {
      return void readBody(request)
        .then((body) => reserve.answer(request.headers.authorization, body))
        .then(
          (status) => answer(status, ''),
          () => answer(500, ''),
        );
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, 'method not allowed');
    if (path === '/healthz') return answer(200, 'ok');
    if (path === '/readyz') return isReady() ? answer(200, 'ready') : answer(503, 'no zone yet');
    if (path !== '/metrics') return answer(404, 'not found');
    if (token !== undefined && !isSameSecret(request.headers.authorization ?? '', `Bearer ${token}`))
      return answer(401, 'token missing');
    registry.metrics().then(
      (text) => answer(200, text, registry.contentType),
      () => answer(500, 'no metrics'),
    );
  });
}

/** A body longer than any request is cut off, and so cannot be parsed. */
async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > mostSeatRequestBytes) return '';
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
