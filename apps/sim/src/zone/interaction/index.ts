import { zoneRoom } from '../core/room';
import { advanceChanneledInteractions, stopChanneledInteraction } from './channeled';
import { interact, useInteractable } from './interact';
import { interactionSlice } from './slice';

/** World objects, and what players do with them by holding a key. */
export const interactionRoom = zoneRoom('interaction', {
  forget: (state, { characterId }) => void interactionSlice(state).channeled.delete(characterId),
  on: {
    'npc.interact': interact,
    'npc.interact_stop': stopChanneledInteraction,
  },
  reached: { interactable: useInteractable },
  isBusy: (state, { characterId }) => interactionSlice(state).channeled.has(characterId),
  tick: { settle: advanceChanneledInteractions },
});
