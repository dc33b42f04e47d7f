import { forAll, type Cases } from '../authority-cases';

/** What proving and protecting an account answers to each caller; the accounts of the tests have unknown passwords. */
export const cases: Cases = {
  'account.prove': {
    ask: () => ({ password: 'not-this-one' }),
    answers: {
      ...forAll('account.wrong_password'),
      anonymous: 'session.required',
      guest: 'account.guest_has_no_password',
    },
  },
};
