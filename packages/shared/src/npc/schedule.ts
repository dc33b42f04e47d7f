import { meets, meetsAll, type ConditionFacts } from '../quest/conditions';
import type { Condition } from '../quest/content';
import type { NpcContent, ScheduleEntry } from './content';

/**
 * The entry of a day that holds at an hour: the latest that has begun, over midnight too, and of several that began
 * together the first; null when none holds.
 */
export function entryAt(
  schedule: readonly ScheduleEntry[],
  hour: number,
  holds: (condition: Condition) => boolean,
): number | null {
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

/**
 * What somebody does and where at the facts' hour, for the character whom the facts are about; null when not there for
 * it.
 */
export function dutyAt(
  { presentWhen, schedule }: Pick<NpcContent, 'presentWhen' | 'schedule'>,
  facts: ConditionFacts,
): ScheduleEntry | null {
  if (!meetsAll(presentWhen, facts)) return null;
  const index = entryAt(schedule, facts.hour, (condition) => meets(condition, facts));
  return index === null ? null : (schedule[index] ?? null);
}
