import { levels } from '@necp/content/server';
import { dayMs, hourMs, type CharacterId } from '@necp/shared/kernel';
import type { LocalText } from '@necp/shared/kernel/content';
import { levelCap, type LevelContent, type SkillId } from '@necp/shared/progression/content';
import { experienceGained, levelUp, skillIncreased, titleGained } from '@necp/shared/progression/events';
import { experienceAt, levelOf, restedAfter, skillCap, skillExperienceToNext, skillRankOf, withRest } from '@necp/shared/progression/formulas';
import type { ExperienceSource } from '@necp/shared/progression/schema';
import { holdSheet, natureOf, raiseLevel, touchSheet } from '../character';
import { grant } from '../inventory';
import { emit, nowOf, pushAfterCommit, type Tx } from '../kernel';

export interface Gained {
  /** What was really added, rest included; less at the highest level. */
  readonly gained: number;
  readonly rested: number;
  /** Level afterwards. */
  readonly level: number;
  readonly levelsGained: number;
}

export interface ExperienceInput {
  readonly characterId: CharacterId;
  /** Whole points before rest. */
  readonly amount: number;
  readonly source: ExperienceSource;
  /** What in that source; the same one gives once, whoever asks how often. */
  readonly sourceId: string;
}

/** The row of a character's progress, made at the first need and held until the transaction ends; the character's row is held before it. */
export async function lockProgress(tx: Tx, characterId: CharacterId) {
  await holdSheet(tx, characterId);
  await tx.progression.createMany({ data: [{ characterId, restedUntil: nowOf(tx) }], skipDuplicates: true });
  await tx.$queryRaw`SELECT 1 FROM progressions WHERE character_id = ${characterId}::uuid FOR UPDATE`;
  return tx.progression.findUniqueOrThrow({ where: { characterId } });
}

/**
 * Adds experience once for each cause, double while rest lasts, and everything the levels reached give.
 * @throws RangeError when the amount is no whole number from 0
 * @throws GameError not_found `character.not_found`
 */
export async function gainExperience(tx: Tx, input: ExperienceInput): Promise<Gained> {
  const { characterId, amount, source, sourceId } = input;
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`cannot gain ${amount} experience`);
  const progress = await lockProgress(tx, characterId);
  const before = Number(progress.experience);
  const known = await tx.experienceEntry.findUnique({ where: { characterId_source_sourceId: { characterId, source, sourceId } } });
  if (known !== null) return { gained: known.amount, rested: known.rested, level: levelOf(before).level, levelsGained: known.levelsGained };
  const added = withRest(amount, progress.restedPool);
  const gained = Math.min(added.gained, experienceAt(levelCap) - before);
  const rested = Math.max(0, gained - amount);
  const from = levelOf(before).level;
  const { level } = levelOf(before + gained);
  await tx.experienceEntry.create({ data: { characterId, source, sourceId, amount: gained, rested, levelsGained: level - from, at: nowOf(tx) } });
  await tx.progression.update({ where: { characterId }, data: { experience: before + gained, restedPool: added.restedPool } });
  await emit(tx, experienceGained, { characterId, source, sourceId, amount: gained, rested });
  for (const reached of levels.filter((one) => one.level > from && one.level <= level)) await reachLevel(tx, { characterId, reached });
  if (level > from) {
    await raiseLevel(tx, { characterId, level });
    await touchSheet(tx, characterId);
  }
  tellProgress(tx, { characterId, name: level > from ? levelUp.name : experienceGained.name, gained });
  return { gained, rested, level, levelsGained: level - from };
}

async function reachLevel(tx: Tx, input: { readonly characterId: CharacterId; readonly reached: LevelContent }): Promise<void> {
  const { characterId, reached } = input;
  const { level, attributePoints, perkPoints, items } = reached;
  await tx.levelGain.create({ data: { characterId, level, at: nowOf(tx) } });
  await tx.progression.update({ where: { characterId }, data: { attributePoints: { increment: attributePoints }, perkPoints: { increment: perkPoints } } });
  for (const { item, count } of items) await grant(tx, { characterId, templateId: item, quantity: count, reason: 'progression.level_up' });
  await emit(tx, levelUp, { characterId, level });
}

/** Experience of skills that one character earned, whole, from 0. */
export interface SkillUse { readonly characterId: CharacterId; readonly skills: Readonly<Partial<Record<SkillId, number>>> }

/**
 * Adds use to skills; ranks follow from it.
 * @returns the skills whose rank rose, with the new rank
 */
export async function gainSkills(tx: Tx, use: SkillUse): Promise<Partial<Record<SkillId, number>>> {
  return (await gainSkillsOfMany(tx, [use])).get(use.characterId) ?? {};
}

/** The same for everyone of a zone, in few statements; see `gainSkills`. One entry for each character. */
export async function gainSkillsOfMany(tx: Tx, uses: readonly SkillUse[]): Promise<ReadonlyMap<CharacterId, Partial<Record<SkillId, number>>>> {
  const wished = uses.flatMap(({ characterId, skills }) => Object.entries(skills).flatMap(([skill, gained]) => (gained > 0 ? [{ characterId, skill: skill as SkillId, gained: Math.floor(gained) }] : [])));
  const characterIds = [...new Set(wished.map(({ characterId }) => characterId))].toSorted();
  if (characterIds.length === 0) return new Map();
  for (const characterId of characterIds) await holdSheet(tx, characterId);
  await tx.progression.createMany({ data: characterIds.map((characterId) => ({ characterId, restedUntil: nowOf(tx) })), skipDuplicates: true });
  await tx.$queryRaw`SELECT 1 FROM progressions WHERE character_id = ANY(${characterIds}::uuid[]) ORDER BY character_id FOR UPDATE`;
  const rows = await tx.characterSkill.findMany({ where: { characterId: { in: characterIds } } });
  const grown = wished.map((wish) => {
    const before = rows.find(({ characterId, skill }) => characterId === wish.characterId && skill === wish.skill) ?? { experience: 0, rank: 0 };
    const experience = Math.min(before.experience + wish.gained, skillExperienceCap);
    return { ...wish, experience, rankBefore: before.rank, rank: skillRankOf(experience) };
  });
  await tx.$executeRaw`
    INSERT INTO character_skills (character_id, skill, experience, rank)
    SELECT * FROM unnest(
      ${grown.map(({ characterId }) => characterId)}::uuid[], ${grown.map(({ skill }) => skill)}::text[], ${grown.map(({ experience }) => experience)}::int[], ${grown.map(({ rank }) => rank)}::int[])
    ON CONFLICT (character_id, skill) DO UPDATE SET experience = excluded.experience, rank = excluded.rank`;
  const raised = new Map<CharacterId, Partial<Record<SkillId, number>>>();
  for (const { characterId, skill, rank, rankBefore } of grown) {
    if (rank === rankBefore) continue;
    raised.set(characterId, { ...raised.get(characterId), [skill]: rank });
    await emit(tx, skillIncreased, { characterId, skill, rank });
  }
  for (const [characterId, ranks] of raised) {
    await touchSheet(tx, characterId);
    tellProgress(tx, { characterId, name: skillIncreased.name, raised: ranks });
  }
  return raised;
}

/** What the highest rank takes; more is not kept. */
const skillExperienceCap = Array.from({ length: skillCap }, (_, rank) => skillExperienceToNext(rank)).reduce((sum, step) => sum + step, 0);

/** Gives a title, once for each key. @param input the key says where it is from, e.g. `quest.ninth_plank.standing` */
export async function grantTitle(tx: Tx, input: { readonly characterId: CharacterId; readonly key: string; readonly title: LocalText }): Promise<void> {
  const { characterId, key, title } = input;
  await lockProgress(tx, characterId);
  const { count } = await tx.characterTitle.createMany({ data: [{ characterId, key, title, at: nowOf(tx) }], skipDuplicates: true });
  if (count === 0) return;
  await emit(tx, titleGained, { characterId, key });
  tellProgress(tx, { characterId, name: titleGained.name, key });
}

/** Fills the rested pool with the time a character was away; the same hours count once. Call it when somebody comes back. @param input when it was seen last, null when never */
export async function rest(tx: Tx, input: { readonly characterId: CharacterId; readonly lastSeenAt: Date | null }): Promise<void> {
  const { characterId, lastSeenAt } = input;
  if (lastSeenAt === null || nowOf(tx).getTime() - lastSeenAt.getTime() < hourMs) return;
  const progress = await lockProgress(tx, characterId);
  const { level } = await natureOf(tx, characterId);
  const now = nowOf(tx);
  const awayMs = now.getTime() - Math.max(lastSeenAt.getTime(), progress.restedUntil.getTime());
  if (awayMs < hourMs) return;
  const most = restedAfter(level, 10_000 * (dayMs / hourMs));
  const restedPool = Math.min(most, progress.restedPool + restedAfter(level, awayMs / hourMs));
  await tx.progression.update({ where: { characterId }, data: { restedPool: Math.max(restedPool, progress.restedPool), restedUntil: now } });
}

/** Tells the player's windows after the commit. */
export function tellProgress(tx: Tx, message: { readonly characterId: CharacterId; readonly name: string; readonly [detail: string]: unknown }): void {
  pushAfterCommit(tx, `/topic/character/${message.characterId}/progression`, message);
}
