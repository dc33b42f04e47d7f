import { Prisma } from '@necp/db/types';
import { defineSheetPart } from '../kernel';
import { filterFrom, type FilterRow } from './queries';

/** What a character picks up automatically. */
export const lootPart = defineSheetPart({
  part: 'loot',
  select: ({ ids }) => Prisma.sql`
    SELECT character_id, jsonb_build_object('isOn', is_on, 'minRarity', min_rarity, 'kinds', kinds,
      'withChits', with_chits)
    FROM loot_filters WHERE character_id = ANY(${ids})`,
  valueOf: ([row]: readonly FilterRow[]) => filterFrom(row ?? null),
});
