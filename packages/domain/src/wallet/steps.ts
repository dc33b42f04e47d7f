import { EddiesAmount, GameError, assertAllowed, canHold, type CharacterId } from '@necp/shared/kernel';
import { currencyGained, currencySpent } from '@necp/shared/wallet/events';
import { canGive, canPay } from '@necp/shared/wallet/rules';
import { holdKnownSheets } from '../character';
import { ctxOf, emit, explainConstraints, newId, openLedger, pushAfterCommit, type Tx } from '../kernel';

explainConstraints({
  wallet_accounts_not_negative: { kind: 'conflict', code: 'wallet.too_poor' },
  wallet_accounts_cap: { kind: 'conflict', code: 'wallet.cap_reached' },
  wallet_accounts_character: { kind: 'not_found', code: 'wallet.unknown_receiver' },
});

/** Sources of new eddies. */
export const faucets = {
  starterKit: '00000000-0000-7000-8000-00000000fa01',
  administration: '00000000-0000-7000-8000-00000000fa02',
  loot: '00000000-0000-7000-8000-00000000fa03',
  vendor: '00000000-0000-7000-8000-00000000fa04',
  quest: '00000000-0000-7000-8000-00000000fa05',
} as const;
/** Where eddies leave the world. */
export const sinks = {
  administration: '00000000-0000-7000-8000-000000005101',
  respec: '00000000-0000-7000-8000-000000005102',
  clinic: '00000000-0000-7000-8000-000000005103',
  vendor: '00000000-0000-7000-8000-000000005104',
  repair: '00000000-0000-7000-8000-000000005105',
  bank: '00000000-0000-7000-8000-000000005106',
  quest: '00000000-0000-7000-8000-000000005107',
} as const;

export interface Moved {
  readonly ledgerId: string;
  /** Balances after the movement, by character. */
  readonly balances: ReadonlyMap<CharacterId, bigint>;
}

/** Creates a character's empty wallet; an existing one is not changed. */
export async function openWallet(tx: Tx, input: { readonly characterId: CharacterId }): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO wallet_accounts (id, kind, character_id)
      VALUES (${newId()}::uuid, 'character', ${input.characterId}::uuid) ON CONFLICT DO NOTHING`;
}

/**
 * Adds eddies from a faucet to a character.
 * @throws GameError invalid `wallet.bad_amount`, conflict `wallet.cap_reached`, not_found `wallet.unknown_receiver`
 */
export function credit(
  tx: Tx,
  input: {
    readonly characterId: CharacterId;
    readonly amount: bigint;
    readonly from: keyof typeof faucets;
    readonly reason: string;
  },
): Promise<Moved> {
  return book(tx, { ...input, giver: { source: faucets[input.from] }, taker: { characterId: input.characterId } });
}

/**
 * Moves eddies from a character into a sink.
 * @throws GameError invalid `wallet.bad_amount`, conflict `wallet.too_poor`
 */
export function debit(
  tx: Tx,
  input: {
    readonly characterId: CharacterId;
    readonly amount: bigint;
    readonly to: keyof typeof sinks;
    readonly reason: string;
  },
): Promise<Moved> {
  return book(tx, { ...input, giver: { characterId: input.characterId }, taker: { source: sinks[input.to] } });
}

/**
 * Moves eddies between two characters.
 * @throws GameError invalid `wallet.bad_amount` or `wallet.same_wallet`, conflict `wallet.too_poor` or
 * `wallet.cap_reached`, not_found `wallet.unknown_receiver`
 */
export function transfer(
  tx: Tx,
  input: {
    readonly fromCharacterId: CharacterId;
    readonly toCharacterId: CharacterId;
    readonly amount: bigint;
    readonly reason: string;
  },
): Promise<Moved> {
  assertAllowed(canGive(input.fromCharacterId, input.toCharacterId));
  return book(tx, {
    ...input,
    giver: { characterId: input.fromCharacterId },
    taker: { characterId: input.toCharacterId },
  });
}

type Side = { readonly characterId: CharacterId } | { readonly source: string };
interface Booking {
  readonly giver: Side;
  readonly taker: Side;
  readonly amount: bigint;
  readonly reason: string;
}
interface Held {
  readonly id: string;
  readonly characterId: CharacterId;
  readonly balance: bigint;
}

/**
 * Locks the characters, then their wallets in the order of their ids, checks the rules, and books both entries; the
 * database updates the balances.
 */
async function book(tx: Tx, { giver, taker, amount, reason }: Booking): Promise<Moved> {
  if (!EddiesAmount.safeParse(amount).success) throw new GameError('invalid', 'wallet.bad_amount');
  const characterIds = [giver, taker].flatMap((side) => ('characterId' in side ? [side.characterId] : []));
  // Characters are locked before their wallets, as everywhere.
  await holdKnownSheets(tx, characterIds);
  const held = await lockWallets(tx, characterIds);
  const from = sideOf(held, giver);
  const to = sideOf(held, taker);
  if (from.held) assertAllowed(canPay(from.held.balance, amount), 'conflict');
  if (to.held) assertAllowed(canHold(to.held.balance, amount), 'conflict');
  const ledgerId = await openLedger(tx, reason);
  const entries = [
    { accountId: from.id, amount: -amount },
    { accountId: to.id, amount },
  ].toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1));
  await tx.ledgerEntry.createMany({ data: entries.map((entry) => ({ ...entry, ledgerId })) });
  const balances = new Map<CharacterId, bigint>();
  if (from.held) balances.set(from.held.characterId, from.held.balance - amount);
  if (to.held) balances.set(to.held.characterId, to.held.balance + amount);
  await notify(tx, { ledgerId, balances, amount, reason, spender: from.held?.characterId });
  return { ledgerId, balances };
}

async function lockWallets(tx: Tx, characterIds: readonly CharacterId[]): Promise<Held[]> {
  for (const characterId of characterIds.toSorted()) await openWallet(tx, { characterId });
  return tx.$queryRaw<Held[]>`
    SELECT id, character_id AS "characterId", balance FROM wallet_accounts
    WHERE character_id = ANY(${characterIds}::uuid[]) ORDER BY id FOR UPDATE`;
}

function sideOf(held: readonly Held[], side: Side): { readonly id: string; readonly held: Held | null } {
  if ('source' in side) return { id: side.source, held: null };
  const found = held.find((one) => one.characterId === side.characterId);
  if (found === undefined) throw new GameError('not_found', 'wallet.unknown_receiver');
  return { id: found.id, held: found };
}

async function notify(
  tx: Tx,
  moved: Moved & { readonly amount: bigint; readonly reason: string; readonly spender: CharacterId | undefined },
): Promise<void> {
  for (const [characterId, balance] of moved.balances) {
    const kind = characterId === moved.spender ? currencySpent : currencyGained;
    await emit(tx, kind, {
      characterId,
      ledgerId: moved.ledgerId,
      amountEddies: moved.amount.toString(),
      balanceEddies: balance.toString(),
      reason: moved.reason,
    });
    pushAfterCommit(
      tx,
      { characterId },
      {
        topic: kind.name,
        balanceEddies: balance.toString(),
        correlationId: ctxOf(tx).correlationId,
      },
    );
  }
}
