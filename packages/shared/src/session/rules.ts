import type { Locale } from '../kernel/ids';
import { dayMs, minuteMs } from '../kernel/time';

/** How long the copy of a session is kept in Redis, which says who asks while Postgres does not answer. */
export const cachedSessionMs = 15 * minuteMs;
/** How long what a player has proven counts for acts that ask for a proof. */
export const proofLifeMs = 10 * minuteMs;
/** How long a trusted browser is not asked for a code. */
export const trustLifeMs = 30 * dayMs;
/** The most sessions of one account; the least recently used one ends when another is opened. */
export const maxSessions = 20;

/** Whether a proof of this time still counts; null is none. */
export function isProofFresh(provenAt: Date | null, nowMs: number): boolean {
  return provenAt !== null && nowMs - provenAt.getTime() < proofLifeMs;
}

const browsers = [
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['YaBrowser', 'Yandex'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const;
const systems = [
  ['Android', 'Android'],
  ['iPhone', 'iOS'],
  ['iPad', 'iPadOS'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
] as const;

/** Returns a browser's user agent in a few words, with `?` for unknown parts. */
export function deviceLabel(userAgent: string): string {
  const browser = browsers.find(([mark]) => userAgent.includes(`${mark}/`))?.[1] ?? '?';
  const system = systems.find(([mark]) => userAgent.includes(mark))?.[1] ?? '?';
  return `${browser} · ${system}`;
}

/** Returns an address with its last part hidden; its owner can still recognise the place. */
export function maskAddress(address: string): string {
  if (address.includes('.')) return address.replace(/\.\d+$/, '.*');
  // What a shortened address says after its gap may be its last part.
  const [beginning = '', gap] = address.split('::');
  const groups = beginning.split(':');
  return gap !== undefined && groups.length < 3 ? `${beginning}::*` : `${groups.slice(0, 3).join(':')}:*`;
}

/** Returns the name of a country in the player's language, or the code itself where it has none. */
export const countryName = (code: string, locale: Locale): string =>
  new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code;
