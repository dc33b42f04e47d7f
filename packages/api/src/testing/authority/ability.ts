import { newRequestId } from '@necp/domain/testing';
import { nothing, playing, type Cases } from '../authority-cases';

export const cases: Cases = {
  'ability.view': { ask: nothing, answers: playing },
  'ability.setSlot': { ask: () => ({ requestId: newRequestId(), slot: 3, entry: null }), answers: playing },
};
