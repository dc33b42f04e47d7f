import { isInSight } from '@necp/shared/combat/ballistics';
import { wear } from '@necp/shared/inventory/formulas';
import { tickMs } from '@necp/shared/protocol';
import type { ZoneState } from '../../state';
import { emitAt } from '../combat-events';
import type { Aim, Combatant, Weapon } from '../combatant';
import { strike, type DealtHit } from '../damage/harm';
import { knockback } from '../damage/knockback';
import { giveStatus } from '../damage/statuses';
import { clockMs, heldWeapon, playerOf, spotOf, ticksOf } from '../entity';
import { combatantsAround } from '../near';
import { noteSkill, noteWear } from '../player/usage';
import { areEnemies } from '../sides';
import { stoodAt } from './rewind';
import { emitSound } from './sound-stimulus';

export type NoSwing = 'combat.no_weapon' | 'combat.broken_weapon' | 'combat.not_ready' | 'combat.too_tired';

/** The weapon of a combatant with bare hands. */
const fists = {
  damage: { min: 4, max: 7 },
  damageType: 'physical',
  swingMs: 450,
  reachTiles: 1.1,
  arcDegrees: 70,
  staminaCost: 4,
  penetration: 0,
  criticalChance: 2,
  criticalPercent: 50,
  pushTiles: 0,
  soundTiles: 2,
} as const;

/**
 * Swings the held blade or bare hands: hits all enemies in reach and arc, where the client showed them, and not behind
 * walls.
 */
export function swing(state: ZoneState, combatant: Combatant, aim: Aim): NoSwing | null {
  const weapon = heldWeapon(combatant);
  if (weapon !== null && weapon.item.kind !== 'blade') return 'combat.no_weapon';
  if (weapon !== null && weapon.isBroken) return 'combat.broken_weapon';
  const blade = weapon?.item.kind === 'blade' ? weapon.item : fists;
  const nowMs = clockMs(state);
  const readyMs = weapon?.readyMs ?? (combatant.ready.get('swing') ?? 0) * tickMs;
  if (combatant.life !== 'up' || nowMs + tickMs < readyMs) return 'combat.not_ready';
  if (combatant.stamina < blade.staminaCost) return 'combat.too_tired';
  combatant.stamina -= blade.staminaCost;
  const nextMs = Math.max(readyMs, nowMs - tickMs) + blade.swingMs;
  if (weapon !== null) weapon.readyMs = nextMs;
  else combatant.ready.set('swing', ticksOf(nextMs));
  emitAt(
    state,
    {
      kind: 'swing',
      source: combatant.id,
      facing: aim.radians,
      arcDegrees: blade.arcDegrees,
      reachTiles: blade.reachTiles,
      seq: aim.seq,
    },
    combatant.entityIndex,
  );
  emitSound(state, combatant, blade.soundTiles);
  for (const target of reached(state, combatant, { aim, reachTiles: blade.reachTiles, arcDegrees: blade.arcDegrees }))
    land(state, { combatant, weapon, target, radians: aim.radians });
  return null;
}

function reached(
  state: ZoneState,
  combatant: Combatant,
  { aim, reachTiles, arcDegrees }: { readonly aim: Aim; readonly reachTiles: number; readonly arcDegrees: number },
): Combatant[] {
  const own = spotOf(state, combatant);
  return combatantsAround(state, own, reachTiles + 2).filter((target) => {
    if (target === combatant || target.life !== 'up' || !areEnemies(state, combatant, target)) return false;
    const there = stoodAt(state, target.entityIndex, aim.behindTicks);
    const distance = Math.hypot(there.x - own.x, there.y - own.y);
    if (distance > reachTiles + target.radiusTiles + combatant.radiusTiles) return false;
    const turn = Math.atan2(there.y - own.y, there.x - own.x) - aim.radians;
    const off = Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn)));
    // A nearer target covers a wider angle.
    const width = Math.asin(Math.min(1, target.radiusTiles / Math.max(distance, target.radiusTiles)));
    return off <= (arcDegrees * Math.PI) / 360 + width && isInSight(state.map, own, there);
  });
}

function land(
  state: ZoneState,
  {
    combatant,
    weapon,
    target,
    radians,
  }: {
    readonly combatant: Combatant;
    readonly weapon: Weapon | null;
    readonly target: Combatant;
    readonly radians: number;
  },
): void {
  const blade = weapon?.item.kind === 'blade' ? weapon.item : null;
  const share = weapon?.damageShare ?? 1;
  const { damage, damageType, criticalChance, criticalPercent, penetration, pushTiles } = blade ?? fists;
  const dealtHit: DealtHit = {
    damage: { min: damage.min * share, max: damage.max * share },
    damageType,
    by: blade?.id ?? 'fists',
    familyStat: 'bladePercent',
    criticalChance,
    criticalPercent,
    penetration,
    distanceShare: 1,
    coverShare: 1,
    canDodge: true,
  };
  const lost = strike(state, { source: combatant, target }, dealtHit);
  const player = playerOf(state, combatant);
  if (player !== null) noteWear(state, player, { itemId: weapon?.itemId ?? null, points: wear.blowGiven });
  if (lost <= 0) return;
  if (player !== null) noteSkill(state, player, { skill: 'blades', action: 'hit' });
  if (pushTiles > 0) knockback(state, target, { radians, tiles: pushTiles });
  const status = blade?.status === undefined ? undefined : state.gameData.statuses.get(blade.status);
  if (blade !== null && status !== undefined && state.rng.fraction() * 100 < blade.statusChance)
    giveStatus(state, target, { status, lastsMs: weaponStatusMs, stacks: 1, source: combatant });
}

/** How long the status lasts that a weapon puts on its target. */
export const weaponStatusMs = 4000;
