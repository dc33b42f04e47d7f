import { newRequestId } from '@necp/domain/testing';
import { nothing, notHere, playing, type Cases } from '../authority-cases';

/** A call belongs to the group of the character that is played: no procedure names one. */
export const cases: Cases = {
  'voice.state': { ask: nothing, answers: playing },
  'voice.join': { ask: () => ({ requestId: newRequestId(), kind: 'party' }), answers: notHere('voice.away') },
};
