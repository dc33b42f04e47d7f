import { dayMs, hourMs } from '../kernel/time';
import { allowed, refuse, type Verdict } from '../kernel/verdict';
import type { ExportState } from './schema';

/** How long the owner of an account that is to be deleted may return. */
export const returnMs = 14 * dayMs;
/** How long a finished export can be downloaded. */
export const exportKeptMs = dayMs;
/** The time between two exports of an account. */
export const exportEveryMs = dayMs;
/** What a player types to delete the account, in either language. */
export const deletionWords = { en: 'DELETE', ru: 'УДАЛИТЬ' } as const;

/** Checks the word that a player typed to delete the account. */
export function canDelete(typed: string): Verdict {
  const word = typed.trim().toUpperCase();
  return Object.values<string>(deletionWords).includes(word) ? allowed : refuse('privacy.wrong_word');
}

/** Checks whether an export may be asked for; `latest` is the one before, null when there is none. */
export function canExport(
  latest: { readonly state: ExportState; readonly askedAt: Date } | null,
  nowMs: number,
): Verdict {
  if (latest === null) return allowed;
  if (latest.state === 'making') return refuse('privacy.export_making');
  const waitMs = latest.askedAt.getTime() + exportEveryMs - nowMs;
  return waitMs <= 0 ? allowed : refuse('privacy.export_daily', { hours: Math.ceil(waitMs / hourMs) });
}
