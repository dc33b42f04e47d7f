import { GameError, type CharacterId } from '@necp/shared/kernel';
import { questOffersChanged } from '@necp/shared/quest/events';
import type { QuestRef } from '@necp/shared/quest/schema';
import {
  offerLastsMs,
  shareResultOf,
  type QuestOfferDoneView,
  type QuestOfferInput,
  type QuestOffersView,
  type SharedQuestView,
} from '@necp/shared/quest/sharing';
import { namesOf } from '../character';
import { actOnce, ctxOf, newId, nowOf, pushAfterCommit, requirePlaying, type Ctx, type Tx } from '../kernel';
import { holdParty, partyOf } from '../party';
import { conditionContextOf } from './condition-context';
import { begin } from './engine';
import { openLog, readProgress, readProgressOfMany } from './log';
import { questOf } from './stories';

const done = { done: true as const };

/**
 * Offers an active quest to all other members of the party who can take it on, and says of the others why they cannot.
 * @throws GameError not_found `quest.unknown`; conflict `quest.not_active`, `quest.not_shared`, `party.none`
 */
export async function shareQuest(ctx: Ctx, input: QuestRef): Promise<SharedQuestView> {
  const quest = questOf(input.questId);
  return actOnce(ctx, { verb: 'quest.share', input }, async (tx, { characterId }) => {
    const own = (await readProgress(tx, characterId)).get(quest.id);
    if (own?.state !== 'active') throw new GameError('conflict', 'quest.not_active');
    if (!quest.shared) throw new GameError('conflict', 'quest.not_shared');
    const { partyId, members } = await holdParty(tx, characterId);
    const otherIds = members.map((member) => member.characterId).filter((id) => id !== characterId);
    const names = await namesOf(tx, otherIds);
    const now = nowOf(tx);
    const view: SharedQuestView['members'] = [];
    for (const [otherId, progress] of await readProgressOfMany(tx, otherIds)) {
      const context = await conditionContextOf({ db: tx, clock: ctxOf(tx).clock }, otherId, progress);
      const verdict = shareResultOf(quest, progress.get(quest.id), { nowMs: now.getTime(), context });
      view.push({ characterId: otherId, name: names.get(otherId)?.name ?? '—', ...verdict });
      if (verdict.result === 'offered')
        await offer(tx, { partyId, questId: quest.id, fromId: characterId, toId: otherId });
    }
    return { members: view };
  });
}

interface NewOffer {
  readonly partyId: string;
  readonly questId: string;
  readonly fromId: CharacterId;
  readonly toId: CharacterId;
}

/** A later offer of the same quest replaces an earlier one. */
async function offer(tx: Tx, { toId, questId, ...rest }: NewOffer): Promise<void> {
  const row = { id: newId(), ...rest, state: 'open', endsAt: new Date(nowOf(tx).getTime() + offerLastsMs) };
  await tx.questOffer.upsert({
    where: { toId_questId: { toId, questId } },
    create: { toId, questId, ...row },
    update: row,
  });
  pushAfterCommit(tx, { characterId: toId }, { topic: questOffersChanged });
}

/** Returns the quests that members of the party offer the caller's character. */
export async function questOffers(ctx: Ctx): Promise<QuestOffersView> {
  const { characterId } = requirePlaying(ctx);
  const nowMs = ctx.clock.nowMs();
  const rows = await ctx.db.questOffer.findMany({
    where: { toId: characterId, state: 'open', endsAt: { gt: new Date(nowMs) } },
    orderBy: { endsAt: 'asc' },
  });
  const party = rows.length === 0 ? null : await partyOf(ctx.db, characterId);
  const valid = rows.filter((row) => party?.memberIds.some((id) => id === row.fromId));
  const names = await namesOf(
    ctx.db,
    valid.map(({ fromId }) => fromId as CharacterId),
  );
  return {
    offers: valid.map(({ id, questId, fromId, endsAt }) => ({
      offerId: id,
      questId: questId as QuestOffersView['offers'][number]['questId'],
      fromName: names.get(fromId as CharacterId)?.name ?? '—',
      leftMs: Math.max(0, endsAt.getTime() - nowMs),
    })),
  };
}

/**
 * Accepts an offer, once and only from a member of the own party: the quest begins as if its giver had given it.
 * @throws GameError not_found `quest.offer_gone`; conflict `quest.not_eligible`
 */
export function acceptOffer(ctx: Ctx, input: QuestOfferInput): Promise<QuestOfferDoneView> {
  return actOnce(ctx, { verb: 'quest.accept_offer', input }, async (tx, { characterId }) => {
    const log = await openLog(tx, characterId);
    const row = await tx.questOffer.findFirst({ where: { id: input.offerId, toId: characterId } });
    const party = row === null ? null : await partyOf(tx, characterId);
    const isOfParty = party?.memberIds.some((id) => id === row?.fromId) === true;
    if (row === null || !isOfParty || !(await use(tx, { ...input, characterId })))
      throw new GameError('not_found', 'quest.offer_gone');
    if (!(await begin(log, row.questId))) throw new GameError('conflict', 'quest.not_eligible');
    return done;
  });
}

/**
 * Declines an offer.
 * @throws GameError not_found `quest.offer_gone`
 */
export function declineOffer(ctx: Ctx, input: QuestOfferInput): Promise<QuestOfferDoneView> {
  return actOnce(ctx, { verb: 'quest.decline_offer', input }, async (tx, { characterId }) => {
    if (!(await use(tx, { ...input, characterId }))) throw new GameError('not_found', 'quest.offer_gone');
    pushAfterCommit(tx, { characterId }, { topic: questOffersChanged });
    return done;
  });
}

/** Ends an offer that is open; returns false when it is not. */
async function use(
  tx: Tx,
  { offerId, characterId }: { readonly offerId: string; readonly characterId: CharacterId },
): Promise<boolean> {
  const { count } = await tx.questOffer.updateMany({
    where: { id: offerId, toId: characterId, state: 'open', endsAt: { gt: nowOf(tx) } },
    data: { state: 'over' },
  });
  return count === 1;
}
