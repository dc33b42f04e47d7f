import { Prisma } from '@necp/db/types';
import { defineSheetPart } from '../kernel';

/** Whether the player has no email address yet. */
export const accountPart = defineSheetPart({
  part: 'account',
  select: ({ owners }) => Prisma.sql`
    SELECT owner.character_id, to_jsonb(account.is_guest) FROM ${owners} AS owner
    JOIN accounts AS account ON account.id = owner.account_id`,
  // A closed account that was removed counts as a guest too.
  valueOf: ([isGuest = true]: readonly boolean[]) => ({ isGuest }),
});
