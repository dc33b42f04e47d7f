import { Prisma } from '@necp/db/types';
import type { Look } from '@necp/shared/character/look';
import type { AttributePoints, ClassId, OriginId } from '@necp/shared/character/schema';
import { defineSheetPart } from '../kernel';

interface CharacterRow {
  readonly name: string;
  /** It was checked when it was written. */
  readonly look: Look;
  readonly level: number;
  readonly classId: ClassId;
  readonly originId: OriginId;
  readonly attributes: AttributePoints;
}

/** What a character is, and the name and the look under which others see it; null for one that does not exist. */
export const characterPart = defineSheetPart({
  part: 'character',
  select: ({ ids }) => Prisma.sql`
    SELECT id, jsonb_build_object('name', name, 'look', look, 'level', level, 'classId', class_id,
      'originId', origin_id, 'attributes', jsonb_build_object('body', body, 'reflex', reflex, 'tech', tech,
        'intellect', intellect, 'cool', cool))
    FROM characters WHERE id = ANY(${ids})`,
  valueOf: ([row]: readonly CharacterRow[]) => {
    if (row === undefined) return null;
    const { name, look, ...nature } = row;
    return { ...nature, face: { name, look } };
  },
});

/** Returns a table of characters and their accounts, as SQL. */
export function ownersOf(ids: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT id AS character_id, account_id FROM characters WHERE id = ANY(${ids}))`;
}
