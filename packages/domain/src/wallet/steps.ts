import {
  ChitsAmount,
  GameError,
  assertAllowed,
  canHold,
  characterHolder,
  holderKey,
  maxChits,
  type CharacterId,
  type Holder,
} from '@necp/shared/kernel';
import { currencyGained, currencySpent } from '@necp/shared/wallet/events';
import { canGive, canPay } from '@necp/shared/wallet/rules';
import { ctxOf, emit, openLedger, pushAfterCommit, type Tx } from '../kernel';
import { holdWallets, type Wallet } from './locks';
import type { Faucet, Sink } from './sources';

/** One side of a movement: negative for who gives, positive for who receives. Several lines of one holder are added. */
export type Line =
  | { readonly holder: Holder; readonly amount: bigint }
  | { readonly faucet: Faucet; readonly amount: bigint }
  | { readonly sink: Sink; readonly amount: bigint };

export interface Moved {
  readonly ledgerId: string;
  /** Balances after the movement, by `holderKey`. */
  readonly balances: ReadonlyMap<string, bigint>;
}

/**
 * Adds chits from a faucet to a character.
 * @throws GameError invalid `wallet.bad_amount`, conflict `wallet.cap_reached`, not_found `wallet.unknown_receiver`
 */
export async function credit(
  tx: Tx,
  input: {
    readonly characterId: CharacterId;
    readonly amount: bigint;
    readonly from: Faucet;
    readonly reason: string;
  },
): Promise<Moved> {
  const { characterId, amount, from, reason } = input;
  assertAmount(amount);
  const lines = [
    { faucet: from, amount: -amount },
    { holder: characterHolder(characterId), amount },
  ];
  return book(tx, { lines, reason });
}

/**
 * Moves chits from a character into a sink.
 * @throws GameError invalid `wallet.bad_amount`, conflict `wallet.too_poor`
 */
export async function debit(
  tx: Tx,
  input: {
    readonly characterId: CharacterId;
    readonly amount: bigint;
    readonly to: Sink;
    readonly reason: string;
  },
): Promise<Moved> {
  const { characterId, amount, to, reason } = input;
  assertAmount(amount);
  const lines = [
    { holder: characterHolder(characterId), amount: -amount },
    { sink: to, amount },
  ];
  return book(tx, { lines, reason });
}

/**
 * Moves chits between two characters.
 * @throws GameError invalid `wallet.bad_amount` or `wallet.same_wallet`, conflict `wallet.too_poor` or
 * `wallet.cap_reached`, not_found `wallet.unknown_receiver`
 */
export async function transfer(
  tx: Tx,
  input: {
    readonly fromCharacterId: CharacterId;
    readonly toCharacterId: CharacterId;
    readonly amount: bigint;
    readonly reason: string;
  },
): Promise<Moved> {
  const { fromCharacterId, toCharacterId, amount, reason } = input;
  assertAllowed(canGive(fromCharacterId, toCharacterId));
  assertAmount(amount);
  const lines = [
    { holder: characterHolder(fromCharacterId), amount: -amount },
    { holder: characterHolder(toCharacterId), amount },
  ];
  return book(tx, { lines, reason });
}

/**
 * Moves chits between any number of holders, faucets and sinks under one ledger. All wallets are locked and all rules
 * are checked before anything is taken.
 * @param movement.lines amounts that come to nothing in all
 * @param movement.reason `<room>.<verb>`, shown to the player through the messages
 * @throws GameError invalid `wallet.bad_amount`, conflict `wallet.too_poor` or `wallet.cap_reached`, not_found
 * `wallet.unknown_receiver`, conflict `kernel.conflict` for a closed escrow
 * @throws Error when the lines do not come to nothing, a faucet receives or a sink gives
 */
export async function book(
  tx: Tx,
  { lines, reason }: { readonly lines: readonly Line[]; readonly reason: string },
): Promise<Moved> {
  assertLines(lines);
  const wallets = await holdWallets(
    tx,
    lines.flatMap((line) => ('holder' in line ? [line.holder] : [])),
  );
  const sums = new Map<string, { readonly wallet: Wallet | null; amount: bigint }>();
  for (const line of lines) {
    const wallet = 'holder' in line ? (wallets.get(holderKey(line.holder)) ?? null) : null;
    const accountId = wallet?.id ?? sourceOf(line);
    const sum = sums.get(accountId) ?? { wallet, amount: 0n };
    sum.amount += line.amount;
    sums.set(accountId, sum);
  }
  const moved = [...sums].filter(([, { amount }]) => amount !== 0n).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const changes = moved.flatMap(([, { wallet, amount }]) => (wallet === null ? [] : [{ wallet, amount }]));
  for (const { wallet, amount } of changes) if (amount < 0n) assertAllowed(canPay(wallet.balance, -amount), 'conflict');
  for (const { wallet, amount } of changes) if (amount > 0n) assertAllowed(canHold(wallet.balance, amount), 'conflict');
  const ledgerId = await openLedger(tx, reason);
  await tx.ledgerEntry.createMany({ data: moved.map(([accountId, { amount }]) => ({ accountId, amount, ledgerId })) });
  for (const { wallet, amount } of changes) wallet.balance += amount;
  for (const change of changes) await notify(tx, { ...change, ledgerId, reason });
  return {
    ledgerId,
    balances: new Map(changes.map(({ wallet }) => [holderKey(wallet.holder), wallet.balance])),
  };
}

/** @throws GameError invalid `wallet.bad_amount` */
function assertAmount(amount: bigint): void {
  if (!ChitsAmount.safeParse(amount).success) throw new GameError('invalid', 'wallet.bad_amount');
}

function assertLines(lines: readonly Line[]): void {
  for (const { amount } of lines)
    if (typeof amount !== 'bigint' || amount === 0n || amount > maxChits || amount < -maxChits)
      throw new GameError('invalid', 'wallet.bad_amount');
  if (lines.reduce((sum, { amount }) => sum + amount, 0n) !== 0n) throw new Error('the lines do not come to nothing');
  if (lines.some((line) => ('faucet' in line && line.amount > 0n) || ('sink' in line && line.amount < 0n)))
    throw new Error('a faucet only gives, and a sink only receives');
}

function sourceOf(line: Line): string {
  if ('holder' in line) throw new GameError('not_found', 'wallet.unknown_receiver');
  return 'faucet' in line ? line.faucet.id : line.sink.id;
}

/** Emits the event and updates the player's windows; what other holders have is shown by their rooms. */
async function notify(
  tx: Tx,
  change: {
    readonly wallet: Wallet;
    readonly amount: bigint;
    readonly ledgerId: string;
    readonly reason: string;
  },
): Promise<void> {
  const { wallet, amount, ledgerId, reason } = change;
  const { holder, balance } = wallet;
  if (holder.kind !== 'character') return;
  const kind = amount < 0n ? currencySpent : currencyGained;
  await emit(tx, kind, {
    characterId: holder.id,
    ledgerId,
    amountChits: (amount < 0n ? -amount : amount).toString(),
    balanceChits: balance.toString(),
    reason,
  });
  pushAfterCommit(
    tx,
    { characterId: holder.id },
    {
      topic: kind.name,
      changeChits: amount.toString(),
      balanceChits: balance.toString(),
      correlationId: ctxOf(tx).correlationId,
    },
  );
}
