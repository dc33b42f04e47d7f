import type { LocalText } from '@necp/shared/zone/map';
import { moveEscorts, tendEscorts } from '../minds/escorts';
import { forgetFacts } from '../minds/facts';
import { moveMachines, tendMachines } from '../minds/machines';
import { noteUnseen } from '../minds/stealth';
import { moveVehicles } from '../minds/vehicles';
import type { ZoneState } from '../state';
import { moveMinds, thinkMinds } from './minds';
import { movePeople, settlePeople, tendPeople } from './npcs';
import { settleSpawns, tendSpawns } from './spawns';
import { sayWhatChanged, settleTownspeople, think, walk } from './townspeople';

const forgetEveryTicks = 200;

/** Puts everybody who is not played where they belong, before the first tick. */
export function settleStreet(state: ZoneState, townspeopleNames: readonly LocalText[]): void {
  settleTownspeople(state, townspeopleNames);
  settleSpawns(state);
  settlePeople(state);
}

/** What everybody who is not played decides in a tick. */
export function thinkStreet(state: ZoneState): void {
  tendSpawns(state);
  thinkMinds(state);
  tendMachines(state);
  tendEscorts(state);
  tendPeople(state);
  think(state);
  sayWhatChanged(state);
  if (state.tick % forgetEveryTicks === 0) forgetFacts(state);
}

/** One tick of their steps. */
export function moveStreet(state: ZoneState): void {
  moveMinds(state);
  moveMachines(state);
  moveEscorts(state);
  moveVehicles(state);
  movePeople(state);
  walk(state);
  noteUnseen(state);
}
