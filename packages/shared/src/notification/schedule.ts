import { dayMs, minuteMs } from '../kernel/time';
import type { Preferences } from './schema';

/** The hour of the player's day at which digests are sent; weekly ones on Mondays. */
export const digestHour = 9;
const dayMinutes = 24 * 60;

/** Whether the name is that of a time zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Returns the minute of the day and the day of the week (0 for Monday) on the clocks of a time zone. */
function localTime(atMs: number, timeZone: string): { readonly minute: number; readonly weekday: number } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).formatToParts(atMs);
  const partOf = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return {
    minute: Number(partOf('hour')) * 60 + Number(partOf('minute')),
    weekday: Math.max(0, weekdays.indexOf(partOf('weekday'))),
  };
}

/** Returns the next moment after `atMs` at which the clocks of a time zone show a full hour. */
function nextHour(atMs: number, { timeZone, hour }: { readonly timeZone: string; readonly hour: number }): number {
  const wholeMs = Math.floor(atMs / minuteMs) * minuteMs;
  const { minute } = localTime(wholeMs, timeZone);
  const waits = (hour * 60 - minute + dayMinutes) % dayMinutes || dayMinutes;
  const foundMs = wholeMs + waits * minuteMs;
  // When the clocks were changed in between, the moment found is off by the change.
  const off = ((localTime(foundMs, timeZone).minute - hour * 60 + dayMinutes * 1.5) % dayMinutes) - dayMinutes / 2;
  const mendedMs = foundMs - off * minuteMs;
  return mendedMs > atMs ? mendedMs : foundMs;
}

/** Returns when something that happened may be sent: then, or at the end of the quiet hours. */
export function afterQuiet(atMs: number, { quiet, timeZone }: Pick<Preferences, 'quiet' | 'timeZone'>): number {
  if (quiet === null || quiet.fromHour === quiet.toHour) return atMs;
  const { minute } = localTime(atMs, timeZone);
  const [from, to] = [quiet.fromHour * 60, quiet.toHour * 60];
  const isQuiet = from < to ? minute >= from && minute < to : minute >= from || minute < to;
  return isQuiet ? nextHour(atMs, { timeZone, hour: quiet.toHour }) : atMs;
}

/**
 * Returns when something that happened is written in an e-mail; null for never. What happens within a minute is
 * written in one e-mail, even when the player wants them at once.
 */
export function emailDueAt(atMs: number, preferences: Preferences): number | null {
  const { timeZone } = preferences;
  switch (preferences.email.digest) {
    case 'never':
      return null;
    case 'at_once':
      return afterQuiet((Math.floor(atMs / minuteMs) + 1) * minuteMs, preferences);
    case 'daily':
      return afterQuiet(nextHour(atMs, { timeZone, hour: digestHour }), preferences);
    case 'weekly': {
      let dueMs = nextHour(atMs, { timeZone, hour: digestHour });
      while (localTime(dueMs, timeZone).weekday !== 0)
        dueMs = nextHour(dueMs + dayMs / 2, { timeZone, hour: digestHour });
      return afterQuiet(dueMs, preferences);
    }
  }
}
