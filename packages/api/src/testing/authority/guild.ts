import { newRequestId } from '@necp/domain/testing';
import { nothing, notHere, playing, type Cases } from '../authority-cases';

const act = () => ({ requestId: newRequestId() });

/** A guild belongs to the character that is played: others are answered as if there were none. */
export const cases: Cases = {
  'guild.own': { ask: nothing, answers: playing },
  'guild.found': { ask: () => ({ ...act(), name: 'Night Owls', tag: 'OWL' }), answers: notHere('wallet.too_poor') },
};
