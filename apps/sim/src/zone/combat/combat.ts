import { entityFlags, tickHz } from '@necp/shared/protocol';
import { clearFlag, setFlag, at, type ZoneState } from '../state';
import { advanceReload } from './arms';
import { showHealth } from './entity';
import { advanceCast, landHazard } from './casting';
import { advanceDuels } from './duels';
import type { Fighter } from './combatant';
import { advanceTurned } from './landing';
import { advanceDowned, advanceRevive, settleFalls } from './life';
import { recordPositions } from './rewind';
import { advanceShove, advanceTerror } from './knockback';
import { flyProjectiles } from './shoot';
import { advanceStatuses } from './statuses';
import { goOff } from './throwing';
import { advanceDrips, advanceUse } from './using';

/** The phase of the tick in which everything that flies, burns, lands or ends does so. */
export function fight(state: ZoneState): void {
  for (const fighter of state.fighters.values()) {
    if (fighter.life === 'up') live(state, fighter);
    else advanceDowned(state, fighter);
  }
  for (const player of state.players.values()) {
    advanceUse(state, player);
    advanceRevive(state, player);
  }
  flyProjectiles(state);
  goOffAll(state);
  settleFalls(state);
  advanceDuels(state);
  for (const fighter of state.fighters.values()) showState(state, fighter);
  recordPositions(state);
}

/** One tick of somebody who stands: carried on, cast on, reloaded on, bled on, recovered a little. */
function live(state: ZoneState, fighter: Fighter): void {
  advanceShove(state, fighter);
  advanceTerror(state, fighter);
  advanceReload(state, fighter);
  advanceCast(state, fighter);
  advanceStatuses(state, fighter);
  advanceTurned(state, fighter);
  advanceDrips(state, fighter);
  if (fighter.shields.length > 0) fighter.shields = fighter.shields.filter(({ endsTick }) => endsTick > state.tick);
  recover(state, fighter);
}

/** What flows back by itself. */
function recover(state: ZoneState, fighter: Fighter): void {
  const { max, perS, restingHealthPerS } = fighter.stats;
  // Enemies are healed by whoever minds them.
  const resting = fighter.kind === 'player' && !fighter.inFight ? restingHealthPerS : 0;
  const before = fighter.health;
  if (fighter.falling === null)
    fighter.health = Math.min(max.health, fighter.health + (perS.health + resting) / tickHz);
  const energy = Math.min(max.energy, fighter.energy + perS.energy / tickHz);
  const ram = Math.min(max.ram, fighter.ram + perS.ram / tickHz);
  const stamina = Math.min(max.stamina, fighter.stamina + perS.stamina / tickHz);
  if (energy !== fighter.energy) fighter.energy = energy;
  if (ram !== fighter.ram) fighter.ram = ram;
  if (stamina !== fighter.stamina) fighter.stamina = stamina;
  if (fighter.health !== before) showHealth(state, fighter);
}

/** Thrown things whose fuse has burnt, outlines whose time has come; what they leave behind goes off later. */
function goOffAll(state: ZoneState): void {
  if (state.hazards.length === 0) return;
  const due = state.hazards.filter(({ goesOffTick }) => goesOffTick <= state.tick);
  if (due.length === 0) return;
  const later = state.hazards.filter(({ goesOffTick }) => goesOffTick > state.tick);
  state.hazards.length = 0;
  state.hazards.push(...later);
  for (const hazard of due) {
    if (hazard.kind === 'thrown') goOff(state, hazard);
    else landHazard(state, hazard);
  }
}

/** The flags that others see. */
function showState(state: ZoneState, fighter: Fighter): void {
  const flags = at(state.flags, fighter.row);
  const wanted =
    (fighter.inFight ? entityFlags.inFight : 0) |
    (fighter.untouchableUntilTick > state.tick ? entityFlags.untouchable : 0);
  const mask = entityFlags.inFight | entityFlags.untouchable;
  if ((flags & mask) === wanted) return;
  clearFlag(state, fighter.row, mask);
  setFlag(state, fighter.row, wanted);
}
