import { bankTerminal, type BankView, type BuyTabInput, type SortBankInput } from '@necp/shared/bank/schema';
import { tabChits } from '@necp/shared/inventory/formulas';
import type { MergeStacksInput, MoveItemInput, SplitStackInput } from '@necp/shared/inventory/schema';
import { GameError, characterHolder, type AccountId, type CharacterId } from '@necp/shared/kernel';
import { holdSheet } from '../character';
import { merge, move, sortContainer, split, widenBank } from '../inventory';
import { actOnce, requirePlaying, type Ctx, type Tx, type ActRequest } from '../kernel';
import { conversationOf } from '../npc';
import { debit, holdWallets, defineSink } from '../wallet';
import { bankView } from './queries';

const bankSink = defineSink('bank', '00000000-0000-7000-8000-000000005106');

/** The containers that can be used at a terminal. */
const reach = ['bag', 'bank', 'stash'] as const;

/** Buys the next tab. @throws GameError forbidden `bank.not_here`, conflict `bank.no_more_tabs` or `wallet.too_poor` */
export function buyTab(ctx: Ctx, input: BuyTabInput): Promise<BankView> {
  return atTerminal(ctx, { verb: 'bank.buy_tab', input }, async (tx, { characterId }) => {
    // Wallets are locked before containers; a tab that cannot be bought is refused first all the same.
    await holdWallets(tx, [characterHolder(characterId)]);
    await widenBank(tx, { characterId, tab: input.tab });
    await debit(tx, { characterId, amount: BigInt(tabChits(input.tab)), to: bankSink, reason: 'bank.buy_tab' });
  });
}

/**
 * Moves an item between bag, bank and stash, or within one of them.
 * @throws GameError forbidden `bank.not_here`, and what `move` throws
 */
export function moveStored(ctx: Ctx, input: MoveItemInput): Promise<BankView> {
  return atTerminal(ctx, { verb: 'bank.move', input }, (tx, owner) =>
    move(tx, { ...owner, itemId: input.itemId, to: input.to, reach }),
  );
}

/**
 * Splits a stack between bag, bank and stash.
 * @throws GameError forbidden `bank.not_here`, and what `split` throws
 */
export function splitStored(ctx: Ctx, input: SplitStackInput): Promise<BankView> {
  return atTerminal(ctx, { verb: 'bank.split', input }, (tx, owner) =>
    split(tx, { ...owner, itemId: input.itemId, quantity: input.quantity, to: input.to, reach }),
  );
}

/**
 * Merges one stack into another between bag, bank and stash.
 * @throws GameError forbidden `bank.not_here`, and what `merge` throws
 */
export function mergeStored(ctx: Ctx, input: MergeStacksInput): Promise<BankView> {
  return atTerminal(ctx, { verb: 'bank.merge', input }, (tx, owner) =>
    merge(tx, { ...owner, itemId: input.itemId, intoId: input.intoId, reach }),
  );
}

/**
 * Sorts the bank or the stash.
 * @throws GameError forbidden `bank.not_here`
 */
export function sortStored(ctx: Ctx, input: SortBankInput): Promise<BankView> {
  return atTerminal(ctx, { verb: 'bank.sort', input }, (tx, owner) =>
    sortContainer(tx, { ...owner, kind: input.kind, by: input.by }),
  );
}

interface Customer {
  readonly characterId: CharacterId;
  readonly accountId: AccountId;
}

async function atTerminal(
  ctx: Ctx,
  request: ActRequest,
  act: (tx: Tx, customer: Customer) => Promise<unknown>,
): Promise<BankView> {
  const { characterId } = requirePlaying(ctx);
  await actOnce(ctx, request, async (tx, { accountId }) => {
    await holdSheet(tx, characterId);
    if ((await conversationOf(tx, characterId))?.objectId !== bankTerminal)
      throw new GameError('forbidden', 'bank.not_here');
    await act(tx, { characterId, accountId });
    return null;
  });
  return bankView(ctx, characterId);
}
