import { skills } from '@necp/content/server';
import { dayMs, type CharacterId } from '@necp/shared/kernel';
import type { LocalText } from '@necp/shared/kernel/content';
import { levelOf, respecChits, skillExperienceToNext } from '@necp/shared/progression/formulas';
import type { ProgressionView, SkillView } from '@necp/shared/progression/schema';
import { natureOf } from '../character';
import type { Ctx, ReadDb, Tx } from '../kernel';
import { growthOf } from './growth';

/** A reset within this time makes the next one more expensive. */
const hasteMs = 7 * dayMs;

/**
 * Returns the progression of a character; starting values where nothing happened yet. The router checks that the
 * character belongs to the caller.
 */
export async function progressionView(ctx: Ctx, characterId: CharacterId): Promise<ProgressionView> {
  const { db } = ctx;
  const [nature, progress, growth, skillRows, titles, price] = await Promise.all([
    natureOf(db, characterId),
    db.progression.findUnique({ where: { characterId } }),
    growthOf(db, characterId),
    db.characterSkill.findMany({ where: { characterId } }),
    db.characterTitle.findMany({ where: { characterId }, orderBy: { at: 'desc' } }),
    respecPrice(db, { characterId, nowMs: ctx.clock.nowMs() }),
  ]);
  const experience = Number(progress?.experience ?? 0n);
  const { into, toNext } = levelOf(experience);
  return {
    characterId,
    classId: nature.classId,
    level: nature.level,
    experience,
    into,
    toNext,
    restedPool: progress?.restedPool ?? 0,
    attributePoints: progress?.attributePoints ?? 0,
    perkPoints: progress?.perkPoints ?? 0,
    attributes: nature.attributes,
    skills: skills.map(({ id }) => skillView(id, skillRows.find(({ skill }) => skill === id)?.experience ?? 0)),
    nodes: { ...growth.taken },
    passives: growth.passives,
    respecChits: price,
    titles: titles.map(({ key, title, at }) => ({ key, title: title as LocalText, at })),
    titleKey: progress?.titleKey ?? null,
  };
}

function skillView(skill: SkillView['skill'], experience: number): SkillView {
  let rank = 0;
  let into = experience;
  for (let step = skillExperienceToNext(rank); step > 0 && into >= step; step = skillExperienceToNext(rank)) {
    into -= step;
    rank += 1;
  }
  const toNext = skillExperienceToNext(rank);
  return { skill, rank, into: toNext === 0 ? 0 : into, toNext };
}

/** Returns the price in chits of a perk reset at a moment. */
export async function respecPrice(
  db: ReadDb | Tx,
  asked: { readonly characterId: CharacterId; readonly nowMs: number },
): Promise<number> {
  const { characterId, nowMs } = asked;
  const { level } = await natureOf(db, characterId);
  const times = await db.perkReset.count({ where: { characterId, at: { gt: new Date(nowMs - hasteMs) } } });
  return respecChits(level, times);
}
