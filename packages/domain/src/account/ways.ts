import type { AccountId } from '@necp/shared/kernel';
import { offeredIdentities } from '../identity';
import type { Tx } from '../kernel';
import { passkeyWays } from '../passkey';
import { unusedHash } from './passwords';

/** An account, as far as its ways in need to know it. */
interface WithWays {
  readonly id: string;
  readonly passwordHash: string | null;
}

/** Returns how many ways into an account there are of one kind. */
type WaySource = (tx: Tx, account: WithWays) => Promise<number>;

/** Every kind of way into an account: the last way in is never taken away. */
const sources: readonly WaySource[] = [
  async (_tx, account) => (hasPassword(account) ? 1 : 0),
  (tx, account) => offeredIdentities(tx, account.id as AccountId),
  (tx, account) => passkeyWays(tx, account.id as AccountId),
];

/** Returns how many ways into an account there are. */
export async function countWays(tx: Tx, account: WithWays): Promise<number> {
  let ways = 0;
  for (const count of sources) ways += await count(tx, account);
  return ways;
}

/** Whether an account has a password that can be entered. */
export function hasPassword({ passwordHash }: Pick<WithWays, 'passwordHash'>): boolean {
  return passwordHash !== null && passwordHash !== unusedHash;
}
