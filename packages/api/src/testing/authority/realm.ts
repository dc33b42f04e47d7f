import { newRequestId } from '@necp/domain/testing';
import { forAll, nothing, signedIn, type Cases } from '../authority-cases';

const administratorsOnly = { ...forAll('kernel.not_permitted'), anonymous: 'session.required', admin: 'ok' };

export const cases: Cases = {
  'realm.queue': { ask: nothing, answers: signedIn },
  'realm.leaveQueue': { ask: () => ({ requestId: newRequestId() }), answers: signedIn },
  'realm.settings': { ask: nothing, answers: administratorsOnly },
  'realm.changeSettings': {
    ask: () => ({
      requestId: newRequestId(),
      knownVersion: 999,
      change: { awayMinutes: 5 },
      reason: 'fewer away marks',
    }),
    // They may, but the settings are not those they have seen.
    answers: { ...administratorsOnly, admin: 'realm.settings_changed' },
  },
};
