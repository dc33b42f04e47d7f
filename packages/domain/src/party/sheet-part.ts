import { Prisma } from '@necp/db/types';
import type { SheetParty } from '@necp/shared/zone/sheet';
import { defineSheetPart } from '../kernel';

/** The party of a character: the zone marks, credits and shows its members together. */
export const partyPart = defineSheetPart({
  part: 'party',
  select: ({ ids }) => Prisma.sql`
    SELECT character_id, jsonb_build_object('partyId', party_id, 'rank', rank, 'group', place / 5)
    FROM party_members WHERE character_id = ANY(${ids})`,
  valueOf: ([row]: readonly SheetParty[]): SheetParty | null => row ?? null,
});
