import { randomUUID } from 'node:crypto';
import { newRequestId } from '@necp/domain/testing';
import { forAll, nothing, type Cases } from '../authority-cases';

const administratorsOnly = { ...forAll('kernel.not_permitted'), anonymous: 'session.required' };
const seen = () => ({ requestId: newRequestId(), id: randomUUID(), knownVersion: 1, reason: 'release of a district' });
const message = { en: 'A new district opens.', ru: 'Открываем новый район.' };

export const cases: Cases = {
  'maintenance.current': { ask: nothing, answers: forAll('ok') },
  'maintenance.plan': {
    // A plan that cannot be: every other case of this table would meet its maintenance.
    ask: () => ({
      requestId: newRequestId(),
      startsAtMs: null,
      inMinutes: null,
      lastsMinutes: 5,
      message,
      reason: 'release of a district',
    }),
    answers: { ...administratorsOnly, admin: 'maintenance.start_unclear' },
  },
  'maintenance.change': {
    ask: () => ({ ...seen(), lastsMinutes: 5, message }),
    answers: { ...administratorsOnly, admin: 'maintenance.none' },
  },
  'maintenance.end': { ask: seen, answers: { ...administratorsOnly, admin: 'maintenance.none' } },
};
