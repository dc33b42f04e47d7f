import { meets, meetsAll, type ConditionContext } from '../quest/conditions';
import type { Condition } from '../quest/content';
import type { NpcContent, ScheduleEntry } from './content';

/**
 * Returns the schedule entry for an hour: the latest that has begun, also over midnight, and of several that began
 * together the first; null when none applies.
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
 * Returns the schedule entry of a person at the context's hour, for the character that the context describes; null when
 * the person is absent for that character.
 */
export function dutyAt(
  { presentWhen, schedule }: Pick<NpcContent, 'presentWhen' | 'schedule'>,
  context: ConditionContext,
): ScheduleEntry | null {
  if (!meetsAll(presentWhen, context)) return null;
  const index = entryAt(schedule, context.hour, (condition) => meets(condition, context));
  return index === null ? null : (schedule[index] ?? null);
}
