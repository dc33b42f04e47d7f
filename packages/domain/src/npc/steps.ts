import type { CharacterId } from '@necp/shared/kernel';
import { affinityRange } from '@necp/shared/npc/schema';
import { newId, nowOf, pushAfterCommit, type Tx } from '../kernel';

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
 * and repairing check it first.
 */
export async function conversationOf(tx: Tx, characterId: CharacterId): Promise<Conversation | null> {
  await tx.$queryRaw`SELECT 1 FROM conversations WHERE character_id = ${characterId}::uuid FOR UPDATE`;
  const row = await tx.conversation.findUnique({ where: { characterId } });
  return row === null ? null : conversationFrom(row);
}

/** Converts a row of `conversations`. */
export function conversationFrom(
  row: { readonly characterId: string; readonly delivered: unknown } & Omit<Conversation, 'characterId' | 'delivered'>,
): Conversation {
  return { ...row, characterId: row.characterId as CharacterId, delivered: row.delivered as Conversation['delivered'] };
}

/** Starts a conversation; an earlier one of the character ends. */
export async function openConversation(tx: Tx, opening: Opening): Promise<Conversation> {
  const { characterId, ...rest } = opening;
  const id = newId();
  const row = { ...rest, id, delivered: opening.delivered.map((one) => ({ ...one })), openedAt: nowOf(tx) };
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
