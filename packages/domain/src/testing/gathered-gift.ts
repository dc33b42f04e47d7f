import {
  assertAllowed,
  canHold,
  characterHolder,
  ChitsAmount,
  GameError,
  holderKey,
  type AccountId,
  type CharacterId,
  type RequestId,
} from '@necp/shared/kernel';
import { currencyGained, currencySpent } from '@necp/shared/wallet/events';
import { canGive, canPay } from '@necp/shared/wallet/rules';
import {
  emitAs,
  gatherActs,
  inTx,
  newId,
  once,
  onceTogether,
  openLedgers,
  pushAfterCommit,
  type Act,
  type Outcome,
  type Tx,
} from '../kernel';
import { transfer, type Wallet } from '../wallet';
import { holdKnownWallets } from '../wallet/locks';

/** One gift of chits, validated. */
export interface Gift {
  readonly accountId: AccountId;
  readonly requestId: RequestId;
  readonly fromCharacterId: CharacterId;
  readonly toCharacterId: CharacterId;
  readonly amountChits: bigint;
}

/** The giver's balance right after the gift. */
export interface Given {
  readonly ledgerId: string;
  readonly balanceChits: bigint;
}

const reason = 'wallet.gift';

/**
 * Gives chits to another character, once for each request id; gifts that arrive at the same time share a transaction.
 * Tests and benches show with it what verbs of that kind do. The game has no gifts: players give by trading.
 * @throws GameError what `transfer` and `once` throw
 */
export const give = gatherActs<Gift, Given>({
  name: 'test.give',
  most: 200,
  together: giveTogether,
  alone: giveAlone,
});

const askedOf = ({ accountId, requestId, ...gift }: Gift) => ({
  accountId,
  requestId,
  verb: 'test.give',
  input: gift,
});

function giveAlone({ ctx, input }: Act<Gift>): Promise<Given> {
  return inTx(ctx, (tx) =>
    once(tx, askedOf(input), async () => {
      const { fromCharacterId, toCharacterId, amountChits: amount } = input;
      const { ledgerId, balances } = await transfer(tx, { fromCharacterId, toCharacterId, amount, reason });
      return { ledgerId, balanceChits: balances.get(holderKey(characterHolder(fromCharacterId))) ?? 0n };
    }),
  );
}

function giveTogether(tx: Tx, acts: readonly Act<Gift>[]): Promise<readonly Outcome<Given>[]> {
  return onceTogether(
    tx,
    acts.map(({ input }) => askedOf(input)),
    async (indices) => {
      const chosen = indices.flatMap((index) => acts[index] ?? []);
      const wallets = await holdKnownWallets(
        tx,
        chosen.flatMap(({ input }) => [characterHolder(input.fromCharacterId), characterHolder(input.toCharacterId)]),
      );
      const moves: Move[] = [];
      const outcomes = chosen.map((act) => judge(act, { wallets, moves }));
      await writeMoves(tx, moves);
      return outcomes;
    },
  );
}

interface Move {
  readonly act: Act<Gift>;
  readonly ledgerId: string;
  readonly from: Wallet;
  readonly to: Wallet;
  /** Balances right after this gift. */
  readonly fromBalance: bigint;
  readonly toBalance: bigint;
}

/** Judges one gift by the balances that the gifts before it have left. */
function judge(
  act: Act<Gift>,
  { wallets, moves }: { readonly wallets: ReadonlyMap<string, Wallet>; readonly moves: Move[] },
): Outcome<Given> {
  const { fromCharacterId, toCharacterId, amountChits: amount } = act.input;
  const from = wallets.get(holderKey(characterHolder(fromCharacterId)));
  const to = wallets.get(holderKey(characterHolder(toCharacterId)));
  // A wallet that is not open yet, a character that does not exist, or an amount that is none.
  if (from === undefined || to === undefined || !ChitsAmount.safeParse(amount).success) return 'alone';
  try {
    assertAllowed(canGive(fromCharacterId, toCharacterId));
    assertAllowed(canPay(from.balance, amount), 'conflict');
    assertAllowed(canHold(to.balance, amount), 'conflict');
  } catch (error) {
    if (error instanceof GameError) return { refused: error };
    throw error;
  }
  from.balance -= amount;
  to.balance += amount;
  const ledgerId = newId();
  moves.push({ act, ledgerId, from, to, fromBalance: from.balance, toBalance: to.balance });
  return { answer: { ledgerId, balanceChits: from.balance } };
}

async function writeMoves(tx: Tx, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return;
  await openLedgers(
    tx,
    moves.map(({ act, ledgerId }) => ({ id: ledgerId, reason, ctx: act.ctx })),
  );
  const lines = moves.flatMap(({ act, ledgerId, from, to }) => [
    { ledgerId, accountId: from.id, amount: -act.input.amountChits },
    { ledgerId, accountId: to.id, amount: act.input.amountChits },
  ]);
  await tx.$executeRaw`
    INSERT INTO ledger_entries (ledger_id, account_id, amount)
    SELECT * FROM unnest(${lines.map(({ ledgerId }) => ledgerId)}::uuid[],
      ${lines.map(({ accountId }) => accountId)}::uuid[], ${lines.map(({ amount }) => amount)}::bigint[])`;
  for (const move of moves) emitMove(tx, move);
  pushBalances(tx, { moves, lines });
}

/** Sends every wallet its balance, and by how much all moves together changed it. */
function pushBalances(
  tx: Tx,
  {
    moves,
    lines,
  }: {
    readonly moves: readonly Move[];
    readonly lines: readonly { readonly accountId: string; readonly amount: bigint }[];
  },
): void {
  const changed = new Map(moves.flatMap(({ from, to }) => [from, to].map((wallet) => [wallet.id, wallet])));
  for (const { id, holder, balance } of changed.values()) {
    if (holder.kind !== 'character') continue;
    const change = lines.reduce((sum, { accountId, amount }) => (accountId === id ? sum + amount : sum), 0n);
    const { name: topic } = change < 0n ? currencySpent : currencyGained;
    pushAfterCommit(
      tx,
      { characterId: holder.id },
      { topic, changeChits: change.toString(), balanceChits: balance.toString() },
    );
  }
}

function emitMove(tx: Tx, { act, ledgerId, fromBalance, toBalance }: Move): void {
  const { fromCharacterId, toCharacterId, amountChits } = act.input;
  const share = { ledgerId, amountChits: amountChits.toString(), reason };
  emitAs(tx, act.ctx, {
    kind: currencySpent,
    payload: { ...share, characterId: fromCharacterId, balanceChits: fromBalance.toString() },
  });
  emitAs(tx, act.ctx, {
    kind: currencyGained,
    payload: { ...share, characterId: toCharacterId, balanceChits: toBalance.toString() },
  });
}
