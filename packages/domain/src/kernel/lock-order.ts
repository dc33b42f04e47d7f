import {
  characterHolder,
  escrowHolder,
  holderKey,
  type CharacterId,
  type EscrowId,
  type Holder,
} from '@necp/shared/kernel';
import { oneForAll } from './one-for-all';
import { ctxOf, keptFor, onLockFaultOf, type Tx } from './tx';

/** The tables whose rows are locked, in the order in which every transaction locks them. */
const tables = ['characters', 'escrows', 'wallets', 'containers'] as const;
export type LockedTable = (typeof tables)[number];

/** A row of a holder: its own row, its wallet, or its container of one kind. */
export interface LockedRow {
  readonly holder: Holder;
  readonly kind?: string;
}

/**
 * Returns those rows that the transaction has not locked yet, in the order in which to lock them, and counts them as
 * locked from now on.
 *
 * Characters and escrows have a row of their own, which is locked before their wallets and containers. So no other
 * transaction can wait inside what they hold, and the order among those does not matter. What accounts and guilds hold
 * has no such row and is locked strictly in order.
 *
 * When another transaction that keeps the order could wait for this one and this one for it, that is a fault of our
 * code: it is logged and counted, and the rows are locked all the same. Should the two meet, the database ends one of
 * them, and `inTx` runs it again. Tests throw instead.
 */
export function lockInOrder(tx: Tx, table: LockedTable, rows: readonly LockedRow[]): LockedRow[] {
  const held = locksOf(tx);
  const own = held[table];
  const missing = [...new Map(rows.map((row) => [rowKey(row), row]))]
    .filter(([key]) => !own.has(key) && !(table === 'escrows' && madeBy(tx).has(key)))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const isLate = tables.slice(tables.indexOf(table) + 1).some((later) => held[later].size > 0);
  const wrong = missing.find(
    ([key, row]) =>
      !isGuarded(table, row) && (isLate || [...own].some(([other, at]) => other > key && !isGuarded(table, at))),
  );
  if (wrong !== undefined)
    reportFault(
      tx,
      `${table} ${wrong[0]} is locked out of order: lock everything that a transaction needs at its start`,
    );
  for (const [key, row] of missing) own.set(key, row);
  return missing.map(([, row]) => row);
}

const faults = oneForAll('locks.faults', () => ({ count: 0 }));

/** Returns how many locks this process has taken out of order. */
export function lockFaults(): number {
  return faults.count;
}

function reportFault(tx: Tx, text: string): void {
  const fault = new Error(text);
  faults.count += 1;
  ctxOf(tx).log.error({ err: fault }, 'a transaction locks out of order');
  onLockFaultOf(tx)?.(fault);
}

/** Counts characters as locked, for the steps that lock their rows by themselves. */
export function noteLockedCharacters(tx: Tx, characterIds: readonly CharacterId[]): void {
  const { characters } = locksOf(tx);
  for (const holder of characterIds.map(characterHolder)) characters.set(rowKey({ holder }), { holder });
}

/**
 * Notes an escrow that this transaction has made. It needs no lock and has no place in the order: no other transaction
 * knows of it yet, so none waits for it.
 */
export function noteMadeEscrow(tx: Tx, escrowId: EscrowId): void {
  madeBy(tx).add(rowKey({ holder: escrowHolder(escrowId) }));
}

/** The keys of the escrows that a transaction has made. */
const madeBy = (tx: Tx) => keptFor(tx, 'kernel.made_escrows', () => new Set<string>());

type Locks = Readonly<Record<LockedTable, Map<string, LockedRow>>>;

const locksOf = (tx: Tx): Locks =>
  keptFor(tx, 'kernel.locks', () => ({
    characters: new Map<string, LockedRow>(),
    escrows: new Map<string, LockedRow>(),
    wallets: new Map<string, LockedRow>(),
    containers: new Map<string, LockedRow>(),
  }));

/** Checks whether the row is only ever locked behind the row of its holder. */
function isGuarded(table: LockedTable, { holder }: LockedRow): boolean {
  return (table === 'wallets' || table === 'containers') && (holder.kind === 'character' || holder.kind === 'escrow');
}

const rowKey = ({ holder, kind }: LockedRow) =>
  kind === undefined ? holderKey(holder) : `${holderKey(holder)} ${kind}`;
