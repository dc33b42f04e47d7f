import { dayMs, hourMs, minuteMs, secondMs } from '../kernel/time';

/** A session ends this long after it was opened, and earlier when it was not used for `sessionIdleMs`. */
export const sessionLifeMs = 90 * dayMs;
export const sessionIdleMs = 30 * dayMs;
/** The time of last use is written at most this often. */
export const seenEveryMs = 5 * minuteMs;
/** How long the cached copy in Redis may answer for the row. */
export const cachedSessionMs = 15 * minuteMs;
/** How long a ticket to the simulation is good. */
export const ticketLifeMs = 30 * secondMs;
/** Spent tickets are remembered this long, well past their life. */
export const spentTicketMs = hourMs;
/** The most sessions of one account; the least recently used one ends when another is opened. */
export const maxSessions = 20;

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

/** A browser's user agent in a few words, `?` for what it does not say. */
export function deviceLabel(userAgent: string): string {
  const browser = browsers.find(([mark]) => userAgent.includes(`${mark}/`))?.[1] ?? '?';
  const system = systems.find(([mark]) => userAgent.includes(mark))?.[1] ?? '?';
  return `${browser} · ${system}`;
}

/** An address with its last part hidden: enough for its owner to know the place. */
export function maskAddress(address: string): string {
  if (address.includes('.')) return address.replace(/\.\d+$/, '.*');
  return `${address.split(':').slice(0, 3).join(':')}:*`;
}
