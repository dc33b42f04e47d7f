import type { ScheduleEntry } from '@necp/shared/npc/content';
import type { Condition } from '@necp/shared/quest/content';

/** The entry of a day that holds at an hour: the latest that has begun, over midnight too, and of several that began together the first; null when none holds. */
export function entryAt(schedule: readonly ScheduleEntry[], hour: number, holds: (condition: Condition) => boolean): number | null {
  let chosen: number | null = null;
  let since = Infinity;
  for (const [index, entry] of schedule.entries()) {
    const hours = (Math.floor(hour) - entry.fromHour + 24) % 24;
    if (hours >= since || !entry.when.every(holds)) continue;
    chosen = index;
    since = hours;
  }
  return chosen;
}
