import { correlationHeader, isLoopbackUrl, type Locale, readCorrelationId } from '@necp/shared/kernel';
import { chooseLocale } from '../messages/locale';
import { env } from '../env';
import { readLocaleCookie } from './cookies';

/** What is known about a request, as far as it can be trusted. */
export interface RequestContext {
  readonly address: string | null;
  /** Whether the caller is at this machine itself, with nothing in between. */
  readonly isLocal: boolean;
  readonly correlationId: string | null;
  readonly userAgent: string;
  readonly locale: Locale;
}

export function requestContext(headers: Headers): RequestContext {
  return {
    // refuse-upgrade.mjs sets it from the connection; without that (development) the framework's own header is used.
    address: headers.get('x-client-address') ?? headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? null,
    isLocal: isLocal(headers),
    correlationId: readCorrelationId(headers.get(correlationHeader)),
    userAgent: (headers.get('user-agent') ?? '').slice(0, 512),
    locale: chooseLocale(readLocaleCookie(headers), headers.get('accept-language')),
  };
}

/**
 * A page of a foreign name that leads here is not local either. In development the port is not guarded, so that it
 * must be open to this machine only.
 */
function isLocal(headers: Headers): boolean {
  const host = `http://${headers.get('host') ?? ''}`;
  if (!URL.canParse(host) || !isLoopbackUrl(host)) return false;
  if (env.NODE_ENV === 'development') return env.HOST === undefined || isLoopbackUrl(`http://${env.HOST}`);
  return headers.get('x-client-is-local') === '1';
}

/**
 * Returns the foreign page that sent this request, null when it is one of ours. A request with cookies and without an
 * origin counts as foreign.
 */
export function foreignOriginOf(headers: Headers, cookie: 'carried' | 'none'): string | null {
  const origin = headers.get('origin');
  if (origin !== null) return origin === env.PUBLIC_URL || isOurHost(origin, headers.get('host')) ? null : origin;
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none' ? null : site;
  return cookie === 'carried' ? 'unknown' : null;
}

/** Whether the origin is the host that was asked, under the scheme of the public address. */
function isOurHost(origin: string, host: string | null): boolean {
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  return from.host === host && from.protocol === new URL(env.PUBLIC_URL).protocol;
}
