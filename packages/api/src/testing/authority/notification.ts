import { randomUUID } from 'node:crypto';
import { newRequestId } from '@necp/domain/testing';
import { defaultPreferences } from '@necp/shared/notification/rules';
import { nothing, signedIn, type Cases } from '../authority-cases';

/** Ids of other accounts are left out of what is marked, exactly as ids that do not exist. */
export const cases: Cases = {
  'notification.inbox': { ask: () => ({}), answers: signedIn },
  'notification.unread': { ask: nothing, answers: signedIn },
  'notification.mark': {
    ask: () => ({ requestId: newRequestId(), ids: [randomUUID()], as: 'read' }),
    answers: signedIn,
  },
  'notification.clear': {
    ask: () => ({ requestId: newRequestId(), upTo: randomUUID(), as: 'archived' }),
    answers: signedIn,
  },
  'notification.preferences': { ask: nothing, answers: signedIn },
  'notification.savePreferences': {
    ask: () => ({ requestId: newRequestId(), preferences: defaultPreferences }),
    answers: signedIn,
  },
  'notification.push': { ask: nothing, answers: signedIn },
  'notification.subscribePush': {
    ask: () => ({
      requestId: newRequestId(),
      endpoint: `https://push.necp.test/${randomUUID()}`,
      keys: { p256dh: 'p'.repeat(87), auth: 'a'.repeat(22) },
      locale: 'en',
      userAgent: 'Firefox/130.0',
    }),
    answers: signedIn,
  },
  'notification.unsubscribePush': {
    ask: () => ({ requestId: newRequestId(), endpoint: 'https://push.necp.test/unknown' }),
    answers: signedIn,
  },
};
