import { Prisma } from '@necp/db/types';
import { defineSheetPart } from '../kernel';

/** The balance of a character in chits, as text. */
export const walletPart = defineSheetPart({
  part: 'wallet',
  select: ({ ids }) => Prisma.sql`
    SELECT character_id, to_jsonb(balance::text) FROM wallet_accounts WHERE character_id = ANY(${ids})`,
  valueOf: ([chits = '0']: readonly string[]) => ({ chits }),
});
