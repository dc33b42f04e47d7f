import { zoneRoom } from '../core/room';
import { markTarget, takeMarked, watchMarks } from './marks';
import { partySlice } from './slice';

/** The marks that parties put on what stands in the zone. */
export const partyRoom = zoneRoom('party', {
  forget: (state, { characterId }) => {
    partySlice(state).dead.delete(characterId);
    partySlice(state).markedTick.delete(characterId);
  },
  inputs: { marked: takeMarked },
  on: { 'party.mark': markTarget },
  tick: { settle: watchMarks },
});
