import { levels } from '@necp/content/server';
import { characterHolder, dayMs, hourMs, type CharacterId } from '@necp/shared/kernel';
import type { LocalText } from '@necp/shared/kernel/content';
import { levelCap, type LevelContent, type SkillId } from '@necp/shared/progression/content';
import { experienceGained, levelUp, skillIncreased, titleGained } from '@necp/shared/progression/events';
import {
  experienceAt,
  levelOf,
  restedAfter,
  skillCap,
  skillExperienceToNext,
  skillRankOf,
  withRest,
} from '@necp/shared/progression/formulas';
import type { ExperienceSource } from '@necp/shared/progression/schema';
import { holdSheet, holdSheets, natureOf, raiseLevel } from '../character';
import { grant } from '../inventory';
import { emit, nowOf, pushAfterCommit, type LiveMessage, type Tx } from '../kernel';
import { holdWallets } from '../wallet';

export interface Gained {
  /** The amount really added, rest included; less at the highest level. */
  readonly gained: number;
  readonly rested: number;
  /** The level afterwards. */
  readonly level: number;
  readonly levelsGained: number;
}

export interface ExperienceInput {
  readonly characterId: CharacterId;
  /** Whole points before the bonus of rest. */
  readonly amount: number;
  readonly source: ExperienceSource;
  /** The id within that source; each one gives experience once. */
  readonly sourceId: string;
}

/**
 * Locks the row of a character's progress until the transaction ends, and creates it when missing; the character's row
 * must be locked before.
 */
export async function lockProgress(tx: Tx, characterId: CharacterId) {
  await holdSheet(tx, characterId);
  await tx.progression.createMany({ data: [{ characterId, restedUntil: nowOf(tx) }], skipDuplicates: true });
  await tx.$queryRaw`SELECT 1 FROM progressions WHERE character_id = ${characterId}::uuid FOR NO KEY UPDATE`;
  return tx.progression.findUniqueOrThrow({ where: { characterId } });
}

/**
 * Adds experience once for each cause, doubled while rest lasts, and grants the rewards of the levels reached.
 * @throws RangeError when the amount is no whole number from 0
 * @throws GameError not_found `character.not_found`
 */
export async function gainExperience(
  tx: Tx,
  { characterId, amount, source, sourceId }: ExperienceInput,
): Promise<Gained> {
  const gained = (await gainExperienceOfMany(tx, { gains: [{ characterId, amount }], source, sourceId })).get(
    characterId,
  );
  if (gained === undefined) throw new RangeError('an answer is missing');
  return gained;
}

/** The experience of several characters for one cause. */
export interface ExperienceForMany extends Pick<ExperienceInput, 'source' | 'sourceId'> {
  /** One entry for each character. */
  readonly gains: readonly Pick<ExperienceInput, 'characterId' | 'amount'>[];
}

/** Does the same for several characters in few statements; see `gainExperience`. */
export async function gainExperienceOfMany(
  tx: Tx,
  input: ExperienceForMany,
): Promise<ReadonlyMap<CharacterId, Gained>> {
  const { source, sourceId } = input;
  const wrong = input.gains.find(({ amount }) => !Number.isSafeInteger(amount) || amount < 0);
  if (wrong !== undefined) throw new RangeError(`cannot gain ${wrong.amount} experience`);
  const characterIds = input.gains.map(({ characterId }) => characterId).toSorted();
  const progress = await lockProgressOf(tx, characterIds);
  const known = await tx.experienceEntry.findMany({ where: { characterId: { in: characterIds }, source, sourceId } });
  const answers = new Map<CharacterId, Gained>();
  const fresh: Grown[] = [];
  for (const { characterId, amount } of input.gains) {
    const { experience: before, restedPool } = progress.get(characterId) ?? { experience: 0, restedPool: 0 };
    const entry = known.find((one) => one.characterId === characterId);
    if (entry === undefined) fresh.push(grow({ characterId, amount, before, restedPool }));
    else
      answers.set(characterId, {
        gained: entry.amount,
        rested: entry.rested,
        level: levelOf(before).level,
        levelsGained: entry.levelsGained,
      });
  }
  await writeGrown(tx, { grown: fresh, source, sourceId });
  for (const { characterId, gained, rested, from, level } of fresh) {
    await emit(tx, experienceGained, { characterId, source, sourceId, amount: gained, rested });
    for (const reached of levels.filter((one) => one.level > from && one.level <= level))
      await reachLevel(tx, { characterId, reached });
    if (level > from) await raiseLevel(tx, { characterId, level });
    notifyProgress(
      tx,
      level > from
        ? { characterId, topic: levelUp.name, gained, level, levelsGained: level - from }
        : { characterId, topic: experienceGained.name, gained },
    );
    answers.set(characterId, { gained, rested, level, levelsGained: level - from });
  }
  return answers;
}

interface Grown {
  readonly characterId: CharacterId;
  readonly gained: number;
  readonly rested: number;
  readonly experience: number;
  readonly restedPool: number;
  /** The level before and afterwards. */
  readonly from: number;
  readonly level: number;
}

function grow({
  characterId,
  amount,
  before,
  restedPool,
}: {
  readonly characterId: CharacterId;
  readonly amount: number;
  readonly before: number;
  readonly restedPool: number;
}): Grown {
  const added = withRest(amount, restedPool);
  const gained = Math.min(added.gained, experienceAt(levelCap) - before);
  return {
    characterId,
    gained,
    rested: Math.max(0, gained - amount),
    experience: before + gained,
    restedPool: added.restedPool,
    from: levelOf(before).level,
    level: levelOf(before + gained).level,
  };
}

async function writeGrown(
  tx: Tx,
  {
    grown,
    source,
    sourceId,
  }: { readonly grown: readonly Grown[]; readonly source: ExperienceSource; readonly sourceId: string },
): Promise<void> {
  if (grown.length === 0) return;
  const at = nowOf(tx);
  await tx.experienceEntry.createMany({
    data: grown.map(({ characterId, gained, rested, from, level }) => ({
      characterId,
      source,
      sourceId,
      amount: gained,
      rested,
      levelsGained: level - from,
      at,
    })),
  });
  await tx.$executeRaw`
    UPDATE progressions SET experience = grown.experience, rested_pool = grown.rested_pool
    FROM unnest(${grown.map(({ characterId }) => characterId)}::uuid[],
      ${grown.map(({ experience }) => experience)}::bigint[],
        ${grown.map(({ restedPool }) => restedPool)}::int[]) AS grown (id, experience, rested_pool)
    WHERE progressions.character_id = grown.id`;
}

/**
 * Locks the progress rows of several characters in the order of ids until the transaction ends, and creates missing
 * ones; the characters' rows must be locked before.
 */
async function lockProgressOf(
  tx: Tx,
  characterIds: readonly CharacterId[],
): Promise<ReadonlyMap<CharacterId, { readonly experience: number; readonly restedPool: number }>> {
  if (characterIds.length === 0) return new Map();
  await holdSheets(tx, characterIds);
  await tx.progression.createMany({
    data: characterIds.map((characterId) => ({ characterId, restedUntil: nowOf(tx) })),
    skipDuplicates: true,
  });
  const rows = await tx.$queryRaw<{ id: CharacterId; experience: bigint; restedPool: number }[]>`
    SELECT character_id AS id, experience, rested_pool AS "restedPool" FROM progressions
      WHERE character_id = ANY(${characterIds}::uuid[]) ORDER BY character_id FOR NO KEY UPDATE`;
  return new Map(rows.map(({ id, experience, restedPool }) => [id, { experience: Number(experience), restedPool }]));
}

async function reachLevel(
  tx: Tx,
  input: { readonly characterId: CharacterId; readonly reached: LevelContent },
): Promise<void> {
  const { characterId, reached } = input;
  const { level, attributePoints, perkPoints, items } = reached;
  await tx.levelGain.create({ data: { characterId, level, at: nowOf(tx) } });
  await tx.progression.update({
    where: { characterId },
    data: { attributePoints: { increment: attributePoints }, perkPoints: { increment: perkPoints } },
  });
  // A quest that gives the experience may pay chits afterwards, and wallets are locked before containers.
  if (items.length > 0) await holdWallets(tx, [characterHolder(characterId)]);
  for (const { item, count } of items)
    await grant(tx, { characterId, templateId: item, quantity: count, reason: 'progression.level_up' });
  await emit(tx, levelUp, { characterId, level });
}

/** Skill experience of one character, whole numbers from 0. */
export interface SkillUse {
  readonly characterId: CharacterId;
  readonly skills: Readonly<Partial<Record<SkillId, number>>>;
}

/**
 * Adds experience to skills and raises their ranks.
 * @returns the skills whose rank rose, with the new rank
 */
export async function gainSkills(tx: Tx, use: SkillUse): Promise<Partial<Record<SkillId, number>>> {
  return (await gainSkillsOfMany(tx, [use])).get(use.characterId) ?? {};
}

/** Does the same for several characters in few statements; see `gainSkills`. It takes one entry for each character. */
export async function gainSkillsOfMany(
  tx: Tx,
  uses: readonly SkillUse[],
): Promise<ReadonlyMap<CharacterId, Partial<Record<SkillId, number>>>> {
  const wanted = uses.flatMap(({ characterId, skills }) =>
    Object.entries(skills).flatMap(([skill, gained]) =>
      gained > 0 ? [{ characterId, skill: skill as SkillId, gained: Math.floor(gained) }] : [],
    ),
  );
  const characterIds = [...new Set(wanted.map(({ characterId }) => characterId))].toSorted();
  if (characterIds.length === 0) return new Map();
  await lockProgressOf(tx, characterIds);
  const rows = await tx.characterSkill.findMany({ where: { characterId: { in: characterIds } } });
  const grown = wanted.map((request) => {
    const before = rows.find(
      ({ characterId, skill }) => characterId === request.characterId && skill === request.skill,
    ) ?? {
      experience: 0,
      rank: 0,
    };
    const experience = Math.min(before.experience + request.gained, skillExperienceCap);
    return { ...request, experience, rankBefore: before.rank, rank: skillRankOf(experience) };
  });
  await tx.$executeRaw`
    INSERT INTO character_skills (character_id, skill, experience, rank)
    SELECT * FROM unnest(
      ${grown.map(({ characterId }) => characterId)}::uuid[], ${grown.map(({ skill }) => skill)}::text[],
        ${grown.map(({ experience }) => experience)}::int[], ${grown.map(({ rank }) => rank)}::int[])
    ON CONFLICT (character_id, skill) DO UPDATE SET experience = excluded.experience, rank = excluded.rank`;
  const raised = new Map<CharacterId, Partial<Record<SkillId, number>>>();
  for (const { characterId, skill, rank, rankBefore } of grown) {
    if (rank === rankBefore) continue;
    raised.set(characterId, { ...raised.get(characterId), [skill]: rank });
    await emit(tx, skillIncreased, { characterId, skill, rank });
  }
  for (const [characterId, ranks] of raised)
    notifyProgress(tx, { characterId, topic: skillIncreased.name, raised: ranks });
  return raised;
}

/** The experience of the highest rank; more is not stored. */
const skillExperienceCap = Array.from({ length: skillCap }, (_, rank) => skillExperienceToNext(rank)).reduce(
  (sum, step) => sum + step,
  0,
);

/**
 * Grants a title, once for each key.
 * @param input the key names its source, e.g. `quest.ninth_plank.standing`
 */
export async function grantTitle(
  tx: Tx,
  input: { readonly characterId: CharacterId; readonly key: string; readonly title: LocalText },
): Promise<void> {
  const { characterId, key, title } = input;
  await lockProgress(tx, characterId);
  const { count } = await tx.characterTitle.createMany({
    data: [{ characterId, key, title, at: nowOf(tx) }],
    skipDuplicates: true,
  });
  if (count === 0) return;
  await emit(tx, titleGained, { characterId, key });
  notifyProgress(tx, { characterId, topic: titleGained.name, title });
}

/**
 * Fills the rested pool for the time a character was offline; the same hours count once. Call it when the character
 * returns.
 * @param input when it was last seen, null when never
 */
export async function rest(
  tx: Tx,
  input: { readonly characterId: CharacterId; readonly lastSeenAt: Date | null },
): Promise<void> {
  const { characterId, lastSeenAt } = input;
  if (lastSeenAt === null || nowOf(tx).getTime() - lastSeenAt.getTime() < hourMs) return;
  const progress = await lockProgress(tx, characterId);
  const { level } = await natureOf(tx, characterId);
  const now = nowOf(tx);
  const awayMs = now.getTime() - Math.max(lastSeenAt.getTime(), progress.restedUntil.getTime());
  if (awayMs < hourMs) return;
  const most = restedAfter(level, 10_000 * (dayMs / hourMs));
  const restedPool = Math.min(most, progress.restedPool + restedAfter(level, awayMs / hourMs));
  await tx.progression.update({
    where: { characterId },
    data: { restedPool: Math.max(restedPool, progress.restedPool), restedUntil: now },
  });
}

/** Updates the player's windows after the commit. */
export function notifyProgress(tx: Tx, message: LiveMessage & { readonly characterId: CharacterId }): void {
  const { characterId, ...rest } = message;
  pushAfterCommit(tx, { characterId }, rest);
}
