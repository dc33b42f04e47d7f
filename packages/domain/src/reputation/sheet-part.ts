import { Prisma } from '@necp/db/types';
import { defineSheetPart } from '../kernel';
import { reputationFrom } from './reputation-of';

/** The points of a character with every faction. */
export const reputationPart = defineSheetPart({
  part: 'reputation',
  select: ({ ids }) => Prisma.sql`
    SELECT character_id, jsonb_build_object('faction', faction, 'points', points)
    FROM faction_reputations WHERE character_id = ANY(${ids})`,
  valueOf: reputationFrom,
});
