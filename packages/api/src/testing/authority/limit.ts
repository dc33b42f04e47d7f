import { newRequestId } from '@necp/domain/testing';
import { nothing, permitted, type Cases } from '../authority-cases';

const reason = 'more players than planned this evening';

/** The limit stays at its default, because the other cases are counted under it too. */
const asked = () => ({ requestId: newRequestId(), name: 'emails_to', knownVersion: 7, reason });

export const cases: Cases = {
  'limit.list': { ask: nothing, answers: permitted('limit.view') },
  'limit.change': {
    ask: () => ({ ...asked(), points: 21, windowSeconds: 3600 }),
    answers: permitted('limit.change', 'limit.changed_meanwhile'),
  },
  'limit.reset': { ask: asked, answers: permitted('limit.change', 'limit.changed_meanwhile') },
};
