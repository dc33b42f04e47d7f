import { GameError, type CharacterId } from '@necp/shared/kernel';
import type { ObjectiveEvent } from '@necp/shared/quest/progress';
import type {
  ChooseInput,
  ChooseView,
  ClaimRewardInput,
  ConversationView,
  QuestLogView,
  QuestRef,
  TrackQuestInput,
} from '@necp/shared/quest/schema';
import { holdSheet, holdSheets } from '../character';
import { actOnce, inTx, type Ctx, type Tx, type ActRequest } from '../kernel';
import { closeConversation as close, conversationOf } from '../npc';
import { assertWriters, holdWriters, type HeldZone, type Writer } from '../zone';
import './chat';
import { count, fall, review, settleTimers, skip } from './engine';
import { giveItem, takeItem } from './condition-context';
import { activeOf, noteOnce, openLog, save, type Log } from './log';
import { questLog } from './queries';
import { belongingsOf, questOf } from './stories';
import { answer, loadDice, open, type Partner } from './talk';

export { acceptOffer, declineOffer, questOffers, shareQuest } from './sharing';

/** An objective event that a zone reports; the same id counts once. */
export type ZoneObjectiveEvent =
  | Exclude<ObjectiveEvent, { kind: 'killed' }>
  | { readonly kind: 'downed' }
  | { readonly kind: 'lost_escort' }
  | { readonly kind: 'timer'; readonly questId: string; readonly stageId: string };
export interface NotedObjectiveEvent extends Writer {
  readonly id: string;
  readonly objectiveEvent: ZoneObjectiveEvent;
}

/**
 * Counts objective events of a zone for the quests that wait for them, each once by its id.
 * @returns the characters that another zone writes by now: their events are left out
 * @throws GameError unavailable `zone.moved` when that is all of them
 */
export function noteObjectiveEvents(
  ctx: Ctx,
  zone: HeldZone,
  objectiveEvents: readonly NotedObjectiveEvent[],
): Promise<{ readonly stale: readonly CharacterId[] }> {
  return inTx(ctx, async (tx) => {
    // Characters are locked before positions.
    await holdSheets(
      tx,
      objectiveEvents.map(({ characterId }) => characterId),
    );
    const held = await holdWriters(tx, zone, objectiveEvents);
    if (objectiveEvents.length > 0 && held.size === 0) throw new GameError('unavailable', 'zone.moved');
    for (const [characterId, own] of byCharacter(objectiveEvents))
      if (held.has(characterId)) await noteOwn(tx, characterId, own);
    return {
      stale: objectiveEvents.map(({ characterId }) => characterId).filter((characterId) => !held.has(characterId)),
    };
  });
}

/** Sorts by id, so that two batches never block each other. */
function byCharacter(objectiveEvents: readonly NotedObjectiveEvent[]): [CharacterId, NotedObjectiveEvent[]][] {
  const groups = new Map<CharacterId, NotedObjectiveEvent[]>();
  for (const objectiveEvent of objectiveEvents)
    groups.set(objectiveEvent.characterId, [...(groups.get(objectiveEvent.characterId) ?? []), objectiveEvent]);
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

async function noteOwn(
  tx: Tx,
  characterId: CharacterId,
  objectiveEvents: readonly NotedObjectiveEvent[],
): Promise<void> {
  const log = await openLog(tx, characterId);
  for (const { id, objectiveEvent } of objectiveEvents) {
    if (!(await noteOnce(tx, { id, characterId }))) continue;
    if (objectiveEvent.kind === 'downed' || objectiveEvent.kind === 'lost_escort') await fall(log);
    else if (objectiveEvent.kind === 'timer') await settleTimers(log);
    else await count(log, objectiveEvent);
  }
}

/**
 * Starts a conversation of a character with a person or an object in front of it.
 * @returns null when there is no dialogue: an object that no quest needs, or a person who is not there for this player
 * @throws GameError unavailable `zone.moved`; not_found `npc.unknown`
 */
export function startConversation(ctx: Ctx, zone: HeldZone, input: Writer & Partner): Promise<ConversationView | null> {
  return inTx(ctx, async (tx) => {
    await holdSheet(tx, input.characterId);
    await assertWriters(tx, zone, [input]);
    const log = await openLog(tx, input.characterId);
    await settleTimers(log);
    await review(log);
    return open(log, input);
  });
}

/**
 * Ends the conversation of a character who walked away.
 * @throws GameError unavailable `zone.moved`
 */
export function endConversation(ctx: Ctx, zone: HeldZone, input: Writer): Promise<void> {
  return inTx(ctx, async (tx) => {
    await holdSheet(tx, input.characterId);
    await assertWriters(tx, zone, [input]);
    await close(tx, input.characterId);
  });
}

/** Confirms that the zone carried out commands of quests. @throws GameError unavailable `zone.moved` */
export function ackZoneCommands(
  ctx: Ctx,
  zone: HeldZone,
  input: Writer & { readonly ids: readonly string[] },
): Promise<void> {
  return inTx(ctx, async (tx) => {
    await assertWriters(tx, zone, [input]);
    await tx.zoneCommand.deleteMany({ where: { characterId: input.characterId, id: { in: [...input.ids] } } });
  });
}

/**
 * Takes a choice in a conversation.
 * @throws GameError not_found `quest.not_talking`; conflict `quest.moved_on`, `quest.choice_closed`, `wallet.too_poor`;
 * invalid `quest.no_such_choice`
 */
export function choose(ctx: Ctx, input: ChooseInput): Promise<ChooseView> {
  return change(ctx, { verb: 'quest.choose', input }, async (log) => {
    await settleTimers(log);
    return answer(log, input);
  });
}

/**
 * Fixes the results of the checks on the current node of a character's conversation, as tests do: both dice show this
 * face.
 * @throws GameError not_found `quest.not_talking`
 */
export function fixDice(
  ctx: Ctx,
  { characterId, face }: { readonly characterId: CharacterId; readonly face: number },
): Promise<void> {
  return inTx(ctx, async (tx) => loadDice(await openLog(tx, characterId), face));
}

/**
 * Abandons a quest: its items are taken back, and its giver may offer it again.
 * @throws GameError not_found `quest.unknown`; conflict `quest.not_active`, `quest.cannot_abandon`
 */
export async function abandon(ctx: Ctx, input: QuestRef): Promise<QuestLogView> {
  const quest = questOf(input.questId);
  return changeLog(ctx, { verb: 'quest.abandon', input }, async (log) => {
    const { tx, characterId } = log;
    const progress = log.progress.get(quest.id);
    if (progress?.state !== 'active') throw new GameError('conflict', 'quest.not_active');
    if (quest.begins === 'by_itself') throw new GameError('conflict', 'quest.cannot_abandon');
    Object.assign(progress, { state: 'abandoned', deadlineAt: null });
    await save(log, progress);
    const shared = new Set(activeOf(log.progress).flatMap((other) => belongingsOf(questOf(other.questId))));
    for (const templateId of belongingsOf(quest).filter((item) => !shared.has(item)))
      await takeItem(tx, { characterId, templateId, most: Number.MAX_SAFE_INTEGER, reason: 'quest.given_up' });
    if ((await conversationOf(tx, characterId))?.questId === quest.id) await close(tx, characterId);
    await tx.questLog.updateMany({
      where: { characterId, trackedQuestId: quest.id },
      data: { trackedQuestId: activeOf(log.progress)[0]?.questId ?? null },
    });
  });
}

/**
 * Skips a stage, where the quest allows that.
 * @throws GameError not_found `quest.unknown`; conflict `quest.not_active`, `quest.cannot_skip`
 */
export function skipStage(ctx: Ctx, input: QuestRef): Promise<QuestLogView> {
  const quest = questOf(input.questId);
  return changeLog(ctx, { verb: 'quest.skip', input }, async (log) => {
    const progress = log.progress.get(quest.id);
    if (progress?.state !== 'active') throw new GameError('conflict', 'quest.not_active');
    if (!(await skip(log, progress))) throw new GameError('conflict', 'quest.cannot_skip');
  });
}

/**
 * Chooses the quest that the tracker shows, or none.
 * @throws GameError conflict `quest.not_active`
 */
export function track(ctx: Ctx, input: TrackQuestInput): Promise<QuestLogView> {
  return changeLog(ctx, { verb: 'quest.track', input }, async ({ tx, characterId, progress }) => {
    if (input.questId !== null && progress.get(input.questId)?.state !== 'active')
      throw new GameError('conflict', 'quest.not_active');
    await tx.questLog.update({ where: { characterId }, data: { trackedQuestId: input.questId } });
  });
}

/**
 * Claims one of the items an ending offers; with a full bag it becomes a delivery.
 * @throws GameError conflict `quest.no_reward` when nothing is left to choose, or this item is not offered
 */
export function claimReward(ctx: Ctx, input: ClaimRewardInput): Promise<QuestLogView> {
  return changeLog(ctx, { verb: 'quest.claim_reward', input }, async (log) => {
    const progress = log.progress.get(input.questId);
    const offered =
      progress?.state === 'ready'
        ? (questOf(input.questId).endings.find(({ id }) => id === progress.ending)?.choice ?? [])
        : [];
    if (progress === undefined || !offered.includes(input.item)) throw new GameError('conflict', 'quest.no_reward');
    Object.assign(progress, { state: 'done', claimedItem: input.item });
    await save(log, progress);
    await giveItem(log.tx, {
      characterId: log.characterId,
      templateId: input.item,
      quantity: 1,
      reason: 'quest.chosen',
    });
  });
}

async function change<T>(ctx: Ctx, request: ActRequest, act: (log: Log) => Promise<T>): Promise<T> {
  return actOnce(ctx, request, async (tx, { characterId }) => act(await openLog(tx, characterId)));
}

async function changeLog(ctx: Ctx, request: ActRequest, act: (log: Log) => Promise<void>): Promise<QuestLogView> {
  const characterId = await change(ctx, request, async (log) => {
    await act(log);
    return log.characterId;
  });
  return questLog(ctx, characterId);
}
