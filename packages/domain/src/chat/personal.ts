import { erasedName, everyColumn, type PersonalRows } from '../kernel';

/** What characters said: it stays without a name, because others answered it. */
export const personal: readonly PersonalRows[] = [
  {
    table: 'chat_messages',
    columns: ['character_id'],
    exported: everyColumn,
    erased: { set: { sender_name: `'${erasedName}'` } },
  },
];
