import type { AbilityContent } from '@necp/shared/ability/content';
import type { EnemyAttack, EnemyContent } from '@necp/shared/combat/content';
import type { BladeContent, FirearmContent, ItemContent, ThrownContent } from '@necp/shared/inventory/content';

/** One attack of an enemy, with everything the choice of an attack depends on. */
export type AttackPlan = {
  readonly id: string;
  readonly weight: number;
  /** The attack is used only while the enemy's own health is below this percentage. */
  readonly belowHealthPercent: number;
  /** The attack does not reach targets farther away than this. */
  readonly reachTiles: number;
  /** Whether a wall between the enemy and its target makes the attack useless. */
  readonly needsLine: boolean;
  /** Whether it waits until a friend near by is hurt. */
  readonly waitsForHurt: boolean;
} & (
  | { readonly kind: 'firearm'; readonly item: FirearmContent }
  | { readonly kind: 'blade'; readonly item: BladeContent }
  | { readonly kind: 'thrown'; readonly item: ThrownContent }
  | { readonly kind: 'ability'; readonly ability: AbilityContent }
);

/** The content in which attacks are looked up. */
export interface Armoury {
  readonly items: ReadonlyMap<string, ItemContent>;
  readonly abilities: ReadonlyMap<string, AbilityContent>;
}

/** Enemies do not shoot beyond this share of the weapon's range, where most rounds would miss. */
const usefulShare = 0.8;
const bladeMarginTiles = 0.25;

/** Returns an enemy's attacks: one list for each phase of a boss, a single list for any other enemy. */
export function plansOf(enemy: EnemyContent, armoury: Armoury): AttackPlan[][] {
  const lists = enemy.phases.length > 0 ? enemy.phases.map(({ attacks }) => attacks) : [enemy.attacks];
  return lists.map((attacks) => attacks.map((attack) => planOf(attack, armoury)));
}

/** Returns the weapon an enemy carries in its hand: its first firearm, else its first blade. */
export function heldWeapon(plans: readonly (readonly AttackPlan[])[]): string {
  const all = plans.flat();
  return (all.find(({ kind }) => kind === 'firearm') ?? all.find(({ kind }) => kind === 'blade'))?.id ?? '';
}

/** @throws RangeError when the content names what does not exist; the content check finds that before */
function planOf(attack: EnemyAttack, { items, abilities }: Armoury): AttackPlan {
  if ('ability' in attack) {
    const ability = abilities.get(attack.ability);
    if (ability === undefined) throw new RangeError(`no ability ${attack.ability}`);
    const base = {
      id: ability.id,
      weight: attack.weight,
      belowHealthPercent: attack.belowHealthPercent ?? 100,
      waitsForHurt: attack.when === 'friend_hurt',
    };
    return { ...base, kind: 'ability', ability, reachTiles: reachOf(ability), needsLine: ability.needsSight };
  }
  const item = items.get(attack.weapon);
  const base = {
    id: attack.weapon,
    weight: attack.weight,
    belowHealthPercent: 100,
    needsLine: true,
    waitsForHurt: false,
  };
  if (item?.kind === 'firearm') return { ...base, kind: 'firearm', item, reachTiles: item.rangeTiles * usefulShare };
  if (item?.kind === 'blade') return { ...base, kind: 'blade', item, reachTiles: item.reachTiles + bladeMarginTiles };
  if (item?.kind === 'thrown') return { ...base, kind: 'thrown', item, reachTiles: item.rangeTiles };
  throw new RangeError(`no weapon ${attack.weapon}`);
}

/**
 * Returns the reach in tiles: abilities that help their owner reach as far as the enemy fights, abilities around the
 * owner as far as their area.
 */
function reachOf(ability: AbilityContent): number {
  const { area, target, touches, rangeTiles } = ability;
  if (touches !== 'enemies' && target === 'self') return Infinity;
  if (area.shape === 'circle') return target === 'self' ? area.radiusTiles * 0.9 : rangeTiles;
  return area.shape === 'single' ? rangeTiles : Math.min(Math.max(rangeTiles, 0.1), area.lengthTiles) * 0.95;
}
