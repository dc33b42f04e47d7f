import { randomUUID } from 'node:crypto';
import { newRequestId } from '@necp/domain/testing';
import { nothing, permitted, type Cases, type World } from '../authority-cases';

const reason = 'asked for it in the support chat';
const accountOf = ({ owner }: World) => owner.actor.accountId;
const decision = () => ({ requestId: newRequestId(), changeId: randomUUID() });
const noAccount = 'role.no_account';
const staff = { moderator: noAccount, game_master: noAccount, admin: noAccount };

export const cases: Cases = {
  'role.people': { ask: (world) => ({ query: accountOf(world) }), answers: permitted('role.view_people') },
  'role.person': {
    ask: (world) => ({ accountId: accountOf(world) }),
    answers: permitted('role.view_people'),
    unknown: staff,
  },
  'role.changes': { ask: nothing, answers: permitted('role.view_changes') },
  'role.ask': {
    ask: (world) => ({
      requestId: newRequestId(),
      accountId: accountOf(world),
      role: 'moderator',
      kind: 'grant',
      reason,
      days: null,
    }),
    answers: permitted('role.ask'),
    unknown: { admin: noAccount },
  },
  'role.confirm': { ask: decision, answers: permitted('role.decide', 'role.no_change') },
  'role.refuse': { ask: decision, answers: permitted('role.decide', 'role.no_change') },
  'role.endSessions': {
    ask: (world) => ({ requestId: newRequestId(), accountId: accountOf(world), sessionId: null, reason }),
    answers: permitted('role.end_sessions'),
    unknown: { moderator: noAccount, admin: noAccount },
  },
  'auditLog.view': { ask: (world) => ({ accountId: accountOf(world) }), answers: permitted('audit_log.view') },
  'admin.engine': { ask: nothing, answers: permitted('admin.view_engine') },
};
