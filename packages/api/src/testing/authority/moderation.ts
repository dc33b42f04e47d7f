import { randomUUID } from 'node:crypto';
import { newRequestId } from '@necp/domain/testing';
import { notHere, nothing, permitted, type Cases, type World } from '../authority-cases';

const reason = 'wrote the same offer for an hour';

export const cases: Cases = {
  'moderation.reportLine': {
    ask: () => ({ requestId: newRequestId(), messageId: randomUUID(), reason: 'spam', words: '' }),
    answers: notHere('chat.no_line'),
  },
  'moderation.reportVoice': {
    ask: () => ({ requestId: newRequestId(), name: 'Nobodyhere', reason: 'abuse', words: '' }),
    answers: notHere('moderation.no_call'),
  },
  'moderation.reportTrade': {
    ask: () => ({ requestId: newRequestId(), tradeId: randomUUID(), reason: 'fraud', words: '' }),
    answers: notHere('trade.gone'),
  },
  'moderation.reportLetter': {
    ask: () => ({ requestId: newRequestId(), letterId: randomUUID(), reason: 'fraud', words: '' }),
    answers: notHere('mail.gone'),
  },
  'moderation.readLetter': {
    ask: () => ({ requestId: newRequestId(), reportId: randomUUID() }),
    answers: permitted('moderation.view', 'moderation.no_report'),
  },
  'moderation.reports': { ask: () => ({ box: 'open', after: null }), answers: permitted('moderation.view') },
  'moderation.watch': { ask: nothing, answers: permitted('moderation.view') },
  'moderation.decide': {
    ask: () => ({ requestId: newRequestId(), reportId: randomUUID(), decision: { do: 'warn' }, reason }),
    answers: permitted('moderation.decide', 'moderation.no_report'),
  },
  'moderation.endMute': {
    ask: () => ({ requestId: newRequestId(), sanctionId: randomUUID(), reason }),
    answers: permitted('moderation.decide', 'moderation.no_mute'),
  },
  'moderation.note': {
    ask: ({ owner }: World) => ({ requestId: newRequestId(), accountId: owner.actor.accountId, text: reason }),
    answers: permitted('moderation.decide'),
    unknown: {
      moderator: 'moderation.no_account',
      game_master: 'moderation.no_account',
      admin: 'moderation.no_account',
    },
  },
  'moderation.setSlow': {
    ask: () => ({ requestId: newRequestId(), channel: 'trade', seconds: null, reason }),
    answers: permitted('moderation.slow'),
  },
};
