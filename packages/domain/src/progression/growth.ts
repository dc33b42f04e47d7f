import { skills, trees } from '@necp/content/server';
import { sumBonuses } from '@necp/shared/inventory/formulas';
import type { CharacterId } from '@necp/shared/kernel';
import type { SkillId, StatBonus } from '@necp/shared/progression/content';
import { nodeBonus, skillBonus, type TakenNodes } from '@necp/shared/progression/rules';
import type { ReadDb, Tx } from '../kernel';

/** The skills and perks of a character. */
export interface Growth {
  /** Ranks of the skills that were ever used. */
  readonly skills: Readonly<Partial<Record<SkillId, number>>>;
  /** Ranks of the tree nodes taken, by node. */
  readonly taken: TakenNodes;
  /** The bonus of both together. */
  readonly passives: StatBonus;
}

/** Returns skills, nodes and their bonus; empty for a new character. */
export async function growthOf(db: ReadDb | Tx, characterId: CharacterId): Promise<Growth> {
  return (await growthOfMany(db, [characterId])).get(characterId) ?? growthFrom([], []);
}

/** Does the same for several characters. */
export async function growthOfMany(
  db: ReadDb | Tx,
  characterIds: readonly CharacterId[],
): Promise<ReadonlyMap<CharacterId, Growth>> {
  const where = { characterId: { in: [...characterIds] } };
  const skillRows = await db.characterSkill.findMany({ where });
  const perkRows = await db.characterPerk.findMany({ where });
  const own = <R extends { readonly characterId: string }>(rows: readonly R[], id: CharacterId) =>
    rows.filter(({ characterId }) => characterId === id);
  return new Map(characterIds.map((id) => [id, growthFrom(own(skillRows, id), own(perkRows, id))]));
}

/** Composes them from the rows of one character. */
export function growthFrom(
  skillRows: readonly { readonly skill: string; readonly rank: number }[],
  perkRows: readonly { readonly nodeId: string; readonly ranks: number }[],
): Growth {
  const ranks: Partial<Record<SkillId, number>> = Object.fromEntries(skillRows.map(({ skill, rank }) => [skill, rank]));
  const taken: TakenNodes = Object.fromEntries(perkRows.map(({ nodeId, ranks: count }) => [nodeId, count]));
  return { skills: ranks, taken, passives: sumBonuses([nodeBonus(trees, taken), skillBonus(skills, ranks)]) };
}
