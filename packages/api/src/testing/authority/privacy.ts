import { randomUUID } from 'node:crypto';
import { newRequestId } from '@necp/domain/testing';
import { forAll, nothing, signedIn, type Cases } from '../authority-cases';

/** What the privacy room answers to each caller, before any export. */
export const cases: Cases = {
  'account.changeAddress': {
    ask: () => ({ requestId: newRequestId(), email: `${randomUUID()}@necp.test`, locale: 'en' }),
    answers: { ...signedIn, guest: 'account.guest_has_no_email' },
  },
  'privacy.retention': { ask: nothing, answers: forAll('ok') },
  'privacy.exports': { ask: nothing, answers: signedIn },
  'privacy.askExport': { ask: () => ({ requestId: newRequestId() }), answers: signedIn },
  'privacy.downloadExport': {
    ask: () => ({ token: 'x'.repeat(43) }),
    answers: { ...forAll('account.link_invalid'), anonymous: 'session.required', guest: 'privacy.export_gone' },
  },
  'privacy.askDeletion': { ask: () => ({ requestId: newRequestId(), word: 'DELETE' }), answers: signedIn },
};
