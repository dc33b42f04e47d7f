import { createServer, type Server } from 'node:http';
import type { Registry } from 'prom-client';

export interface HealthOptions {
  readonly registry: Registry;
  /** Whether players can be sent here. */
  readonly isReady: () => boolean;
  /** Asked as a bearer token by /metrics when given. */
  readonly token?: string | undefined;
}

/** Health and metrics of the process; the socket door opens on the same server. */
export function createHealthServer({ registry, isReady, token }: HealthOptions): Server {
  return createServer((request, response) => {
    const answer = (status: number, text: string, type = 'text/plain') => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
      response.end(request.method === 'HEAD' ? undefined : text);
    };
    const path = (request.url ?? '/').split('?')[0];
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, 'method not allowed');
    if (path === '/healthz') return answer(200, 'ok');
    if (path === '/readyz') return isReady() ? answer(200, 'ready') : answer(503, 'no zone yet');
    if (path !== '/metrics') return answer(404, 'not found');
    if (token !== undefined && request.headers.authorization !== `Bearer ${token}`) return answer(401, 'token missing');
    registry.metrics().then(
      (text) => answer(200, text, registry.contentType),
      () => answer(500, 'no metrics'),
    );
  });
}
