import { everyColumn, type PersonalRows } from '../kernel';

const kept = { kept: 'who decided about whom stays under a pseudonym, as in the audit log' };

/** Changes of role: those of the account, and those that it asked for or decided. */
export const personal: readonly PersonalRows[] = [
  { table: 'role_changes', columns: ['account_id'], exported: everyColumn, erased: kept },
  { table: 'role_changes', columns: ['asked_by'], exported: { never: 'roles of other accounts' }, erased: kept },
  { table: 'role_changes', columns: ['decided_by'], exported: { never: 'roles of other accounts' }, erased: kept },
];
