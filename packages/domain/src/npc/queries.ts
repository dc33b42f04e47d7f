import type { CharacterId } from '@necp/shared/kernel';
import { feelingOf, type NpcListView } from '@necp/shared/npc/schema';
import type { Ctx, ReadDb, Tx } from '../kernel';
import { conversationFrom, type Conversation } from './steps';

/** Returns the affinity points by person, for those who have met the character. */
export async function affinitiesOf(
  db: ReadDb | Tx,
  characterId: CharacterId,
): Promise<Readonly<Record<string, number>>> {
  return affinitiesFrom(await db.npcAffinity.findMany({ where: { characterId } }));
}

/** Composes them from the rows of one character. */
export function affinitiesFrom(
  rows: readonly { readonly npcId: string; readonly points: number }[],
): Readonly<Record<string, number>> {
  return Object.fromEntries(rows.map(({ npcId, points }) => [npcId, points]));
}

/** Returns the conversation of a character without a lock; null when there is none. */
export async function conversationSeen(db: ReadDb | Tx, characterId: CharacterId): Promise<Conversation | null> {
  const row = await db.conversation.findUnique({ where: { characterId } });
  return row === null ? null : conversationFrom(row);
}

/** Returns all people who remember the character, the strongest feelings first. */
export async function npcView(ctx: Ctx, characterId: CharacterId): Promise<NpcListView> {
  const [affinities, memories] = await Promise.all([
    ctx.db.npcAffinity.findMany({ where: { characterId }, orderBy: [{ points: 'desc' }, { npcId: 'asc' }] }),
    ctx.db.npcMemory.findMany({ where: { characterId }, orderBy: { at: 'desc' } }),
  ]);
  const people = affinities.map(({ npcId, points }) => ({
    npcId,
    points,
    feeling: feelingOf(points),
    memories: memories
      .filter((one) => one.npcId === npcId)
      .map(({ memory, points: worth, at }) => ({ memory, points: worth, at })),
  }));
  return { characterId, people };
}
