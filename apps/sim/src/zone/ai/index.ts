import { zoneRoom } from '../core/room';
import { moveEscorts, tendEscorts } from './actors/escorts';
import { moveMachines, tendMachines } from './actors/machines';
import { moveVehicles } from './actors/vehicles';
import { moveBrains, strikeBrains, thinkBrains } from './brains';
import type {} from './contract';
import { forgetContexts, learnWorld } from './senses/condition-context';
import { hearSounds } from './senses/hearing';
import { noteUnseen } from './senses/stealth';
import { aiSlice } from './slice';
import { settleSpawns, tendSpawns } from './spawning/spawns';

const forgetEveryTicks = 200;

/** Enemies, machines, vehicles and escorts: what decides and moves without a player. */
export const aiRoom = zoneRoom('ai', {
  open: settleSpawns,
  inputs: { world: learnWorld },
  forget: (state, { characterId }) => void aiSlice(state).unseenFrom.delete(characterId),
  isBusy: (state, { characterId }) => aiSlice(state).escorts.has(characterId),
  tick: {
    think: (state) => {
      tendSpawns(state);
      thinkBrains(state);
      tendMachines(state);
      tendEscorts(state);
      if (state.tick % forgetEveryTicks === 0) forgetContexts(state);
    },
    move: (state) => {
      moveBrains(state);
      moveMachines(state);
      moveEscorts(state);
      moveVehicles(state);
      noteUnseen(state);
    },
    strike: strikeBrains,
    combat: hearSounds,
  },
});
