import { randomUUID } from 'node:crypto';
import { newRequestId } from '@necp/domain/testing';
import { forAll, nothing, signedIn, type Cases } from '../authority-cases';

export const cases: Cases = {
  'trade.notes': { ask: nothing, answers: signedIn },
  'trade.writeNote': { ask: () => ({ requestId: newRequestId(), text: 'bring the shard' }), answers: signedIn },
  'trade.eraseNote': {
    ask: () => ({ requestId: newRequestId(), noteId: randomUUID() }),
    answers: { ...forAll('trade.note_not_found'), anonymous: 'session.required' },
  },
};
