import { Prisma } from '@necp/db/types';
import { characterHolder, maxChits, type CharacterId, type Holder } from '@necp/shared/kernel';
import { walletEntriesShown } from '@necp/shared/wallet/rules';
import type { WalletView } from '@necp/shared/wallet/schema';
import { auditMs, entriesWithin, readRaw, type AuditSpan, type Ctx, type ReadDb, type Tx } from '../kernel';

/**
 * Returns the balance of a character and its latest movements, newest first; an empty wallet when none exists yet. The
 * router checks that the character belongs to the caller.
 */
export async function walletView(ctx: Ctx, characterId: CharacterId): Promise<WalletView> {
  const [entries, balanceChits] = await Promise.all([
    readRaw<{ at: Date; amountChits: bigint; reason: string }>(
      ctx,
      Prisma.sql`
      SELECT entry.at, entry.amount AS "amountChits", ledger.reason FROM ledger_entries AS entry
      JOIN ledgers AS ledger ON ledger.id = entry.ledger_id
      JOIN wallet_accounts AS account ON account.id = entry.account_id
      WHERE account.holder_kind = 'character' AND account.holder_id = ${characterId}::uuid
      ORDER BY entry.id DESC LIMIT ${walletEntriesShown}`,
    ),
    balanceOfHolder(ctx.db, characterHolder(characterId)),
  ]);
  return { characterId, balanceChits, entries };
}

/** Returns the current balance of a character; 0 when no wallet exists yet. */
export async function balanceOf(db: ReadDb | Tx, characterId: CharacterId): Promise<bigint> {
  return balanceOfHolder(db, characterHolder(characterId));
}

/** Returns the current balance of any holder; 0 when no wallet exists yet. */
export async function balanceOfHolder(db: ReadDb | Tx, { kind, id }: Holder): Promise<bigint> {
  const wallet = { holderKind: kind, holderId: id, kind: 'wallet' };
  const row = await db.walletAccount.findUnique({ where: { holderKind_holderId_kind: wallet } });
  return row?.balance ?? 0n;
}

/** Returns the chits that characters gained under each of some ledgers. */
export async function creditedUnder(ctx: Ctx, ledgerIds: readonly string[]): Promise<ReadonlyMap<string, bigint>> {
  const entries = await ctx.db.ledgerEntry.findMany({ where: { ledgerId: { in: [...ledgerIds] }, amount: { gt: 0 } } });
  const credited = new Map<string, bigint>();
  for (const { ledgerId, amount } of entries) credited.set(ledgerId, (credited.get(ledgerId) ?? 0n) + amount);
  return credited;
}

/** One inconsistency the auditor found: the rule and the place. */
export interface Finding {
  readonly rule: string;
  readonly where: string;
  readonly detail: string;
}

/**
 * Finds every ledger whose entries do not add up to zero, and every wallet whose balance is not the sum of its entries,
 * is out of bounds or belongs to a closed escrow. At most a hundred of each.
 * @param span looks only at the movements within it and the wallets they touched; at everything when it is null
 */
export async function auditWallets(
  ctx: Ctx,
  span: AuditSpan | null = null,
): Promise<{ readonly entries: number; readonly findings: readonly Finding[] }> {
  const lines = entriesWithin(Prisma.sql`ledger_entries`, span);
  const ofLines = span === null ? Prisma.empty : Prisma.sql`AND id IN (SELECT account_id FROM lines)`;
  const history = span === null ? Prisma.empty : Prisma.sql`WHERE account_id IN (SELECT id FROM wallets)`;
  const parts = Prisma.sql`
    WITH lines AS NOT MATERIALIZED (${lines}),
      wallets AS NOT MATERIALIZED (SELECT * FROM wallet_accounts WHERE kind = 'wallet' ${ofLines}),
      totals AS (SELECT account_id, SUM(amount) AS amount FROM ledger_entries ${history} GROUP BY account_id)`;
  const [counted, findings] = await Promise.all([
    readRaw<{ entries: bigint }>(ctx, Prisma.sql`${parts} SELECT COUNT(*) AS entries FROM lines`, auditMs),
    readRaw<Finding>(
      ctx,
      Prisma.sql`${parts}
      (SELECT 'wallet.ledger_unbalanced' AS rule, ledger_id::text AS where, 'off by ' || SUM(amount) AS detail
       FROM lines GROUP BY ledger_id HAVING SUM(amount) <> 0 LIMIT 100)
      UNION ALL
      (SELECT 'wallet.balance_differs', account.id::text,
        'holds ' || account.balance || ', entries say ' || COALESCE(totals.amount, 0)
       FROM wallets AS account LEFT JOIN totals ON totals.account_id = account.id
       WHERE account.balance <> COALESCE(totals.amount, 0) LIMIT 100)
      UNION ALL
      (SELECT 'wallet.balance_bounds', id::text, 'holds ' || balance FROM wallets WHERE balance < 0
        OR balance > ${maxChits}::bigint LIMIT 100)
      UNION ALL
      (SELECT 'wallet.closed_escrow', account.id::text, 'holds ' || account.balance
       FROM wallets AS account JOIN escrows AS escrow ON escrow.id = account.escrow_id
       WHERE escrow.closed_at IS NOT NULL AND account.balance <> 0 LIMIT 100)
      UNION ALL
      (SELECT 'wallet.entry_without_ledger', entry.id::text, 'names ' || entry.ledger_id
       FROM lines AS entry WHERE NOT EXISTS (SELECT 1 FROM ledgers AS ledger
       WHERE ledger.id = entry.ledger_id) LIMIT 100)`,
      auditMs,
    ),
  ]);
  return { entries: Number(counted[0]?.entries ?? 0), findings };
}

/** What one faucet has given. */
export interface FaucetFlow {
  readonly faucet: string;
  readonly chits: number;
}

/** Returns what each faucet gave under the movements of a span; faucets that gave nothing are left out. */
export async function faucetFlows(ctx: Ctx, span: AuditSpan): Promise<FaucetFlow[]> {
  const rows = await readRaw<{ name: string; amount: bigint }>(
    ctx,
    Prisma.sql`
      SELECT source.name, -SUM(line.amount)::bigint AS amount
      FROM (${entriesWithin(Prisma.sql`ledger_entries`, span)}) AS line
      JOIN wallet_accounts AS source ON source.id = line.account_id AND source.kind = 'faucet' GROUP BY source.name`,
    auditMs,
  );
  return rows.map(({ name, amount }) => ({ faucet: name.replace(/^faucet\./, ''), chits: Number(amount) }));
}
