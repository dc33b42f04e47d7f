import { Prisma } from '@necp/db/types';
import { defineSheetPart } from '../kernel';
import { savedArrangement, type LoadoutRow } from './queries';

/** The hotbar as the player arranged it last; `arrangementFrom` fills it. */
export const abilityPart = defineSheetPart({
  part: 'ability',
  select: ({ ids }) => Prisma.sql`
    SELECT character_id, jsonb_build_object('slots', slots, 'seen', seen)
    FROM character_loadouts WHERE character_id = ANY(${ids})`,
  valueOf: ([row]: readonly LoadoutRow[]) => savedArrangement(row ?? null),
});
