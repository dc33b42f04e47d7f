import { skills, trees } from '@necp/content/server';
import { sumBonuses } from '@necp/shared/inventory/formulas';
import type { CharacterId } from '@necp/shared/kernel';
import type { SkillId, StatBonus } from '@necp/shared/progression/content';
import { nodeBonus, skillBonus, type TakenNodes } from '@necp/shared/progression/rules';
import type { ReadDb, Tx } from '../kernel';

/** What a character made of itself so far. */
export interface Growth {
  /** Ranks of the skills that were ever used. */
  readonly skills: Readonly<Partial<Record<SkillId, number>>>;
  /** Ranks of the tree nodes taken, by node. */
  readonly taken: TakenNodes;
  /** What both add. */
  readonly passives: StatBonus;
}

/** Skills, nodes and what they add; nothing for somebody who has just begun. */
export async function growthOf(db: ReadDb | Tx, characterId: CharacterId): Promise<Growth> {
  const skillRows = await db.characterSkill.findMany({ where: { characterId } });
  const perkRows = await db.characterPerk.findMany({ where: { characterId } });
  const ranks: Partial<Record<SkillId, number>> = Object.fromEntries(skillRows.map(({ skill, rank }) => [skill, rank]));
  const taken: TakenNodes = Object.fromEntries(perkRows.map(({ nodeId, ranks: count }) => [nodeId, count]));
  return { skills: ranks, taken, passives: sumBonuses([nodeBonus(trees, taken), skillBonus(skills, ranks)]) };
}
