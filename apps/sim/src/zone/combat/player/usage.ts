import type { ItemContent } from '@necp/shared/inventory/content';
import type { TileSpot } from '@necp/shared/kernel';
import type { SkillId } from '@necp/shared/progression/content';
import type { GameData } from '../../game-data';
import type { Held, Use } from '../../outputs';

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

/** What a player's actions did to skills and gear, collected until it is sent to the domain. */
export interface Usage {
  /** Experience by skill. */
  readonly skills: Map<SkillId, number>;
  /** Points of durability by item. */
  readonly wear: Map<string, number>;
  shotsFired: number;
  /** Where the player was last seen walking; see `noteUnseen`. */
  unseenFrom: TileSpot | null;
}

export function newUsage(): Usage {
  return { skills: new Map(), wear: new Map(), shotsFired: 0, unseenFrom: null };
}

/** Adds the experience of one use of a skill, as the content defines it. */
export function noteSkill(
  usage: Usage,
  gameData: GameData,
  { skill, action, times = 1 }: { readonly skill: SkillId; readonly action: SkillAction; readonly times?: number },
): void {
  const experience = gameData.skills.get(skill)?.uses.find((use) => use.action === action)?.experience ?? 0;
  if (experience > 0) usage.skills.set(skill, (usage.skills.get(skill) ?? 0) + experience * times);
}

export function noteWear(usage: Usage, itemId: string | null, points: number): void {
  if (itemId !== null) usage.wear.set(itemId, (usage.wear.get(itemId) ?? 0) + points);
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
