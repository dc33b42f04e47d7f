import { everyColumn, type PersonalRows } from '../kernel';

const decided = { kept: 'who decided stays under a pseudonym, as in the audit log' };

/** Reports about an account and those it made. Evidence holds ids of characters and what they said, but no names. */
export const personal: readonly PersonalRows[] = [
  {
    table: 'moderation_reports',
    columns: ['accused_id', 'accused_character_id'],
    exported: { never: 'what others reported would name them' },
    erased: { kept: 'evidence of a decision, without a name, removed after a year' },
  },
  {
    table: 'moderation_reports',
    columns: ['decided_by'],
    exported: { never: 'decisions about other accounts' },
    erased: decided,
  },
  {
    table: 'moderation_voices',
    columns: ['account_id', 'character_id'],
    exported: everyColumn,
    erased: 'removed',
  },
  {
    table: 'moderation_notes',
    columns: ['account_id'],
    exported: { never: 'notes of moderators for each other' },
    erased: 'removed',
  },
  { table: 'moderation_notes', columns: ['author_id'], exported: { never: 'notes about others' }, erased: decided },
];
