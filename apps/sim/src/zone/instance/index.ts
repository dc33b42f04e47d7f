import { zoneRoom } from '../core/room';
import { enterTogether, setReady, watchLobbies } from './lobby';
import { showProgress, watchProgress } from './progress';
import { instanceSlice } from './slice';

/** The entrances of private instances, and what a group does inside. */
export const instanceRoom = zoneRoom('instance', {
  forget: (state, { characterId }) => void instanceSlice(state).atEntrance.delete(characterId),
  on: { 'instance.ready': setReady, 'instance.enter': enterTogether },
  connect: showProgress,
  tick: {
    settle: (state) => {
      watchLobbies(state);
      watchProgress(state);
    },
  },
});
