import { erasedName, everyColumn, type PersonalRows } from '../kernel';

/** What characters said stays without a name, because others answered it; where they talked is removed. */
export const personal: readonly PersonalRows[] = [
  {
    table: 'chat_messages',
    columns: ['character_id'],
    exported: everyColumn,
    erased: { set: { sender_name: `'${erasedName}'` } },
  },
  {
    table: 'chat_messages',
    columns: ['to_character_id'],
    exported: everyColumn,
    erased: { set: { to_name: `'${erasedName}'` } },
  },
  { table: 'chat_mentions', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
  { table: 'chat_channel_members', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
  {
    table: 'chat_channel_bans',
    columns: ['account_id', 'character_id'],
    exported: { never: 'who banned whom is the business of the channel' },
    erased: 'removed',
  },
  { table: 'chat_reads', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
  {
    table: 'chat_sanctions',
    columns: ['account_id'],
    exported: { without: ['given_by', 'ended_by'] },
    erased: { kept: 'what was decided about whom stays under a pseudonym for a year, as in the audit log' },
  },
  {
    table: 'chat_sanctions',
    columns: ['given_by', 'ended_by'],
    exported: { never: 'decisions about other accounts' },
    erased: { kept: 'who decided stays under a pseudonym, as in the audit log' },
  },
  {
    table: 'chat_slow_modes',
    columns: ['set_by'],
    exported: { never: 'settings of the channels' },
    erased: { kept: 'who changed a channel stays under a pseudonym, as in the audit log' },
  },
  {
    table: 'chat_paces',
    columns: ['character_id'],
    exported: { never: 'the times of the last lines, against floods' },
    erased: 'removed',
  },
];
