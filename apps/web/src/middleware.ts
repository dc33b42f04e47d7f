import { correlationHeader, readCorrelationId } from '@necp/shared/kernel/correlation';
import { type NextRequest, NextResponse } from 'next/server';
import { env } from './env';
import { pageLocaleHeader, readLocalisedPath } from './i18n/localised-path';
import { contentSecurityPolicy } from './security-headers';

/** Sets headers, and finds the page of an address with a language: permissions are decided in the procedures. */
export function middleware(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const isHttps = env.PUBLIC_URL.startsWith('https:');
  const policy = contentSecurityPolicy({
    nonce,
    simUrls: [env.SIM_PUBLIC_URL, ...env.SIM_PUBLIC_URLS],
    isDevelopment: env.NODE_ENV === 'development',
    isHttps,
  });
  const correlationId = readCorrelationId(request.headers.get(correlationHeader)) ?? crypto.randomUUID();

  // Next reads the nonce for its scripts from the policy on the request.
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  headers.set(correlationHeader, correlationId);
  headers.delete(pageLocaleHeader);
  const response = answer(request, headers);
  response.headers.set('content-security-policy', policy);
  response.headers.set(correlationHeader, correlationId);
  return response;
}

/** `/ru/help` is drawn by `/help`, which learns the language from a header. */
function answer(request: NextRequest, headers: Headers): NextResponse {
  const localised = readLocalisedPath(request.nextUrl.pathname);
  if (localised === null) return NextResponse.next({ request: { headers } });
  headers.set(pageLocaleHeader, localised.locale);
  const url = request.nextUrl.clone();
  url.pathname = localised.page;
  return NextResponse.rewrite(url, { request: { headers } });
}

export const config = { matcher: ['/((?!_next/static|_next/image).*)'] };
