import { zoneRoom } from '../core/room';
import { runZoneCommands } from './commands';
import type {} from './contract';
import { objectUseOf, placeObjects, showObjects, useObject } from './objects';
import { questSlice } from './slice';
import { shareObjectives } from './together';
import { watchQuestTriggers } from './triggers';

/** What quests wait for in the zone, and what they order there. */
export const questRoom = zoneRoom('quest', {
  open: placeObjects,
  forget: (state, { characterId }) => void questSlice(state).notes.delete(characterId),
  interactables: {
    object: {
      holdMs: (state, player, interactable) => objectUseOf(state, player, interactable)?.holdMs ?? null,
      complete: useObject,
    },
  },
  tick: {
    settle: (state) => {
      showObjects(state);
      watchQuestTriggers(state);
      shareObjectives(state);
      for (const player of state.players.values()) runZoneCommands(state, player);
    },
  },
});
