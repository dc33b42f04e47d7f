import { randomUUID } from 'node:crypto';
import type { ConversationView } from '@necp/shared/quest/schema';
import { grant, itemCounts } from '../inventory';
import { inTx } from '../kernel';
import { newRequestId } from './index';
import { entryEpoch, heldZone } from './combat';
import type { TestCharacter } from './stories';
import { credit, administrationFaucet } from '../wallet';
import { questLog } from '../quest/queries';
import { choose, noteObjectiveEvents, startConversation, type ZoneObjectiveEvent } from '../quest/service';
import { startQuest } from '../quest/steps';

// Helpers for tests that play quests as zones and players do.

export const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );
export const talkTo = ({ ctx, characterId }: TestCharacter, npcId: string) =>
  startConversation(ctx, heldZone, { characterId, epoch: entryEpoch, npcId, object: null, place: null });
export const use = ({ ctx, characterId }: TestCharacter, object: string, place: string) =>
  startConversation(ctx, heldZone, { characterId, epoch: entryEpoch, npcId: null, object, place });
export const say = ({ ctx }: TestCharacter, view: ConversationView | null, choice: number) =>
  choose(ctx, {
    requestId: newRequestId(),
    conversationId: view?.conversationId ?? '',
    nodeId: view?.nodeId ?? '',
    choice,
  });
export const note = (
  { ctx, characterId }: TestCharacter,
  objectiveEvent: ZoneObjectiveEvent,
  id: string = randomUUID(),
) => noteObjectiveEvents(ctx, heldZone, [{ id, characterId, epoch: entryEpoch, objectiveEvent }]);
export const stage = async ({ ctx, characterId }: TestCharacter, questId: string) =>
  (await questLog(ctx, characterId)).active.find((quest) => quest.questId === questId)?.stageId ?? null;
export const holds = async ({ ctx, characterId }: TestCharacter, item: string) =>
  (await itemCounts(ctx.db, characterId))[item] ?? 0;
export const give = ({ ctx, characterId }: TestCharacter, templateId: string, quantity: number) =>
  inTx(ctx, (tx) => grant(tx, { characterId, templateId, quantity, reason: 'test.given' }));
export const pay = ({ ctx, characterId }: TestCharacter, amount: bigint) =>
  inTx(ctx, (tx) => credit(tx, { characterId, amount, from: administrationFaucet, reason: 'test.balance' }));
export const begin = ({ ctx, characterId }: TestCharacter, questId: string) =>
  inTx(ctx, (tx) => startQuest(tx, { characterId, questId }));
