import * as z from 'zod';
import { minuteMs } from '../kernel/time';
import { CharacterId, ContentId, RequestId } from '../kernel/ids';
import { Condition, type QuestContent } from './content';
import { meets, type ConditionContext } from './conditions';
import { mayRepeat } from './progress';

/** How long a member can accept the offer of a quest. */
export const offerLastsMs = 2 * minuteMs;

/** Whether a member can take on a quest: it can (`offered`), it has it, it has ended it, or it may not begin it. */
export const ShareResult = z.enum(['offered', 'has_it', 'finished', 'closed']);
export type ShareResult = z.infer<typeof ShareResult>;

/** What the offer of a quest came to for each other member of the party. */
export const SharedQuestView = z.object({
  members: z.array(
    z.object({
      characterId: CharacterId,
      name: z.string(),
      result: ShareResult,
      /** The first condition that a member does not meet. */
      reason: Condition.nullable(),
    }),
  ),
});
export type SharedQuestView = z.infer<typeof SharedQuestView>;

/** The quests that members of the party offer the caller. */
export const QuestOffersView = z.object({
  offers: z.array(
    z.object({ offerId: z.uuid(), questId: ContentId, fromName: z.string(), leftMs: z.int().nonnegative() }),
  ),
});
export type QuestOffersView = z.infer<typeof QuestOffersView>;

export const QuestOfferInput = z.strictObject({ requestId: RequestId, offerId: z.uuid() });
export type QuestOfferInput = z.infer<typeof QuestOfferInput>;
export const QuestOfferDoneView = z.object({ done: z.literal(true) });
export type QuestOfferDoneView = z.infer<typeof QuestOfferDoneView>;

/** A quest in the log of a member, as the rule reads it. */
export interface KnownQuest {
  readonly state: 'active' | 'ready' | 'done' | 'failed' | 'abandoned';
  readonly result: 'done' | 'failed' | null;
  readonly endedAt: Date | null;
}

/** Returns whether a member can take on a quest now, and else why not. */
export function shareResultOf(
  quest: Pick<QuestContent, 'prerequisites' | 'repeats'>,
  known: KnownQuest | undefined,
  at: { readonly nowMs: number; readonly context: ConditionContext },
): { readonly result: ShareResult; readonly reason: Condition | null } {
  if (known?.state === 'active' || known?.state === 'ready') return { result: 'has_it', reason: null };
  if (known?.result && known.endedAt !== null) {
    const ended = { result: known.result, endedMs: known.endedAt.getTime() };
    if (!mayRepeat(quest, ended, at.nowMs)) return { result: 'finished', reason: null };
  }
  const reason = quest.prerequisites.find((condition) => !meets(condition, at.context)) ?? null;
  return reason === null ? { result: 'offered', reason } : { result: 'closed', reason };
}
