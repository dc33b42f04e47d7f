import { randomUUID } from 'node:crypto';
import { newRequestId } from '@necp/domain/testing';
import { forAll, nothing, signedIn, type Case, type Cases } from '../authority-cases';

const refused = (answer: string): Case['answers'] => ({ ...forAll(answer), anonymous: 'session.required' });
const device = { id: 'AAAA', rawId: 'AAAA', type: 'public-key' };
const answer = { ...device, response: { clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' } };
const made = { ...device, response: { clientDataJSON: 'AAAA', attestationObject: 'AAAA' } };

/** The persons of the tests have no device, so that no answer of theirs is right; a guest needs no proof. */
export const cases: Cases = {
  'passkey.list': { ask: nothing, answers: signedIn },
  'passkey.startAdding': { ask: nothing, answers: signedIn },
  'passkey.add': { ask: () => ({ name: 'Laptop', answer: made }), answers: refused('passkey.expired') },
  'passkey.rename': {
    ask: () => ({ requestId: newRequestId(), passkeyId: randomUUID(), name: 'Phone' }),
    answers: refused('passkey.not_found'),
  },
  'passkey.remove': {
    ask: () => ({ requestId: newRequestId(), passkeyId: randomUUID() }),
    answers: refused('passkey.not_found'),
  },
  'passkey.startProof': { ask: nothing, answers: refused('passkey.none') },
  'passkey.prove': { ask: () => ({ answer }), answers: refused('passkey.expired') },
  'passkey.startSignIn': { ask: () => ({ step: 'sign_in' }), answers: forAll('ok') },
  'passkey.signIn': { ask: () => ({ answer }), answers: forAll('passkey.expired') },
};
