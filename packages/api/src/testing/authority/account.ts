import { randomUUID } from 'node:crypto';
import { newRequestId } from '@necp/domain/testing';
import { forAll, nothing, signedIn, type Case, type Cases } from '../authority-cases';

const noGuests = (answer: string): Case['answers'] => ({
  ...forAll(answer),
  anonymous: 'session.required',
  guest: 'account.guest_has_no_password',
});

/** What proving and protecting an account answers to each caller; the accounts of the tests have unknown passwords. */
export const cases: Cases = {
  'account.prove': { ask: () => ({ password: 'not-this-one' }), answers: noGuests('account.wrong_password') },
  'account.startTotp': { ask: nothing, answers: noGuests('ok') },
  'account.confirmTotp': { ask: () => ({ code: '12345a' }), answers: noGuests('account.no_factor_started') },
  'account.removeTotp': { ask: () => ({ requestId: newRequestId() }), answers: noGuests('account.no_factor') },
  'account.renewRecoveryCodes': { ask: nothing, answers: noGuests('account.no_factor') },
  'account.disownSession': { ask: () => ({ token: 'x'.repeat(43) }), answers: forAll('account.link_invalid') },
  'session.forgetDevice': {
    ask: () => ({ requestId: newRequestId(), deviceId: randomUUID() }),
    answers: signedIn,
  },
};
