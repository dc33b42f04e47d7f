import { dayMs, type Locale } from '@necp/shared/kernel';
import { ceremonyLifeMs } from '@necp/shared/passkey/rules';
import { longestLifeDays } from '@necp/shared/session/lifetimes';
import { trustLifeMs } from '@necp/shared/session/rules';
import { decode, encode } from 'next-auth/jwt';
import { env } from '../env';
import { localeCookie } from '../messages/locale-cookie';

/** As long as the longest session; the session's row decides each time whether it is still valid. */
export const cookieMaxAgeS = (longestLifeDays * dayMs) / 1000;
const deviceMaxAgeS = (400 * dayMs) / 1000;

const isHttps = (): boolean => env.PUBLIC_URL.startsWith('https:');

/** The prefix binds the cookie to this host and to https. */
export const sessionCookie = (): string => (isHttps() ? '__Host-necp.session' : 'necp.session');
export const deviceCookie = (): string => (isHttps() ? '__Host-necp.device' : 'necp.device');
export const trustCookie = (): string => (isHttps() ? '__Host-necp.trust' : 'necp.trust');
export const ceremonyCookie = (): string => (isHttps() ? '__Host-necp.passkey' : 'necp.passkey');
/** Where next-auth leads after a sign-in; it would name the cookie `__Secure-`, which neighbouring hosts can set. */
const callbackCookie = (): string => (isHttps() ? '__Host-necp.callback' : 'necp.callback');
const ownLocaleCookie = (): string => localeCookie(new URL(env.PUBLIC_URL).protocol);
const csrfCookie = (): string => (isHttps() ? '__Host-necp.csrf' : 'necp.csrf');

export function cookieOptions() {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps() } as const;
}

/** The cookies of next-auth; the names of others belong to doors that the product does not have. */
export function authCookies() {
  const options = cookieOptions();
  return {
    sessionToken: { name: sessionCookie(), options },
    callbackUrl: { name: callbackCookie(), options },
    csrfToken: { name: csrfCookie(), options },
  };
}

/** Returns the language that a browser has chosen; undefined when it has chosen none. */
export const readLocaleCookie = (headers: Headers): string | undefined =>
  readCookie(headers, ownLocaleCookie()) ?? undefined;

/** Returns the value of one cookie of a request. */
export function readCookie(headers: Headers, name: string): string | null {
  const pairs = (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  const found = pairs.find((pair) => pair.startsWith(`${name}=`));
  return found === undefined ? null : found.slice(name.length + 1);
}

/** What the encrypted cookie of a session holds. */
export interface SessionCookie {
  /** The session's secret. */
  readonly token: string;
  /** Whether the browser keeps the cookie when it is closed; the session's row knows nothing of cookies. */
  readonly isKept: boolean;
}

/** Returns what the cookie of a session holds; null when there is none or it is not ours. */
export async function openSessionCookie(value: string | null | undefined): Promise<SessionCookie | null> {
  if (!value) return null;
  try {
    const claims = await decode({ token: value, secret: env.NEXTAUTH_SECRET });
    return typeof claims?.sid === 'string' ? { token: claims.sid, isKept: claims.kept === true } : null;
  } catch {
    return null;
  }
}

/** Returns the session's secret in its cookie; null when there is none or it is not ours. */
export async function readSessionCookie(value: string | null | undefined): Promise<string | null> {
  return (await openSessionCookie(value))?.token ?? null;
}

/** Returns a `set-cookie` header that gives the browser a new secret for its session. */
export async function sessionCookieLine({ token, isKept }: SessionCookie): Promise<string> {
  const claims = { sid: token, kept: isKept };
  const value = await encode({ token: claims, secret: env.NEXTAUTH_SECRET, maxAge: cookieMaxAgeS });
  return cookieLine(sessionCookie(), value, isKept ? cookieMaxAgeS : null);
}

/** Returns a `set-cookie` header that marks the browser of a user who signed in. */
export function deviceCookieLine(device: string): string {
  return cookieLine(deviceCookie(), device, deviceMaxAgeS);
}

/** Returns a `set-cookie` header with the secret of a browser that is not asked for a code for thirty days. */
export function trustCookieLine(token: string): string {
  return cookieLine(trustCookie(), token, trustLifeMs / 1000);
}

/** Returns a `set-cookie` header with the secret that the challenges of passkeys are bound to before a sign-in. */
export function ceremonyCookieLine(ceremony: string): string {
  return cookieLine(ceremonyCookie(), ceremony, ceremonyLifeMs / 1000);
}

/** Returns the secret that this browser's challenges are bound to; null when it has none, or one that is not ours. */
export function readCeremony(headers: Headers): string | null {
  const ceremony = readCookie(headers, ceremonyCookie());
  return ceremony !== null && /^[\w-]{32}$/.test(ceremony) ? ceremony : null;
}

/**
 * Returns a `set-cookie` header for the language of a browser; scripts may read it, because the site's pages change it.
 */
export function localeCookieLine(locale: Locale): string {
  return `${ownLocaleCookie()}=${locale}; Path=/; Max-Age=${deviceMaxAgeS}; SameSite=Lax${secureMark()}`;
}

/**
 * Returns a `set-cookie` header of a cookie that scripts cannot read.
 * @param maxAgeS null for one that the browser forgets when it is closed
 */
export function cookieLine(name: string, value: string, maxAgeS: number | null): string {
  const age = maxAgeS === null ? '' : ` Max-Age=${maxAgeS};`;
  return `${name}=${value}; Path=/;${age} HttpOnly; SameSite=Lax${secureMark()}`;
}

const secureMark = (): string => (isHttps() ? '; Secure' : '');
