import { newRequestId } from '@necp/domain/testing';
import { forAll, type Cases } from '../authority-cases';

/** What exchanging a refresh token answers to each caller: only the token counts, and an unknown one is no session. */
export const cases: Cases = {
  'token.refresh': {
    ask: () => ({ requestId: newRequestId(), refreshToken: 'x'.repeat(43) }),
    answers: forAll('session.ended'),
  },
};
