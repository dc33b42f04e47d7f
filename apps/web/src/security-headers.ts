interface PolicyOptions {
  readonly nonce: string;
  /** The addresses of the simulation's sockets, one for each process or one with a `*` for all. */
  readonly simUrls: readonly string[];
  readonly isDevelopment: boolean;
  readonly isHttps: boolean;
}

/**
 * Returns the content security policy of a page: scripts by nonce only, connections to the site and the simulation, no
 * framing.
 */
export function contentSecurityPolicy(options: PolicyOptions): string {
  const sims = [...new Set(options.simUrls)].flatMap((url) => [url, url.replace(/^http/, 'ws')]).join(' ');
  // Hot reload evaluates code and opens a socket to its own server; the production build does neither.
  const evaluates = options.isDevelopment ? " 'unsafe-eval'" : '';
  const ownSocket = options.isDevelopment ? ' ws:' : '';
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${options.nonce}' 'strict-dynamic'${evaluates}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' blob:",
    "worker-src 'self' blob:",
    `connect-src 'self' ${sims}${ownSocket}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(options.isHttps ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}
