import type { IncomingMessage } from 'node:http';

/**
 * Checks whether a page of this origin may open the socket: the game's own, one that the operator has named, or any
 * page of the requested host (the web app on another port of the same machine). Programs other than browsers send no
 * origin; they are authenticated by the ticket alone.
 */
export function isAllowedOrigin(
  request: Pick<IncomingMessage, 'headers'>,
  { publicUrl, allowedOrigins }: { readonly publicUrl: string; readonly allowedOrigins: readonly string[] },
): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined || allowedOrigins.includes(origin)) return true;
  try {
    const asking = new URL(origin);
    if (asking.origin === new URL(publicUrl).origin) return true;
    return host !== undefined && asking.hostname === new URL(`http://${host}`).hostname;
  } catch {
    return false;
  }
}

/** Returns the client's address: the peer, or behind trusted proxies the address that the outermost of them saw. */
export function addressOf(request: IncomingMessage, proxyHops: number): string {
  const peer = request.socket.remoteAddress ?? 'unknown';
  if (proxyHops === 0) return peer;
  const header = request.headers['x-forwarded-for'];
  const seen = (Array.isArray(header) ? header.join(',') : (header ?? ''))
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  return seen.at(-proxyHops) ?? peer;
}
