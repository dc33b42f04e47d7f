import { deriveStats, statsOf } from '@necp/shared/combat/derive';
import type { TileSpot } from '@necp/shared/kernel';
import type { StatBonus } from '@necp/shared/progression/content';
import { facingRadians, tickMs, type WeaponFamily } from '@necp/shared/protocol';
import { describe } from '../core/entities';
import { at, tileAt, type Player, type ZoneState } from '../state';
import type { Combatant, Nameplate, Weapon } from './combatant';
import { newFighter, type Fighter } from './player/fighter';
import { combatSlice } from './slice';

/** Returns everything that can be hurt, in the order in which it appeared. */
export function combatants(state: ZoneState): IterableIterator<Combatant> {
  return combatSlice(state).combatants.values();
}

/** Returns the combatant of an entity. */
export function combatantAt(state: ZoneState, entityIndex: number): Combatant | undefined {
  return combatSlice(state).combatants.get(entityIndex);
}

export function combatantById(state: ZoneState, entityId: number): Combatant | undefined {
  return combatSlice(state).combatantsById.get(entityId);
}

/** Returns the combatant of a player; null until its sheet was applied. */
export function combatantOf(state: ZoneState, player: Player): Combatant | null {
  return combatSlice(state).combatants.get(player.entityIndex) ?? null;
}

/** Returns what combat keeps of a player. */
export function fighterOf(state: ZoneState, { entityIndex }: Player): Fighter {
  const { fighters } = combatSlice(state);
  let fighter = fighters.get(entityIndex);
  if (fighter === undefined) fighters.set(entityIndex, (fighter = newFighter()));
  return fighter;
}

/** Removes what combat holds of an entity that disappears. */
export function dropCombatant(state: ZoneState, entityIndex: number): void {
  const { combatants, combatantsById, fighters } = combatSlice(state);
  combatants.delete(entityIndex);
  combatantsById.delete(at(state.ids, entityIndex));
  fighters.delete(entityIndex);
}

/** Returns the weapon in the hand; null for bare hands. */
export function heldWeapon(combatant: Combatant): Weapon | null {
  const { arms } = combatant;
  return arms.hand === 'main' ? arms.main : arms.side;
}

export function familyOf(held: Weapon | null): WeaponFamily {
  if (held === null) return 'none';
  return held.item.kind === 'firearm' ? held.item.family : 'blade';
}

/** Recomputes all stats after a status, a swap or a new sheet. */
export function refreshStats(state: ZoneState, combatant: Combatant): void {
  const sheet = playerOf(state, combatant)?.sheet ?? null;
  const held: StatBonus = heldWeapon(combatant)?.bonus ?? {};
  combatant.stats =
    sheet === null ? statsOf(combatant.base, combatant.statuses) : deriveStats(sheet, held, combatant.statuses);
  const { max } = combatant.stats;
  showStrength(state, combatant);
  combatant.health = Math.min(combatant.health, max.health);
  combatant.energy = Math.min(combatant.energy, max.energy);
  combatant.ram = Math.min(combatant.ram, max.ram);
  combatant.stamina = Math.min(combatant.stamina, max.stamina);
}

/** Updates the most health that others see, when it has changed. */
export function showStrength(state: ZoneState, { entityIndex, stats }: Combatant): void {
  const healthMax = Math.round(stats.max.health);
  const shown = state.appearances[entityIndex];
  if (shown !== undefined && shown.healthMax !== healthMax) describe(state, entityIndex, { healthMax });
}

/** Returns the player behind a combatant, or null. */
export function playerOf(state: ZoneState, combatant: Combatant): Player | null {
  return combatant.kind === 'player' ? (state.playerOfEntity.get(combatant.entityIndex) ?? null) : null;
}

/** Updates the health share that others see. */
export function showHealth(state: ZoneState, combatant: Combatant): void {
  const share = Math.max(0, Math.min(1, combatant.health / combatant.stats.max.health));
  state.health[combatant.entityIndex] = combatant.health > 0 ? Math.max(1, Math.round(share * 255)) : 0;
}

/** Returns the position of a combatant. */
export function spotOf(state: ZoneState, combatant: Combatant): TileSpot {
  return { x: tileAt(state.x, combatant.entityIndex), y: tileAt(state.y, combatant.entityIndex) };
}

/** Returns the angle between where a combatant looks and a spot, in radians from 0 to π: π is right behind it. */
export function angleOff(state: ZoneState, combatant: Combatant, spot: TileSpot): number {
  const own = spotOf(state, combatant);
  const turn = Math.atan2(spot.y - own.y, spot.x - own.x) - facingRadians(at(state.facing, combatant.entityIndex));
  return Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn)));
}

/** Returns the zone's clock for weapons, in milliseconds derived from ticks, so that it runs as evenly as they do. */
export function clockMs(state: ZoneState): number {
  return state.tick * tickMs;
}

/** Converts milliseconds to ticks, rounded up. */
export function ticksOf(ms: number): number {
  return Math.ceil(ms / tickMs - 1e-9);
}

/** Returns how clients name a combatant, also after it has left. */
export function nameplateOf(state: ZoneState, { entityIndex, kind }: Combatant): Nameplate {
  const appearance = state.appearances[entityIndex];
  return { name: kind === 'player' ? (appearance?.name.en ?? '') : '', content: appearance?.content ?? '' };
}
