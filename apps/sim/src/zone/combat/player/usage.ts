import type { ItemContent } from '@necp/shared/inventory/content';
import type { SkillId } from '@necp/shared/progression/content';
import type { Held, Use } from '../../outputs';
import type { Player, ZoneState } from '../../state';
import { fighterOf } from '../entity';
import type { Usage } from './fighter';

/** Actions that raise skills and that a zone sees. */
export type SkillAction =
  | 'hit'
  | 'kill'
  | 'hack'
  | 'unseen_tile'
  | 'sprint_tile'
  | 'dodge'
  | 'heal'
  | 'revive'
  | 'build';

/** Adds the experience of one use of a skill, as the content defines it. */
export function noteSkill(
  state: ZoneState,
  player: Player,
  { skill, action, times = 1 }: { readonly skill: SkillId; readonly action: SkillAction; readonly times?: number },
): void {
  const { skills } = fighterOf(state, player).usage;
  const experience = state.gameData.skills.get(skill)?.uses.find((use) => use.action === action)?.experience ?? 0;
  if (experience > 0) skills.set(skill, (skills.get(skill) ?? 0) + experience * times);
}

/** Adds wear to an item of a player; null is an item that does not wear. */
export function noteWear(
  state: ZoneState,
  player: Player,
  { itemId, points }: { readonly itemId: string | null; readonly points: number },
): void {
  if (itemId === null) return;
  const { wear } = fighterOf(state, player).usage;
  wear.set(itemId, (wear.get(itemId) ?? 0) + points);
}

/** Returns the skill of a weapon; null for other items. */
export function skillOf(item: ItemContent): SkillId | null {
  if (item.kind === 'blade') return 'blades';
  if (item.kind === 'thrown') return 'throwing';
  return item.kind === 'firearm' ? firearmSkills[item.family] : null;
}

const firearmSkills = { pistol: 'handguns', rifle: 'rifles', shotgun: 'shotguns' } as const satisfies Record<
  string,
  SkillId
>;

/** Takes what was collected, in whole points; null when that is nothing. Fractions stay for the next time. */
export function takeUsage(usage: Usage, { characterId, epoch }: Held): Use | null {
  const use: Use = {
    characterId,
    epoch,
    skills: takeWhole(usage.skills),
    wear: takeWhole(usage.wear),
    shotsFired: usage.shotsFired,
  };
  usage.shotsFired = 0;
  return use.shotsFired === 0 && Object.keys(use.skills).length === 0 && Object.keys(use.wear).length === 0
    ? null
    : use;
}

function takeWhole(points: Map<string, number>): Record<string, number> {
  const taken: Record<string, number> = {};
  for (const [key, value] of points) {
    const whole = Math.floor(value + 1e-9);
    if (whole === 0) continue;
    taken[key] = whole;
    points.set(key, value - whole);
  }
  return taken;
}
