import { randomUUID } from 'node:crypto';
import { newRequestId } from '@necp/domain/testing';
import { notHere, nothing, playing, type Cases } from '../authority-cases';

const place = { kind: 'bag', slot: 3 };

export const cases: Cases = {
  'bank.view': { ask: nothing, answers: playing },
  'bank.buyTab': { ask: () => ({ requestId: newRequestId(), tab: 2 }), answers: notHere('bank.not_here') },
  'bank.move': {
    ask: () => ({ requestId: newRequestId(), itemId: randomUUID(), to: place }),
    answers: notHere('bank.not_here'),
  },
  'bank.split': {
    ask: () => ({ requestId: newRequestId(), itemId: randomUUID(), quantity: 1, to: place }),
    answers: notHere('bank.not_here'),
  },
  'bank.merge': {
    ask: () => ({ requestId: newRequestId(), itemId: randomUUID(), intoId: randomUUID() }),
    answers: notHere('bank.not_here'),
  },
  'bank.sort': {
    ask: () => ({ requestId: newRequestId(), kind: 'bank', by: 'kind' }),
    answers: notHere('bank.not_here'),
  },
};
