import { forAll, type Cases } from '../authority-cases';

export const cases: Cases = {
  'worldState.ground': { ask: () => ({ zoneId: 'watson' }), answers: forAll('ok') },
};
