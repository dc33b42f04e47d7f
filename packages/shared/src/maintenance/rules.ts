import { dayMs, minuteMs, secondMs } from '../kernel/time';
import { allowed, refuse, type Verdict } from '../kernel/verdict';
import type { MaintenanceMessage, MaintenancePlan, MaintenanceView } from './schema';

/** How far ahead a maintenance may be planned. */
const farthestMs = 30 * dayMs;
/** The most characters of a message in one language. */
export const mostLetters = 200;

/** The minutes before the start at which players are reminded. */
const remindedMinutes = [30, 15, 10, 5, 2, 1] as const;

/** Checks the message of a maintenance: players of both languages read it. */
export function canAnnounce({ en, ru }: MaintenanceMessage): Verdict {
  const lengths = [en, ru].map((text) => [...text.trim()].length);
  if (lengths.some((length) => length === 0)) return refuse('maintenance.message_missing');
  return lengths.some((length) => length > mostLetters)
    ? refuse('maintenance.message_long', { max: mostLetters })
    : allowed;
}

/** Returns when a maintenance begins, in milliseconds since the Unix epoch; null when the plan does not say. */
export function startOf(plan: Pick<MaintenancePlan, 'startsAtMs' | 'inMinutes'>, nowMs: number): number | null {
  const { startsAtMs, inMinutes } = plan;
  if ((startsAtMs === null) === (inMinutes === null)) return null;
  return startsAtMs ?? nowMs + (inMinutes ?? 0) * minuteMs;
}

/** Checks a plan at the moment in which it is made. */
export function canPlan(plan: MaintenancePlan, nowMs: number): Verdict {
  const startMs = startOf(plan, nowMs);
  if (startMs === null) return refuse('maintenance.start_unclear');
  if (startMs < nowMs) return refuse('maintenance.start_past');
  if (startMs > nowMs + farthestMs) return refuse('maintenance.start_far', { days: farthestMs / dayMs });
  return canAnnounce(plan.message);
}

/** Whether players are out and stay out. */
export function isRunning(maintenance: Pick<MaintenanceView, 'startsInMs'> | null): boolean {
  return maintenance !== null && maintenance.startsInMs === 0;
}

/** Returns the reminder that is due: the fewest reminded minutes that are not yet over, null before the first. */
export function reminderAt(leftMs: number): number | null {
  return remindedMinutes.findLast((minutes) => leftMs <= minutes * minuteMs) ?? null;
}

/** How soon and how late a refused caller tries again at most, in seconds. */
const retry = { leastS: 15, mostS: 300 } as const;

/** Returns after how many seconds a refused caller tries again: at the expected end, and in between now and then. */
export function retrySeconds(endsInMs: number): number {
  return Math.min(retry.mostS, Math.max(retry.leastS, Math.ceil(endsInMs / secondMs)));
}
