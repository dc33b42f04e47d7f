import { zoneRoom } from '../core/room';
import type {} from './contract';
import { forgetOldNotes, noteKept, takeNote } from './notes';
import { tradeSlice } from './slice';

/** Trade: notes that players take while they play. */
export const tradeRoom = zoneRoom('trade', {
  forget: (state, { characterId }) => void tradeSlice(state).writing.delete(characterId),
  on: { 'trade.take_note': takeNote },
  inputs: { trade_note_kept: noteKept },
  tick: { expire: forgetOldNotes },
});
