import { Prisma } from '@necp/db/types';
import { attributeRange } from '@necp/shared/character/rules';
import {
  attributes,
  type Attribute,
  type AttributePoints,
  type ClassId,
  type OriginId,
} from '@necp/shared/character/schema';
import { CharacterId, GameError, type AccountId } from '@necp/shared/kernel';
import type { LocalText } from '@necp/shared/kernel/content';
import type { ReadDb, Tx } from '../kernel';

/** The values of a character that progression and combat need. */
export interface CharacterNature {
  readonly accountId: string;
  readonly name: string;
  readonly classId: ClassId;
  readonly originId: OriginId;
  readonly level: number;
  readonly attributes: AttributePoints;
}

/**
 * Returns the nature of a character, also of a deleted one.
 * @throws GameError not_found `character.not_found`
 */
export async function natureOf(db: ReadDb | Tx, characterId: CharacterId): Promise<CharacterNature> {
  const row = await db.character.findUnique({ where: { id: characterId } });
  if (row === null) throw new GameError('not_found', 'character.not_found');
  const { accountId, name, level, body, reflex, tech, intellect, cool } = row;
  return {
    accountId,
    name,
    classId: row.classId as ClassId,
    originId: row.originId as OriginId,
    level,
    attributes: { body, reflex, tech, intellect, cool },
  };
}

/** Returns the characters of an account that are not deleted. */
export async function livingOf(tx: ReadDb | Tx, accountId: AccountId): Promise<readonly CharacterId[]> {
  const rows = await tx.character.findMany({
    where: { accountId, deletedAt: null },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id }) => CharacterId.parse(id));
}

/** Stores the level that follows from the experience; it never falls. */
export async function raiseLevel(
  tx: Tx,
  input: { readonly characterId: CharacterId; readonly level: number },
): Promise<void> {
  await tx.character.updateMany({
    where: { id: input.characterId, level: { lt: input.level } },
    data: { level: input.level },
  });
}

/**
 * Adds points to an attribute.
 * @returns its new value
 * @throws GameError conflict `progression.attribute_full`
 */
export async function raiseAttribute(
  tx: Tx,
  input: { readonly characterId: CharacterId; readonly attribute: Attribute; readonly points: number },
): Promise<number> {
  const { characterId, attribute, points } = input;
  if (!attributes.includes(attribute)) throw new RangeError(`no attribute "${attribute}"`);
  const { count } = await tx.character.updateMany({
    where: { id: characterId, [attribute]: { lte: attributeRange.max - points } },
    data: { [attribute]: { increment: points } },
  });
  if (count !== 1) throw new GameError('conflict', 'progression.attribute_full', { max: attributeRange.max });
  return (await natureOf(tx, characterId)).attributes[attribute];
}

/** Stores the title that is shown after the name; null for none. */
export async function showTitle(
  tx: Tx,
  input: { readonly characterId: CharacterId; readonly title: LocalText | null },
): Promise<void> {
  await tx.character.update({ where: { id: input.characterId }, data: { title: input.title ?? Prisma.DbNull } });
}
