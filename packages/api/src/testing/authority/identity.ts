import { newRequestId } from '@necp/domain/testing';
import { forAll, nothing, signedIn, type Cases } from '../authority-cases';

/**
 * What the ways into an account answer to each caller; the accounts of the tests have no password that
 * can be entered, and no identity.
 */
export const cases: Cases = {
  'identity.providers': { ask: nothing, answers: forAll('ok') },
  'identity.list': { ask: nothing, answers: signedIn },
  'identity.unlink': {
    ask: () => ({ requestId: newRequestId(), provider: 'fixer' }),
    answers: { ...forAll('identity.not_linked'), anonymous: 'session.required' },
  },
  'identity.setPassword': {
    ask: () => ({ requestId: newRequestId(), newPassword: 'acid-rain-2077' }),
    answers: {
      ...forAll('ok'),
      anonymous: 'session.required',
      guest: 'account.guest_has_no_password',
    },
  },
};
