import { dayOf, GameError, type AccountId } from '@necp/shared/kernel';
import { canTradeToday, limitsAt, type TradeLimits } from '@necp/shared/trade/rules';
import { accountAgesOf } from '../account';
import { nowOf, type ReadDb, type Tx } from '../kernel';

/** What an account may trade today and has traded already. */
export interface Today {
  readonly limits: TradeLimits;
  readonly trades: number;
  readonly chits: bigint;
}

/** Returns what an account may trade on the day of a moment (UTC), and what it has traded. */
export async function today(
  db: Pick<ReadDb, 'account' | 'tradeDay'> | Pick<Tx, 'account' | 'tradeDay'>,
  accountId: AccountId,
  nowMs: number,
): Promise<Today> {
  const ages = await accountAgesOf(db, [accountId], nowMs);
  const done = await db.tradeDay.findUnique({ where: { accountId_day: { accountId, day: dayOf(nowMs) } } });
  return { limits: limitsAt(ages.get(accountId) ?? 0), trades: done?.trades ?? 0, chits: done?.chits ?? 0n };
}

/** An account, and the money that it would give away. */
export interface Giver {
  readonly accountId: AccountId;
  readonly chits: bigint;
}

/**
 * Refuses a trade that would pass the limit of one of its accounts.
 * @throws GameError conflict `trade.daily_trades`, `trade.daily_chits`, `trade.partner_limit`
 */
export async function assertLimits(tx: Tx, { own, other }: { readonly own: Giver; readonly other: Giver }) {
  const nowMs = nowOf(tx).getTime();
  for (const giver of [own, other]) {
    const { limits, ...done } = await today(tx, giver.accountId, nowMs);
    const verdict = canTradeToday(limits, done, giver.chits);
    if (verdict.ok) continue;
    if (giver === other) throw new GameError('conflict', 'trade.partner_limit');
    throw new GameError('conflict', verdict.code, verdict.params);
  }
}

/**
 * Counts a finished trade for both accounts, in the order of ids, and never past a limit: of two at once the second
 * waits for the row and is refused.
 * @throws GameError conflict `trade.partner_limit`
 */
export async function countTrade(tx: Tx, givers: readonly [Giver, Giver]): Promise<void> {
  const nowMs = nowOf(tx).getTime();
  const day = dayOf(nowMs);
  const ages = await accountAgesOf(
    tx,
    givers.map(({ accountId }) => accountId),
    nowMs,
  );
  for (const { accountId, chits } of givers.toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1))) {
    const limits = limitsAt(ages.get(accountId) ?? 0);
    const counted = await tx.$executeRaw`
      INSERT INTO trade_days (account_id, day, trades, chits) VALUES (${accountId}::uuid, ${day}, 1, ${chits})
      ON CONFLICT (account_id, day) DO UPDATE SET trades = trade_days.trades + 1, chits = trade_days.chits + ${chits}
      WHERE trade_days.trades < ${limits.trades} AND trade_days.chits + ${chits} <= ${limits.chits}`;
    if (counted !== 1) throw new GameError('conflict', 'trade.partner_limit');
  }
}
