import { Prisma } from '@necp/db/types';
import { GameError, holderKey, type Holder } from '@necp/shared/kernel';
import { holdKnownSheets } from '../character';
import { explainConstraints, holdEscrows, keptFor, lockInOrder, newId, type Tx } from '../kernel';

explainConstraints({
  wallet_accounts_not_negative: { kind: 'conflict', code: 'wallet.too_poor' },
  wallet_accounts_cap: { kind: 'conflict', code: 'wallet.cap_reached' },
  wallet_accounts_character: { kind: 'not_found', code: 'wallet.unknown_receiver' },
  wallet_accounts_account: { kind: 'not_found', code: 'wallet.unknown_receiver' },
});

/** A wallet that the transaction has locked, with its balance so far. */
export interface Wallet {
  readonly id: string;
  readonly holder: Holder;
  balance: bigint;
}

/** Opens the empty wallets of holders, in their order; existing ones are not changed. */
export async function openWallets(tx: Tx, holders: readonly Holder[]): Promise<void> {
  const rows = holders
    .toSorted((a, b) => (holderKey(a) < holderKey(b) ? -1 : 1))
    .map(({ kind, id }) => Prisma.sql`(${newId()}::uuid, ${kind}, ${id}::uuid, 'wallet')`);
  await tx.$executeRaw`
    INSERT INTO wallet_accounts (id, holder_kind, holder_id, kind) VALUES ${Prisma.join(rows)} ON CONFLICT DO NOTHING`;
}

/**
 * Locks the wallets of holders until the transaction ends and opens those that are missing: first the rows of the
 * characters and escrows, then the wallets, each by id. What is locked already costs no statement.
 *
 * A transaction that also moves items calls this before it locks any container.
 * @returns the wallets by `holderKey`
 * @throws GameError not_found `wallet.unknown_receiver`, conflict `kernel.conflict` for a closed escrow
 */
export async function holdWallets(tx: Tx, holders: readonly Holder[]): Promise<ReadonlyMap<string, Wallet>> {
  const held = heldIn(tx);
  const wanted = await lockHolders(tx, holders);
  if (wanted.length === 0) return held;
  let found = await lockRows(tx, wanted);
  if (found.length < wanted.length) {
    await openWallets(tx, wanted);
    found = await lockRows(tx, wanted);
  }
  if (found.length < wanted.length) throw new GameError('not_found', 'wallet.unknown_receiver');
  for (const wallet of found) held.set(holderKey(wallet.holder), wallet);
  return held;
}

/** Does the same, but leaves out the holders that have no wallet yet. */
export async function holdKnownWallets(tx: Tx, holders: readonly Holder[]): Promise<ReadonlyMap<string, Wallet>> {
  const held = heldIn(tx);
  const wanted = await lockHolders(tx, holders);
  for (const wallet of await lockRows(tx, wanted)) held.set(holderKey(wallet.holder), wallet);
  return held;
}

const heldIn = (tx: Tx) => keptFor(tx, 'wallet.held', () => new Map<string, Wallet>());

/** Locks the rows of the holders themselves; returns those whose wallets are to be locked next, in their order. */
async function lockHolders(tx: Tx, holders: readonly Holder[]): Promise<Holder[]> {
  const held = heldIn(tx);
  const missing = holders.filter((holder) => !held.has(holderKey(holder)));
  if (missing.length === 0) return [];
  // The zone judges conditions and the respawn fee by the balance on the sheet.
  const characters = missing.flatMap((holder) => (holder.kind === 'character' ? [holder] : []));
  lockInOrder(
    tx,
    'characters',
    characters.map((holder) => ({ holder })),
  );
  await holdKnownSheets(
    tx,
    characters.map(({ id }) => id),
  );
  await holdEscrows(
    tx,
    missing.flatMap((holder) => (holder.kind === 'escrow' ? [holder.id] : [])),
  );
  return lockInOrder(
    tx,
    'wallets',
    missing.map((holder) => ({ holder })),
  ).map(({ holder }) => holder);
}

async function lockRows(tx: Tx, holders: readonly Holder[]): Promise<Wallet[]> {
  const rows = await tx.$queryRaw<{ id: string; kind: Holder['kind']; holderId: string; balance: bigint }[]>`
    SELECT id, holder_kind AS kind, holder_id AS "holderId", balance FROM wallet_accounts
    WHERE kind = 'wallet' AND (holder_kind, holder_id) IN (
      SELECT * FROM unnest(${holders.map(({ kind }) => kind)}::text[], ${holders.map(({ id }) => id)}::uuid[]))
    ORDER BY holder_kind, holder_id FOR NO KEY UPDATE`;
  return rows.map(({ id, kind, holderId, balance }) => ({ id, holder: { kind, id: holderId } as Holder, balance }));
}
