import { deriveStats, statsOf } from '@necp/shared/combat/derive';
import type { StatBonus } from '@necp/shared/progression/content';
import { tickMs, type WeaponFamily } from '@necp/shared/protocol';
import { tileAt, type Player, type ZoneState } from '../state';
import type { Fighter, Weapon } from './combatant';

/** The weapon in the hand; null for bare hands. */
export function heldWeapon(fighter: Fighter): Weapon | null {
  const { arms } = fighter;
  return arms.hand === 'main' ? arms.main : arms.side;
}

export function familyOf(held: Weapon | null): WeaponFamily {
  if (held === null) return 'none';
  return held.item.kind === 'firearm' ? held.item.family : 'blade';
}

/** Counts everything anew after a status, a swap or a new sheet. */
export function refreshStats(state: ZoneState, fighter: Fighter): void {
  const sheet = playerOf(state, fighter)?.sheet ?? null;
  const held: StatBonus = heldWeapon(fighter)?.bonus ?? {};
  fighter.stats = sheet === null ? statsOf(fighter.base, fighter.statuses) : deriveStats(sheet, held, fighter.statuses);
  const { max } = fighter.stats;
  fighter.health = Math.min(fighter.health, max.health);
  fighter.energy = Math.min(fighter.energy, max.energy);
  fighter.ram = Math.min(fighter.ram, max.ram);
  fighter.stamina = Math.min(fighter.stamina, max.stamina);
}

/** The player behind a fighter, or null. */
export function playerOf(state: ZoneState, fighter: Fighter): Player | null {
  return fighter.kind === 'player' ? (state.playerOfRow.get(fighter.row) ?? null) : null;
}

/** Writes the share of health that others see. */
export function showHealth(state: ZoneState, fighter: Fighter): void {
  const share = Math.max(0, Math.min(1, fighter.health / fighter.stats.max.health));
  state.health[fighter.row] = fighter.health > 0 ? Math.max(1, Math.round(share * 255)) : 0;
}

/** Where a fighter stands. */
export function spotOf(state: ZoneState, fighter: Fighter): { x: number; y: number } {
  return { x: tileAt(state.x, fighter.row), y: tileAt(state.y, fighter.row) };
}

/** The clock that weapons keep: ticks in milliseconds, so that it runs as evenly as they do. */
export function clockMs(state: ZoneState): number {
  return state.tick * tickMs;
}

/** Ticks of a length of time, rounded up. */
export function ticksOf(ms: number): number {
  return Math.ceil(ms / tickMs - 1e-9);
}
