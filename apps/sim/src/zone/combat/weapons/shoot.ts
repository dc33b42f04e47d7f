import {
  afterShot,
  aimedShare,
  isReady,
  passTiles,
  recoilAt,
  shotDirections,
  shotEnd,
} from '@necp/shared/combat/ballistics';
import { falloffShare } from '@necp/shared/combat/formulas';
import type { FirearmContent } from '@necp/shared/inventory/content';
import { wear } from '@necp/shared/inventory/formulas';
import type { TileSpot } from '@necp/shared/kernel';
import type { StatId } from '@necp/shared/progression/content';
import { withPercent } from '@necp/shared/progression/formulas';
import { tickHz, tickMs } from '@necp/shared/protocol';
import type { ZoneState } from '../../state';
import { emit } from '../combat-events';
import type { Aim, Combatant, Weapon } from '../combatant';
import { sumsOf } from '../damage/encounters';
import { strike } from '../damage/harm';
import { knockback } from '../damage/knockback';
import { clockMs, combatantById, familyOf, fighterOf, heldWeapon, playerOf, spotOf } from '../entity';
import { combatantsIn } from '../near';
import { noteSkill, noteWear, skillOf } from '../player/usage';
import { areEnemies, hasMatches } from '../sides';
import type { EncounterParticipant } from '../slice';
import { combatSlice } from '../slice';
import type { Projectile, Volley } from './flying';
import { stoodAt } from './rewind';
import { emitSound } from './sound-stimulus';

/** Why a shot was not fired. */
export type NoShot = 'combat.no_weapon' | 'combat.no_rounds' | 'combat.broken_weapon' | 'combat.not_ready';

const familyStats: Readonly<Record<FirearmContent['family'], StatId>> = {
  pistol: 'handgunPercent',
  rifle: 'riflePercent',
  shotgun: 'shotgunPercent',
};

/** Fires the held firearm once if it is ready and creates its projectiles, for players and all others alike. */
export function fire(state: ZoneState, combatant: Combatant, aim: Aim): NoShot | null {
  const weapon = heldWeapon(combatant);
  if (weapon === null || weapon.item.kind !== 'firearm') return 'combat.no_weapon';
  if (weapon.isBroken) return 'combat.broken_weapon';
  if (combatant.arms.reloadEndsTick !== null || combatant.life !== 'up' || !isReady(weapon, clockMs(state)))
    return 'combat.not_ready';
  if (weapon.rounds <= 0) return 'combat.no_rounds';
  launch(state, combatant, { weapon, item: weapon.item, aim });
  return null;
}

/** Moves every projectile by one tick, through what it can penetrate and into what it hits. */
export function flyProjectiles(state: ZoneState): void {
  const { projectiles } = combatSlice(state);
  let kept = 0;
  for (const projectile of projectiles) if (fly(state, projectile)) projectiles[kept++] = projectile;
  projectiles.length = kept;
}

interface Shot {
  readonly weapon: Weapon;
  readonly item: FirearmContent;
  readonly aim: Aim;
}

function launch(state: ZoneState, combatant: Combatant, { weapon, item, aim }: Shot): void {
  const nowMs = clockMs(state);
  const { bonus } = combatant.stats;
  const stance = {
    recoilDegrees: recoilAt(weapon, item.settleDegreesPerS, nowMs),
    speedShare: combatant.speedShare,
    spreadPercent: bonus.spreadPercent,
    aimedShare: combatant.steadySinceTick === null ? 0 : aimedShare((state.tick - combatant.steadySinceTick) * tickMs),
  };
  const muzzle = spotOf(state, combatant);
  const rangeTiles = withPercent(item.rangeTiles, bonus.rangePercent);
  const penetration = item.penetration + bonus.penetration;
  const volley: Volley = { isCounted: false, hasHit: false, round: roundOf(weapon, item) };
  for (const radians of shotDirections(item, stance, aim)) {
    const stepTiles = item.velocityTilesPerS / tickHz;
    combatSlice(state).projectiles.push({
      shooter: combatant.id,
      weapon,
      volley,
      ...muzzle,
      stepX: Math.cos(radians) * stepTiles,
      stepY: Math.sin(radians) * stepTiles,
      stepTiles,
      muzzleX: muzzle.x,
      muzzleY: muzzle.y,
      flownTiles: 0,
      rangeTiles,
      behindTicks: aim.behindTicks,
      share: 1,
      inside: 0,
    });
    const end = shotEnd(state.map, muzzle, { radians, rangeTiles, penetration });
    emit(
      state,
      {
        kind: 'shot',
        source: combatant.id,
        weapon: familyOf(weapon),
        fromX: muzzle.x,
        fromY: muzzle.y,
        toX: end.x,
        toY: end.y,
        hit: end.hit,
        velocityTilesPerS: item.velocityTilesPerS,
        seq: aim.seq,
      },
      { ...muzzle, other: end },
    );
  }
  weapon.rounds--;
  Object.assign(
    weapon,
    afterShot(weapon, item, { nowMs, recoilPercent: bonus.recoilPercent, roundsLeft: weapon.rounds }),
  );
  emitSound(state, combatant, item.soundTiles);
  noteShot(state, combatant, { weapon, volley });
}

function roundOf({ rounds }: Weapon, { magazineRounds }: FirearmContent): Volley['round'] {
  if (rounds === magazineRounds) return 'first';
  return rounds === 1 ? 'last' : null;
}

function noteShot(
  state: ZoneState,
  combatant: Combatant,
  { weapon, volley }: { readonly weapon: Weapon; readonly volley: Volley },
): void {
  const player = playerOf(state, combatant);
  const sums = sumsOf(state, combatant);
  if (sums !== null) countShot(sums, volley);
  if (player === null) return;
  fighterOf(state, player).usage.shotsFired++;
  noteWear(state, player, { itemId: weapon.itemId, points: wear.shotFired });
}

function countShot(sums: EncounterParticipant, volley: Volley): void {
  if (volley.isCounted) return;
  volley.isCounted = true;
  sums.shotsFired++;
}

/** Counts a shot as one hit, however many of its pellets hit; the one that began the encounter counts as fired too. */
function countHit(sums: EncounterParticipant, volley: Volley): void {
  countShot(sums, volley);
  if (volley.hasHit) return;
  volley.hasHit = true;
  sums.shotsHit++;
}

/** Moves one projectile by one tick; returns false when it is spent. */
function fly(state: ZoneState, projectile: Projectile): boolean {
  const { weapon, rangeTiles, stepTiles } = projectile;
  const shooter = combatantById(state, projectile.shooter);
  if (shooter === undefined || weapon.item.kind !== 'firearm') return false;
  const part = Math.min(1, (rangeTiles - projectile.flownTiles) / stepTiles);
  const from = { x: projectile.x, y: projectile.y };
  const wanted = { x: from.x + projectile.stepX * part, y: from.y + projectile.stepY * part };
  const penetration = weapon.item.penetration + shooter.stats.bonus.penetration;
  const end = passTiles(
    state.map,
    { x: from.x, y: from.y, share: projectile.share, inside: projectile.inside },
    { to: wanted, penetration, muzzle: { x: projectile.muzzleX, y: projectile.muzzleY } },
  );
  const met = firstMet(state, projectile, { shooter, from, end });
  if (met !== null) {
    hit(state, { projectile, shooter, target: met.target, at: met.at });
    return false;
  }
  projectile.flownTiles += stepTiles * part;
  if (end.share <= 0 || projectile.flownTiles >= rangeTiles - 1e-6) return false;
  if (end.share < projectile.share)
    emit(state, { kind: 'impact', source: shooter.id, target: 0, x: end.x, y: end.y }, end);
  projectile.x = end.x;
  projectile.y = end.y;
  projectile.share = end.share;
  projectile.inside = end.inside;
  return true;
}

/**
 * Returns the first combatant this stretch hits; targets move the way they did in the tick that the shooter's screen
 * showed.
 */
function firstMet(
  state: ZoneState,
  projectile: Projectile,
  { shooter, from, end }: { readonly shooter: Combatant; readonly from: TileSpot; readonly end: TileSpot },
): { readonly target: Combatant; readonly at: number } | null {
  const box = {
    left: Math.min(from.x, end.x),
    right: Math.max(from.x, end.x),
    top: Math.min(from.y, end.y),
    bottom: Math.max(from.y, end.y),
  };
  let best: { readonly target: Combatant; readonly at: number } | null = null;
  const point = { from, end };
  const afterTicks = Math.max(0, projectile.behindTicks - 1);
  const isAnyMatch = hasMatches(state);
  for (const target of combatantsIn(state, box)) {
    if (target === shooter || target.life !== 'up' || (target.side === shooter.side && !isAnyMatch)) continue;
    const before = stoodAt(state, target.entityIndex, projectile.behindTicks);
    const after = stoodAt(state, target.entityIndex, afterTicks);
    // Most targets are far from the path, so this quick check comes first.
    const reach = target.radiusTiles;
    if (Math.max(before.x, after.x) < box.left - reach || Math.min(before.x, after.x) > box.right + reach) continue;
    if (Math.max(before.y, after.y) < box.top - reach || Math.min(before.y, after.y) > box.bottom + reach) continue;
    const at = meetingAt(point, { before, after }, reach);
    if (at !== null && (best === null || at < best.at) && areEnemies(state, shooter, target)) best = { target, at };
  }
  return best;
}

/**
 * Returns the part of a tick after which a point moving `from`→`end` comes within a radius of one moving
 * `before`→`after`; null when it does not.
 */
export function meetingAt(
  point: { readonly from: TileSpot; readonly end: TileSpot },
  track: { readonly before: TileSpot; readonly after: TileSpot },
  radiusTiles: number,
): number | null {
  const gapX = point.from.x - track.before.x;
  const gapY = point.from.y - track.before.y;
  const goX = point.end.x - point.from.x - (track.after.x - track.before.x);
  const goY = point.end.y - point.from.y - (track.after.y - track.before.y);
  const c = gapX * gapX + gapY * gapY - radiusTiles * radiusTiles;
  if (c <= 0) return 0;
  const a = goX * goX + goY * goY;
  const b = gapX * goX + gapY * goY;
  const root = b * b - a * c;
  if (a === 0 || b >= 0 || root < 0) return null;
  const at = (-b - Math.sqrt(root)) / a;
  return at <= 1 ? at : null;
}

function hit(
  state: ZoneState,
  {
    projectile,
    shooter,
    target,
    at,
  }: { readonly projectile: Projectile; readonly shooter: Combatant; readonly target: Combatant; readonly at: number },
): void {
  const { weapon, stepTiles, stepX, stepY } = projectile;
  if (weapon.item.kind !== 'firearm') return;
  const { item } = weapon;
  const skill = skillOf(item);
  const spot = { x: projectile.x + stepX * at, y: projectile.y + stepY * at };
  emit(state, { kind: 'impact', source: shooter.id, target: target.id, ...spot }, spot);
  const lost = strike(
    state,
    { source: shooter, target },
    {
      damage: { min: item.damage.min * weapon.damageShare, max: item.damage.max * weapon.damageShare },
      damageType: item.damageType,
      by: item.id,
      familyStat: familyStats[item.family],
      criticalChance: item.criticalChance,
      criticalPercent: item.criticalPercent,
      penetration: item.penetration,
      distanceShare: falloffShare(projectile.flownTiles + stepTiles * at, {
        falloffTiles: withPercent(item.falloffTiles, shooter.stats.bonus.rangePercent),
        rangeTiles: projectile.rangeTiles,
      }),
      coverShare: projectile.share,
      canDodge: true,
      round: projectile.volley.round,
    },
  );
  if (lost <= 0) return;
  const sums = sumsOf(state, shooter);
  if (sums !== null) countHit(sums, projectile.volley);
  const player = playerOf(state, shooter);
  if (player !== null && skill !== null) noteSkill(state, player, { skill, action: 'hit' });
  if (item.pushTiles > 0) knockback(state, target, { radians: Math.atan2(stepY, stepX), tiles: item.pushTiles });
}
