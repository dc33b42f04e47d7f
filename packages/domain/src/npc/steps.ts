import type { CharacterId } from '@necp/shared/kernel';
import { affinityRange } from '@necp/shared/npc/schema';
import { newId, nowOf, pushAfterCommit, type Tx } from '../kernel';
import { zoneOf } from '../zone';

/** The person or object that a character is in conversation with. */
export interface Conversation {
  readonly id: string;
  readonly characterId: CharacterId;
  readonly npcId: string | null;
  readonly objectId: string | null;
  readonly placeId: string | null;
  readonly dialogueId: string | null;
  readonly nodeId: string | null;
  readonly questId: string | null;
  readonly objectiveId: string | null;
  readonly delivered: readonly { readonly questId: string; readonly objectiveId: string }[];
}
type Opening = Omit<Conversation, 'id'>;

/**
 * Returns the conversation of a character, locked until the transaction ends; null when there is none. Selling, storing
 * and repairing check it first. A process that was killed cannot end the conversations of its zone, so one counts only
 * while the character stands in the zone in which it began, under the same holder.
 */
export async function conversationOf(tx: Tx, characterId: CharacterId): Promise<Conversation | null> {
  await tx.$queryRaw`SELECT 1 FROM conversations WHERE character_id = ${characterId}::uuid FOR UPDATE`;
  const row = await tx.conversation.findUnique({ where: { characterId } });
  if (row === null) return null;
  const held = await zoneOf(tx, characterId);
  const isHere =
    held !== null &&
    held.zoneId === row.heldZoneId &&
    held.channel === row.heldChannel &&
    held.epoch === Number(row.heldEpoch);
  return isHere ? conversationFrom(row) : null;
}

/** Converts a row of `conversations`. */
export function conversationFrom({
  id,
  characterId,
  npcId,
  objectId,
  placeId,
  dialogueId,
  nodeId,
  questId,
  objectiveId,
  delivered,
}: { readonly characterId: string; readonly delivered: unknown } & Omit<
  Conversation,
  'characterId' | 'delivered'
>): Conversation {
  return {
    id,
    characterId: characterId as CharacterId,
    npcId,
    objectId,
    placeId,
    dialogueId,
    nodeId,
    questId,
    objectiveId,
    delivered: delivered as Conversation['delivered'],
  };
}

/** Starts a conversation; an earlier one of the character ends. */
export async function openConversation(tx: Tx, opening: Opening): Promise<Conversation> {
  const { characterId, ...rest } = opening;
  const id = newId();
  const held = await zoneOf(tx, characterId);
  const row = {
    ...rest,
    id,
    delivered: opening.delivered.map((one) => ({ ...one })),
    openedAt: nowOf(tx),
    heldZoneId: held?.zoneId ?? null,
    heldChannel: held?.channel ?? null,
    heldEpoch: held?.epoch ?? null,
  };
  await tx.conversation.upsert({ where: { characterId }, create: { characterId, ...row }, update: row });
  notify(tx, characterId);
  return { ...opening, id };
}

/** Moves the conversation to another node. */
export async function turnTo(
  tx: Tx,
  at: { readonly characterId: CharacterId; readonly nodeId: string },
): Promise<void> {
  await tx.conversation.updateMany({ where: { characterId: at.characterId }, data: { nodeId: at.nodeId } });
  notify(tx, at.characterId);
}

/** Ends the conversation of the character, if there is one. */
export async function closeConversation(tx: Tx, characterId: CharacterId): Promise<void> {
  const { count } = await tx.conversation.deleteMany({ where: { characterId } });
  if (count > 0) notify(tx, characterId);
}

/** Stores what a person remembers of a character. The same memory counts once; the affinity stays in its range. */
export async function remember(
  tx: Tx,
  memory: {
    readonly characterId: CharacterId;
    readonly npcId: string;
    readonly points: number;
    readonly memory: string;
  },
): Promise<void> {
  const { characterId, npcId, points } = memory;
  await tx.$executeRaw`INSERT INTO npc_affinities (character_id, npc_id, points)
    VALUES (${characterId}::uuid, ${npcId}, 0) ON CONFLICT DO NOTHING`;
  const made = await tx.npcMemory.createMany({
    data: [{ characterId, npcId, memory: memory.memory, points, at: nowOf(tx) }],
    skipDuplicates: true,
  });
  if (made.count === 0) return;
  await tx.$executeRaw`
    UPDATE npc_affinities SET points = GREATEST(${affinityRange.min}::int, LEAST(${affinityRange.max}::int,
      points + ${points}::int))
    WHERE character_id = ${characterId}::uuid AND npc_id = ${npcId}`;
}

function notify(tx: Tx, characterId: CharacterId): void {
  pushAfterCommit(tx, { characterId }, { topic: 'npc.conversation_changed' });
}
