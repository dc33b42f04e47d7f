import { zoneRoom } from '../core/room';
import type {} from './contract';
import { followIntents, takeIntent } from './intents';

/** How players walk, by their numbered intents. */
export const movementRoom = zoneRoom('movement', {
  inputs: { intent: takeIntent },
  tick: {
    move: (state) => {
      for (const player of state.players.values()) followIntents(state, player);
    },
  },
});
