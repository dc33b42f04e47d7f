import { methodsAt } from './rest';

/** What a page of another origin may send, besides what every page may. */
const sentHeaders = 'authorization, content-type, accept-language, x-request-id';
/** What a page of another origin may read of an answer, besides what every page may. */
const readHeaders = 'x-request-id, retry-after, deprecation, sunset, link';
/** How long a browser remembers the answer to a preflight. */
const maxAgeSeconds = 600;

/** The origins, besides our own, whose pages may use the REST interface. */
export type AllowedOrigins = readonly string[];

/**
 * Answers whether a page of another origin may send a request, as its browser asks before. Cookies are never allowed:
 * the REST interface takes tokens only.
 */
export function answerPreflight(request: Request, path: string, allowed: AllowedOrigins): Response {
  const methods = methodsAt(path);
  const headers = corsHeaders(request, allowed);
  if (methods.length === 0) return new Response(null, { status: 404, headers: { vary: 'Origin' } });
  if (headers.has('access-control-allow-origin')) {
    headers.set('access-control-allow-methods', methods.join(', '));
    headers.set('access-control-allow-headers', sentHeaders);
    headers.set('access-control-max-age', String(maxAgeSeconds));
  }
  headers.set('allow', [...methods, 'OPTIONS'].join(', '));
  headers.append('vary', 'Access-Control-Request-Method, Access-Control-Request-Headers');
  return new Response(null, { status: 204, headers });
}

/** Adds to an answer what lets a page of an allowed origin read it. */
export function withCors(response: Response, request: Request, allowed: AllowedOrigins): Response {
  for (const [name, value] of corsHeaders(request, allowed)) response.headers.append(name, value);
  return response;
}

/** The answer depends on the origin, so that no cache gives one origin the answer of another. */
function corsHeaders(request: Request, allowed: AllowedOrigins): Headers {
  const headers = new Headers({ vary: 'Origin' });
  const origin = request.headers.get('origin');
  if (origin === null || !allowed.includes(origin)) return headers;
  headers.set('access-control-allow-origin', origin);
  headers.set('access-control-expose-headers', readHeaders);
  return headers;
}
