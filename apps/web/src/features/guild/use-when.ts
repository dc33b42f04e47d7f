import { useFormatter } from 'next-intl';
import { wallClock } from '../../components/kernel/clock';

/** Returns a function that says a moment by the player's own clock: the day with its weekday, and the time. */
export function useWhen(): (at: Date) => string {
  const format = useFormatter();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return (at) =>
    format.dateTime(at, {
      ...{ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone },
    });
}

/** Returns a moment as a field for date and time has it, by the player's own clock: `2031-04-05T20:30`. */
export function fieldTime(at: Date): string {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** Returns the next full hour that is at least a day away. */
export function tomorrow(): Date {
  const hourMs = 3_600_000;
  return new Date(Math.ceil(wallClock.nowMs() / hourMs) * hourMs + 24 * hourMs);
}
