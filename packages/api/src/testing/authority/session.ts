import { newRequestId } from '@necp/domain/testing';
import { signedIn, type Cases } from '../authority-cases';

export const cases: Cases = {
  'session.revokeOthers': { ask: () => ({ requestId: newRequestId() }), answers: signedIn },
};
