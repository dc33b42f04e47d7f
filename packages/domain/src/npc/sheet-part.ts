import { Prisma } from '@necp/db/types';
import { defineSheetPart } from '../kernel';
import { affinitiesFrom } from './queries';

/** A person's opinion, or the conversation that is open. */
type NpcRow = { readonly npcId: string; readonly points: number } | { readonly conversationId: string };

/** What people think of a character, and whether a conversation is open. */
export const npcPart = defineSheetPart({
  part: 'npc',
  select: ({ ids }) => Prisma.sql`
    SELECT character_id, jsonb_build_object('npcId', npc_id, 'points', points)
    FROM npc_affinities WHERE character_id = ANY(${ids})
    UNION ALL
    SELECT character_id, jsonb_build_object('conversationId', id) FROM conversations WHERE character_id = ANY(${ids})`,
  valueOf: (rows: readonly NpcRow[]) => ({
    affinities: affinitiesFrom(rows.flatMap((row) => ('npcId' in row ? [row] : []))),
    isTalking: rows.some((row) => 'conversationId' in row),
  }),
});
