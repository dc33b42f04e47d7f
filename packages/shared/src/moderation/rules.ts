import { allowed, refuse, type Verdict } from '../kernel/verdict';
import type { ReportReason } from './schema';

/** The most reports of a player within an hour. */
export const mostReportsAnHour = 10;

interface ReportFacts {
  readonly isDecided: boolean;
  /** Whether the moderator is the accused player, or one of those who reported the line. */
  readonly isOwn: boolean;
}

/** Checks whether a moderator may decide a report. */
export function canDecide({ isDecided, isOwn }: ReportFacts): Verdict {
  if (isOwn) return refuse('moderation.own_case');
  return isDecided ? refuse('moderation.decided') : allowed;
}

/** Returns the reason that most reporters gave, and of equal ones the earliest; `other` for a report without voices. */
export function mainReason(reasons: readonly ReportReason[]): ReportReason {
  const countOf = (reason: ReportReason) => reasons.filter((one) => one === reason).length;
  return reasons.toSorted((one, next) => countOf(next) - countOf(one))[0] ?? 'other';
}
