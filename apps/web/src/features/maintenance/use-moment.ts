import { useFormatter } from 'next-intl';
import { steadyMs, wallClock } from '../../components/kernel/clock';

/** Returns a function that says a moment of the steady clock as a time of day, with the date on another day. */
export function useMoment(): (atMs: number) => string {
  const format = useFormatter();
  return (atMs) => {
    const at = new Date(wallClock.nowMs() + atMs - steadyMs());
    const isToday = at.toDateString() === new Date(wallClock.nowMs()).toDateString();
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    return format.dateTime(at, {
      hour: '2-digit',
      minute: '2-digit',
      timeZone,
      ...(isToday ? {} : { day: 'numeric', month: 'long' }),
    });
  };
}
