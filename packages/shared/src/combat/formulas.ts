import type { InstanceDifficulty } from '../instance/schema';
import { withPercent } from '../progression/formulas';
import { tierIds, type FactionContent, type TierContent } from '../reputation/content';
import { tierOf } from '../reputation/formulas';
import type { EnemyContent } from './content';

const clamp = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value));

/**
 * Returns the flight time of a projectile in milliseconds.
 * @param velocityTilesPerS above 0
 */
export function flightMs(distanceTiles: number, velocityTilesPerS: number): number {
  return (distanceTiles / velocityTilesPerS) * 1000;
}

/**
 * Returns the share of the damage left after a distance: all of it up to `falloffTiles`, a third at `rangeTiles`,
 * linear in between, nothing beyond.
 */
export function falloffShare(
  distanceTiles: number,
  reach: { readonly falloffTiles: number; readonly rangeTiles: number },
): number {
  if (distanceTiles <= reach.falloffTiles) return 1;
  if (distanceTiles > reach.rangeTiles) return 0;
  const way = (distanceTiles - reach.falloffTiles) / Math.max(1e-6, reach.rangeTiles - reach.falloffTiles);
  return 1 - (2 / 3) * way;
}

/** How steadily a fighter shoots at this moment. */
export interface Stance {
  /** Degrees that earlier shots have left; see `recoilAfter`. */
  readonly recoilDegrees: number;
  /** Current speed as a share of a sprint, 0 to 1. */
  readonly speedShare: number;
  readonly aimedShare: number;
  /** Sum of all `spreadPercent` bonuses. */
  readonly spreadPercent: number;
}

/**
 * Returns the half-angle of the cone of a shot, degrees, 0 to 45: the weapon's own, up to doubled by running, reduced
 * by up to two fifths by aiming, plus recoil.
 */
export function spreadOf(weaponDegrees: number, stance: Stance): number {
  const own = weaponDegrees * (1 + clamp(stance.speedShare, 0, 1)) * (1 - 0.4 * clamp(stance.aimedShare, 0, 1));
  return clamp(withPercent(own, stance.spreadPercent) + stance.recoilDegrees, 0, 45);
}

/** Returns the degrees of recoil after a shot or a pause, at most twelve: each shot adds, time subtracts. */
export function recoilAfter(
  beforeDegrees: number,
  shot: { readonly addsDegrees: number; readonly recoilPercent: number },
  pause: { readonly forMs: number; readonly settleDegreesPerS: number },
): number {
  const settled = Math.max(0, beforeDegrees - (pause.settleDegreesPerS * pause.forMs) / 1000);
  return Math.min(12, settled + withPercent(shot.addsDegrees, shot.recoilPercent));
}

/**
 * Returns the direction of one projectile in degrees off the aim: `fraction` 0 to 1 spans the cone, denser in the
 * middle.
 */
export function deviationDegrees(spreadDegrees: number, fraction: number): number {
  const centred = fraction * 2 - 1;
  return spreadDegrees * centred * Math.abs(centred);
}

/**
 * Returns the share of damage that passes armour, 0 to 1: all of it without armour, half when what is left after
 * penetration equals 40 + 10 × the attacker's level.
 */
export function armourShare(
  armour: number,
  attack: { readonly penetration: number; readonly attackerLevel: number },
): number {
  const left = Math.max(0, armour) * (1 - clamp(attack.penetration, 0, 100) / 100);
  const half = 40 + 10 * attack.attackerLevel;
  return half / (half + left);
}

/** Resistances below -50 count as -50 and above 75 as 75. */
export const resistRange = { min: -50, max: 75 } as const;

/** Returns the share of damage that passes a resistance in percent. */
export function resistShare(resistPercent: number): number {
  return 1 - clamp(resistPercent, resistRange.min, resistRange.max) / 100;
}

/**
 * Returns the share of damage a projectile keeps through cover of a hardness 0 (paper) to 100 (a wall): none unless its
 * penetration is higher.
 */
export function coverShare(penetration: number, hardness: number): number {
  return penetration <= hardness ? 0 : (penetration - hardness) / 100;
}

/** Returns the percent chance of a critical hit, 0 to 60. */
export function criticalChance(weaponChance: number, bonusChance: number, cool: number): number {
  return clamp(weaponChance + bonusChance + Math.max(0, cool - 5) * 0.5, 0, 60);
}

/**
 * Returns the percent chance that a fighter dodges a hit it could see coming, 0 to 40: half a point per Reflex above 5
 * and what gear adds.
 */
export function dodgeChance(reflex: number, bonusChance: number): number {
  return clamp(Math.max(0, reflex - 5) * 0.5 + bonusChance, 0, 40);
}

/** A dodge roll: its stamina cost, distance and duration, and for how long it protects from hits. */
export const dodgeRoll = { staminaCost: 25, tiles: 3.2, lastsMs: 350, untouchableMs: 220, cooldownMs: 600 } as const;

/**
 * One hit as the zone resolves it; it contains every number the result depends on, random rolls included, so that a
 * fight can be replayed.
 */
export interface Hit {
  readonly damage: { readonly min: number; readonly max: number };
  /** 0 to 1: where in the range the damage falls. */
  readonly damageRoll: number;
  /** 0 to 1, compared with the chances. */
  readonly criticalRoll: number;
  readonly dodgeRoll: number;
  readonly attackerLevel: number;
  /** All `…Percent` bonuses of the attacker that apply to this weapon and damage type. */
  readonly damagePercents: readonly number[];
  readonly criticalChance: number;
  readonly criticalPercent: number;
  readonly penetration: number;
  /** Shares left after fall-off and cover, 0 to 1 each. */
  readonly distanceShare: number;
  readonly coverShare: number;
  /** Null for hacks, which ignore armour; their penetration lessens resistance instead. */
  readonly armour: number | null;
  readonly resistPercent: number;
  readonly damageTakenPercent: number;
  readonly dodgeChance: number;
}

/** The result of a hit: whole points, at least 1 unless it was dodged or lost on the way. */
export interface HitResult {
  readonly amount: number;
  readonly kind: 'hit' | 'critical' | 'dodged' | 'spent';
}

/** Returns the resistance that is left against a hit: hacks penetrate it as other hits penetrate armour. */
function resistLeft({ armour, resistPercent, penetration }: Hit): number {
  return armour === null && resistPercent > 0 ? resistPercent * (1 - clamp(penetration, 0, 100) / 100) : resistPercent;
}

/**
 * Resolves the damage of one hit: roll → bonuses → critical → distance and cover → armour → resistance → the target's
 * own modifiers.
 */
export function resolveHit(hit: Hit): HitResult {
  if (hit.distanceShare <= 0 || hit.coverShare <= 0) return { amount: 0, kind: 'spent' };
  if (hit.dodgeRoll * 100 < hit.dodgeChance) return { amount: 0, kind: 'dodged' };
  const isCritical = hit.criticalRoll * 100 < hit.criticalChance;
  const rolled = hit.damage.min + (hit.damage.max - hit.damage.min) * clamp(hit.damageRoll, 0, 1);
  const sent =
    withPercent(rolled, ...hit.damagePercents) *
    (isCritical ? 1 + hit.criticalPercent / 100 : 1) *
    Math.min(1, hit.distanceShare) *
    Math.min(1, hit.coverShare);
  const passed = hit.armour === null ? sent : sent * armourShare(hit.armour, hit);
  const amount = Math.max(1, Math.round(withPercent(passed * resistShare(resistLeft(hit)), hit.damageTakenPercent)));
  return { amount, kind: isCritical ? 'critical' : 'hit' };
}

/**
 * Returns the mean damage per second against an unarmoured target at arm's length, reloads included, as tooltips
 * compare it.
 */
export function damagePerSecond(weapon: {
  readonly damage: { readonly min: number; readonly max: number };
  readonly pellets: number;
  readonly cycleMs: number;
  readonly magazineRounds: number;
  readonly reloadMs: number;
  readonly criticalChance: number;
  readonly criticalPercent: number;
}): number {
  const mean =
    ((weapon.damage.min + weapon.damage.max) / 2) *
    weapon.pellets *
    (1 + (weapon.criticalChance / 100) * (weapon.criticalPercent / 100));
  const cycleMs = weapon.cycleMs * weapon.magazineRounds + weapon.reloadMs;
  return (mean * weapon.magazineRounds * 1000) / cycleMs;
}

/**
 * Returns the threat of an action: damage counts once, healing half, shared among those who fight; a taunt adds its
 * points.
 */
export function threatOf(
  action: { readonly damage: number; readonly healing: number; readonly taunt: number },
  threatPercent: number,
): number {
  return withPercent(Math.max(0, action.damage) + 0.5 * Math.max(0, action.healing), threatPercent) + action.taunt;
}

/**
 * Checks whether an enemy changes its target: only for a tenth more threat near by, three tenths from afar, so that it
 * does not alternate.
 */
export function turnsAround(held: number, rival: number, rivalDistanceTiles: number): boolean {
  return rival > held * (rivalDistanceTiles <= 4 ? 1.1 : 1.3);
}

/** The strength of an enemy at a level, before random rolls. */
export interface EnemyStrength {
  readonly level: number;
  readonly health: number;
  readonly armour: number;
  readonly damagePercent: number;
  readonly experience: number;
}

/**
 * Returns an enemy's strength at a level: health grows by 9 %, damage by 7 %, armour by 4 % for each level above its
 * lowest.
 */
export function enemyAtLevel(
  enemy: Pick<EnemyContent, 'health' | 'armour' | 'damagePercent' | 'experience' | 'levels'>,
  level: number,
): EnemyStrength {
  const at = clamp(Math.floor(level), enemy.levels.min, enemy.levels.max);
  const above = at - enemy.levels.min;
  return {
    level: at,
    health: Math.round(enemy.health * 1.09 ** above),
    armour: Math.round(enemy.armour * 1.04 ** above),
    damagePercent: Math.round(enemy.damagePercent * 1.07 ** above),
    experience: Math.round(enemy.experience * 1.06 ** above),
  };
}

/** What a hard instance adds to its enemies, in percent; their rewards grow with the risk. */
const hardPercent = { health: 50, damage: 25, experience: 25 } as const;

/** Returns an enemy's strength in an instance of this difficulty. */
export function atDifficulty(strength: EnemyStrength, difficulty: InstanceDifficulty): EnemyStrength {
  if (difficulty === 'normal') return strength;
  const more = (value: number, percent: number) => Math.round(withPercent(value, percent));
  return {
    ...strength,
    health: more(strength.health, hardPercent.health),
    damagePercent: more(strength.damagePercent, hardPercent.damage),
    experience: more(strength.experience, hardPercent.experience),
  };
}

/** The least share of health and damage, in percent, for small groups; the rest grows with the group size. */
const fewPercent = { health: 25, damage: 70 } as const;

/**
 * Returns an enemy's strength in an instance for a group: a full group meets all of it, a smaller one less. Rewards
 * stay the same.
 */
export function forGroup(
  strength: EnemyStrength,
  { members, most }: { readonly members: number; readonly most: number },
): EnemyStrength {
  const taken = clamp(members / most, 0, 1);
  const share = (least: number) => (least + (100 - least) * taken) / 100;
  return {
    ...strength,
    health: Math.round(strength.health * share(fewPercent.health)),
    damagePercent: Math.round(strength.damagePercent * share(fewPercent.damage)),
  };
}

/**
 * Returns the distance in tiles at which a fighter is noticed: within sight outside the blind angle, less for a quiet
 * one; sounds carry in every direction.
 */
export function noticeTiles(
  senses: { readonly sightTiles: number; readonly hearingTiles: number },
  mark: { readonly soundTiles: number; readonly soundPercent: number; readonly isInView: number },
): number {
  const heard = Math.min(senses.hearingTiles, withPercent(mark.soundTiles, mark.soundPercent));
  return Math.max(heard, senses.sightTiles * clamp(mark.isInView, 0, 1));
}

/** How long a downed player lives, how long a revival takes, and the share of health it restores, in percent. */
export const downed = { lastsMs: 20_000, reviveMs: 4_000, revivedHealthPercent: 35, respawnMs: 5_000 } as const;

/** Checks whether a faction that likes the character pays for its respawns. */
export function isRevivedFree(
  reputation: Readonly<Record<string, number>>,
  { factions, tiers }: { readonly factions: Iterable<FactionContent>; readonly tiers: readonly TierContent[] },
): boolean {
  const rankOf = (tier: (typeof tierIds)[number]) => tierIds.indexOf(tier);
  return [...factions].some(({ id, startPoints, gives }) =>
    gives.some(
      ({ what, tier }) =>
        what === 'free_revive' && rankOf(tierOf(reputation[id] ?? startPoints, tiers).id) >= rankOf(tier),
    ),
  );
}

/**
 * Returns the respawn fee of the clinic in chits: nothing to level 3, then 6 × level; never more than a tenth of the
 * balance.
 */
export function respawnChits(level: number, heldChits: bigint): bigint {
  if (level <= 3) return 0n;
  const asked = BigInt(6 * level);
  const tenth = heldChits / 10n;
  return asked < tenth ? asked : tenth;
}
