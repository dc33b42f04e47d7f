import { Prisma } from '@necp/db/types';
import type { AccountId } from '@necp/shared/kernel';
import { defineSheetPart } from '../kernel';

/** The accounts with a block between them and a character's player, set by either: chat treats both alike. */
export const socialPart = defineSheetPart({
  part: 'social',
  select: ({ owners }) => Prisma.sql`
    SELECT owner.character_id, to_jsonb(block.blocked_id) FROM ${owners} AS owner
    JOIN social_blocks AS block ON block.account_id = owner.account_id
    UNION ALL
    SELECT owner.character_id, to_jsonb(block.account_id) FROM ${owners} AS owner
    JOIN social_blocks AS block ON block.blocked_id = owner.account_id`,
  valueOf: (accountIds: readonly AccountId[]): { readonly silenced: ReadonlySet<AccountId> } => ({
    silenced: new Set(accountIds),
  }),
});
