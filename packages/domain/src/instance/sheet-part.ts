import { Prisma } from '@necp/db/types';
import { defineSheetPart } from '../kernel';

/** The instances in which a character has lost its place: the zone leads it out of them. */
export const instancePart = defineSheetPart({
  part: 'instance',
  select: ({ ids }) => Prisma.sql`
    SELECT character_id, to_jsonb(instance_id)
    FROM game_instance_members WHERE dismissed_at IS NOT NULL AND character_id = ANY(${ids})`,
  valueOf: (rows: readonly string[]): readonly string[] => rows,
});
