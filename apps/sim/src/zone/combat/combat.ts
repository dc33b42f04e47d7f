import { entityFlags, tickHz } from '@necp/shared/protocol';
import { clearFlag, setFlag, at, type ZoneState } from '../state';
import { advanceCast, landHazard } from './abilities/casting';
import { advanceTurned } from './abilities/landing';
import { advancePeriodicEffects, advanceUse } from './abilities/using';
import type { Combatant } from './combatant';
import { advanceKnockback, advanceTerror } from './damage/knockback';
import { advanceDowned, settleFalls } from './damage/life';
import { advanceRevive } from './damage/revive';
import { expireShields } from './damage/shields';
import { advanceStatuses } from './damage/statuses';
import { settleUniques } from './damage/uniques';
import { combatants, showHealth } from './entity';
import { combatSlice } from './slice';
import { advanceReload } from './weapons/arms';
import type { Hazard } from './weapons/flying';
import { recordPositions } from './weapons/rewind';
import { flyProjectiles } from './weapons/shoot';
import { goOff } from './weapons/throwing';

/** The phase of the tick that advances everything that flies, burns, lands or ends. */
export function advanceCombat(state: ZoneState): void {
  for (const combatant of combatants(state)) {
    if (combatant.life === 'up') live(state, combatant);
    else advanceDowned(state, combatant);
  }
  for (const player of state.players.values()) {
    advanceUse(state, player);
    advanceRevive(state, player);
  }
  flyProjectiles(state);
  goOffAll(state);
  settleUniques(state);
  settleFalls(state);
  settleUniques(state);
  for (const combatant of combatants(state)) showState(state, combatant);
  recordPositions(state);
}

/** Advances a living combatant by one tick: knockback, casts, reloads, statuses and recovery. */
function live(state: ZoneState, combatant: Combatant): void {
  advanceKnockback(state, combatant);
  advanceTerror(state, combatant);
  advanceReload(state, combatant);
  advanceCast(state, combatant);
  advanceStatuses(state, combatant);
  advanceTurned(state, combatant);
  advancePeriodicEffects(state, combatant);
  expireShields(state, combatant);
  recover(state, combatant);
}

/** Regenerates the pools. */
function recover(state: ZoneState, combatant: Combatant): void {
  const { max, perS, restingHealthPerS } = combatant.stats;
  // Enemies are healed by the AI system.
  const resting = combatant.kind === 'player' && !combatant.inCombat ? restingHealthPerS : 0;
  const before = combatant.health;
  if (combatant.falling === null)
    combatant.health = Math.min(max.health, combatant.health + (perS.health + resting) / tickHz);
  const energy = Math.min(max.energy, combatant.energy + perS.energy / tickHz);
  const ram = Math.min(max.ram, combatant.ram + perS.ram / tickHz);
  const stamina = Math.min(max.stamina, combatant.stamina + perS.stamina / tickHz);
  if (energy !== combatant.energy) combatant.energy = energy;
  if (ram !== combatant.ram) combatant.ram = ram;
  if (stamina !== combatant.stamina) combatant.stamina = stamina;
  if (combatant.health !== before) showHealth(state, combatant);
}

/** Sets off thrown items whose fuse has burnt and outlines that are due; hazards they create go off later. */
function goOffAll(state: ZoneState): void {
  const { hazards } = combatSlice(state);
  if (hazards.length === 0) return;
  const isDue = (hazard: Hazard) =>
    hazard.goesOffTick <= state.tick && (hazard.kind !== 'thrown' || hazard.awaits === null);
  const due = hazards.filter(isDue);
  if (due.length === 0) return;
  const later = hazards.filter((hazard) => !isDue(hazard));
  hazards.length = 0;
  hazards.push(...later);
  for (const hazard of due) {
    if (hazard.kind === 'thrown') goOff(state, hazard);
    else landHazard(state, hazard);
  }
}

/** Updates the flags that other players see. */
function showState(state: ZoneState, combatant: Combatant): void {
  const flags = at(state.flags, combatant.entityIndex);
  const wanted =
    (combatant.inCombat ? entityFlags.inCombat : 0) |
    (combatant.untouchableUntilTick > state.tick ? entityFlags.untouchable : 0);
  const mask = entityFlags.inCombat | entityFlags.untouchable;
  if ((flags & mask) === wanted) return;
  clearFlag(state, combatant.entityIndex, mask);
  setFlag(state, combatant.entityIndex, wanted);
}
