import type {} from './contract';
import { zoneRoom } from '../core/room';
import { moveBrains, strikeBrains, thinkBrains } from './brains';
import { forgetContexts, learnWorld } from './senses/condition-context';
import { moveEscorts, tendEscorts } from './actors/escorts';
import { hearSounds } from './senses/hearing';
import { moveMachines, tendMachines } from './actors/machines';
import { settleSpawns, tendSpawns } from './spawning/spawns';
import { noteUnseen } from './senses/stealth';
import { moveVehicles } from './actors/vehicles';

const forgetEveryTicks = 200;

/** Enemies, machines, vehicles and escorts: what decides and moves without a player. */
export const aiRoom = zoneRoom('ai', {
  open: settleSpawns,
  inputs: { world: learnWorld },
  isBusy: ({ ai }, { characterId }) => ai.escorts.has(characterId),
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
