import { zoneRoom } from '../core/room';
import { enterTogether, setReady, watchLobbies } from './lobby';
import { instanceSlice } from './slice';

/** The entrances of private instances. */
export const instanceRoom = zoneRoom('instance', {
  forget: (state, { characterId }) => void instanceSlice(state).atEntrance.delete(characterId),
  on: { 'instance.ready': setReady, 'instance.enter': enterTogether },
  tick: { settle: watchLobbies },
});
