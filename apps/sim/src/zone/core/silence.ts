import type { AccountId } from '@necp/shared/kernel';
import type { Player } from '../state';

/**
 * Checks whether a player hears nothing of an account and is not heard by it, because one has blocked the other. What
 * is refused for it is answered as if the other were not there, so that a block is not noticed.
 */
export const isSilenced = ({ sheet }: Player, accountId: AccountId | null): boolean =>
  accountId !== null && sheet.silenced.has(accountId);
