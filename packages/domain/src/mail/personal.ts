import { everyColumn, type PersonalRows } from '../kernel';

/** Letters that characters got and sent. A receiver keeps what an erased player wrote, without the name. */
export const personal: readonly PersonalRows[] = [
  {
    table: 'letters',
    columns: ['owner_account_id', 'owner_id'],
    exported: { without: ['sender_id', 'sender_account_id', 'is_unseen', 'is_stranger', 'hidden_at'] },
    erased: 'removed',
  },
  {
    table: 'letters',
    columns: ['sender_account_id', 'sender_id'],
    exported: {
      without: [
        ...['receiver_id', 'receiver_account_id', 'owner_id', 'owner_account_id', 'is_unseen'],
        ...['read_at', 'taken_at', 'archived_at'],
      ],
    },
    erased: { kept: 'until the receiver removes it; an id without a name' },
  },
  {
    table: 'letters',
    columns: ['receiver_account_id', 'receiver_id'],
    exported: { never: 'exported as letters in a box, and those that went back are the sender’s' },
    erased: { kept: 'letters that went back to their sender; an id without a name' },
  },
  { table: 'letter_days', columns: ['account_id'], exported: everyColumn, erased: 'removed' },
  {
    table: 'mass_letters',
    columns: ['started_by'],
    exported: { never: 'acts of administrators for the whole realm' },
    erased: { kept: 'who sent it stays under a pseudonym, as in the audit log' },
  },
];
