import { allowed, refuse, type Verdict } from '../kernel/verdict';

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
