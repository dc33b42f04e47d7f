import { createServer, type IncomingMessage, type Server } from 'node:http';
import { isBearer } from '@necp/domain/kernel';
import type { Registry } from 'prom-client';
import { guardPort, type PortLimits } from './port';

export interface HealthOptions {
  readonly registry: Registry;
  /** Whether players can connect to this process. */
  readonly isReady: () => boolean;
  /** The bearer token that /metrics requires when given. */
  readonly token?: string | undefined;
  readonly connections: Pick<PortLimits, 'most' | 'mostOfAddress' | 'isHttps'>;
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
export function createHealthServer({ registry, isReady, token, connections, reserve }: HealthOptions): Server {
  const server = createServer((request, response) => {
    const answer = (status: number, text: string, type = 'text/plain; charset=utf-8') => {
      response.writeHead(status, {
        'content-type': type,
        'cache-control': 'no-store',
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
    if (token !== undefined && !isBearer(request.headers.authorization, token)) return answer(401, 'token missing');
    registry.metrics().then(
      (text) => answer(200, text, registry.contentType),
      () => answer(500, 'no metrics'),
    );
  });
  const body = reserve === undefined ? null : { path: reserve.path, mostBytes: mostSeatRequestBytes };
  guardPort(server, { ...connections, body });
  return server;
}

/** Reads the body of a request, whose length the guard of the port has checked. */
async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
