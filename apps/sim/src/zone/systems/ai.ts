import type { LocalText } from '@necp/shared/zone/map';
import { moveEscorts, tendEscorts } from '../ai/escorts';
import { forgetContexts } from '../ai/condition-context';
import { moveMachines, tendMachines } from '../ai/machines';
import { noteUnseen } from '../ai/stealth';
import { moveVehicles } from '../ai/vehicles';
import type { ZoneState } from '../state';
import { moveBrains, thinkBrains } from './brains';
import { movePeople, settlePeople, tendPeople } from './npcs';
import { settleSpawns, tendSpawns } from './spawns';
import { sayWhatChanged, settleTownspeople, think, walk } from './townspeople';

const forgetEveryTicks = 200;

/** Places all characters without a player before the first tick. */
export function settleAi(state: ZoneState, townspeopleNames: readonly LocalText[]): void {
  settleTownspeople(state, townspeopleNames);
  settleSpawns(state);
  settlePeople(state);
}

/** Decides for all characters without a player for one tick. */
export function thinkAi(state: ZoneState): void {
  tendSpawns(state);
  thinkBrains(state);
  tendMachines(state);
  tendEscorts(state);
  tendPeople(state);
  think(state);
  sayWhatChanged(state);
  if (state.tick % forgetEveryTicks === 0) forgetContexts(state);
}

/** Moves all characters without a player by one tick. */
export function moveAi(state: ZoneState): void {
  moveBrains(state);
  moveMachines(state);
  moveEscorts(state);
  moveVehicles(state);
  movePeople(state);
  walk(state);
  noteUnseen(state);
}
