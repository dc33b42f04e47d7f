import { Prisma } from '@necp/db/types';
import { defineSheetPart } from '../kernel';
import { growthFrom } from './growth';

interface GrowthRow {
  readonly skill?: string;
  readonly nodeId?: string;
  readonly ranks: number;
}

/** The skills and the perks of a character. */
export const progressionPart = defineSheetPart({
  part: 'progression',
  select: ({ ids }) => Prisma.sql`
    SELECT character_id, jsonb_build_object('skill', skill, 'ranks', rank)
    FROM character_skills WHERE character_id = ANY(${ids})
    UNION ALL
    SELECT character_id, jsonb_build_object('nodeId', node_id, 'ranks', ranks)
    FROM character_perks WHERE character_id = ANY(${ids})`,
  valueOf: (rows: readonly GrowthRow[]) =>
    growthFrom(
      rows.flatMap(({ skill, ranks }) => (skill === undefined ? [] : [{ skill, rank: ranks }])),
      rows.flatMap(({ nodeId, ranks }) => (nodeId === undefined ? [] : [{ nodeId, ranks }])),
    ),
});
