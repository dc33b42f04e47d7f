import { randomUUID } from 'node:crypto';
import { newRequestId } from '@necp/domain/testing';
import { notHere, nothing, playing, type Cases } from '../authority-cases';

const operation = {
  ask: () => ({ requestId: newRequestId(), itemId: randomUUID() }),
  answers: notHere('clinic.not_here'),
};

export const cases: Cases = {
  'clinic.view': { ask: nothing, answers: playing },
  'clinic.install': operation,
  'clinic.remove': operation,
};
