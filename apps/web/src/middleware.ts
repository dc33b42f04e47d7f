import { type NextRequest, NextResponse } from 'next/server';
import { env } from './env';
import { contentSecurityPolicy, strictTransport } from './security-headers';

/** Sets headers only: permissions are decided in the procedures, never here. */
export function middleware(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const isHttps = env.PUBLIC_URL.startsWith('https:');
  const policy = contentSecurityPolicy({
    nonce,
    simUrls: [env.SIM_PUBLIC_URL, ...env.SIM_PUBLIC_URLS],
    isDevelopment: env.NODE_ENV === 'development',
    isHttps,
  });
  const correlationId = readCorrelationId(request.headers.get('x-correlation-id'));

  // Next reads the nonce for its scripts from the policy on the request.
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  headers.set('x-correlation-id', correlationId);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('x-correlation-id', correlationId);
  if (isHttps) response.headers.set('strict-transport-security', strictTransport);
  return response;
}

/** Returns the browser's own id when it looks valid, so that its logs and ours can be compared. */
function readCorrelationId(sent: string | null): string {
  return sent !== null && /^[A-Za-z0-9-]{8,64}$/.test(sent) ? sent : crypto.randomUUID();
}

export const config = { matcher: ['/((?!_next/static|_next/image).*)'] };
