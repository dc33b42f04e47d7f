import type { PersonalRows } from '../kernel';

const kept = { kept: 'the chain of the log cannot be changed; it names accounts by id only' };

/** Acts that concern the account, and acts of its owner as one of the staff. */
export const personal: readonly PersonalRows[] = [
  { table: 'audit_log', columns: ['subject_id'], exported: { without: ['prev_hash', 'hash'] }, erased: kept },
  { table: 'audit_log', columns: ['actor_id'], exported: { never: 'acts that concern other accounts' }, erased: kept },
];
