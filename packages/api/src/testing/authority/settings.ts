import { newRequestId } from '@necp/domain/testing';
import { forAll, nothing, signedIn, type Cases } from '../authority-cases';

export const cases: Cases = {
  'settings.pins': { ask: nothing, answers: signedIn },
  'settings.placePin': {
    ask: () => ({ requestId: newRequestId(), zone: 'watson', x: 12, y: 40, name: 'Cheap ammo' }),
    answers: signedIn,
  },
  'settings.renamePin': {
    ask: () => ({ requestId: newRequestId(), pinId: newRequestId(), name: 'Dear ammo' }),
    answers: { ...forAll('settings.no_pin'), anonymous: 'session.required' },
  },
  'settings.removePin': { ask: () => ({ requestId: newRequestId(), pinId: newRequestId() }), answers: signedIn },
};
