import { skills } from '@necp/content/server';
import type { SkillAction, SkillId } from '@necp/shared/progression/content';

/** Returns the experience of one skill for an action; 0 when the skill does not grow by it, or when it is none. */
function experienceIn(skill: string, action: SkillAction): number {
  const uses = skills.find(({ id }) => id === skill)?.uses ?? [];
  return uses.find((use) => use.action === action)?.experience ?? 0;
}

/** Returns the experience of every skill that grows by an action. */
export function experienceOf(action: SkillAction): Readonly<Partial<Record<SkillId, number>>> {
  return Object.fromEntries(skills.map(({ id }) => [id, experienceIn(id, action)]));
}

/** Returns the experience for a check: the tested skill grows, and a tested attribute has none. */
export function checkExperience(by: string): Readonly<Partial<Record<SkillId, number>>> {
  return { [by]: experienceIn(by, 'check') };
}
