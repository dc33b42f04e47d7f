import { type AccountId, characterHolder, escrowHolder, type Holder, holderKey } from '@necp/shared/kernel';
import { accountsToErase, closeForErasure, markErased } from '../account';
import { charactersOf, eraseCharacter, holdKnownSheets } from '../character';
import { dropCachedMessages } from '../chat';
import { removeAll } from '../inventory';
import { type Ctx, inTx, type Tx } from '../kernel';
import { endErasedSnatches, snatchEscrowsOf } from '../loot';
import { endForErased, openLettersOf } from '../mail';
import { book, defineSink, holdWallets } from '../wallet';
import { personalRooms } from './registry';
import { eraseRows } from './rows';

/** Where the money of erased accounts goes. */
const erasureSink = defineSink('erasure', '00000000-0000-7000-8000-000000005137');
const reason = 'privacy.erase';
const batch = 20;

/** Erases every account whose time to return is over; one that fails does not keep the others. */
export async function eraseDueAccounts(ctx: Ctx): Promise<void> {
  const failures: unknown[] = [];
  const failed = new Set<AccountId>();
  for (;;) {
    const due = await inTx(ctx, (tx) => accountsToErase(tx, batch + failed.size));
    const next = due.filter((id) => !failed.has(id));
    if (next.length === 0) break;
    for (const accountId of next)
      await eraseAccount(ctx, accountId).catch((err: unknown) => {
        ctx.log.error({ err, accountId }, 'an account could not be erased');
        failures.push(err);
        failed.add(accountId);
      });
  }
  if (failures.length > 0) throw new AggregateError(failures, 'some accounts could not be erased');
}

/**
 * Erases one account, in a transaction for the account, one for each character and each letter, and one for the rows.
 * Each of them can be done again, so a process that is killed in between loses nothing: the account stays due until the
 * last.
 */
export async function eraseAccount(ctx: Ctx, accountId: AccountId): Promise<void> {
  if (!(await inTx(ctx, (tx) => closeForErasure(tx, accountId)))) return;
  const characterIds = await charactersOf(ctx.db, [accountId]);
  for (const characterId of characterIds)
    await inTx(ctx, async (tx) => {
      await holdKnownSheets(tx, [characterId]);
      for (const escrowId of await snatchEscrowsOf(tx, characterId)) await giveUp(tx, escrowHolder(escrowId));
      await endErasedSnatches(tx, characterId);
      await giveUp(tx, characterHolder(characterId));
      await eraseCharacter(tx, { accountId, characterId });
    });
  // No player can write to these characters any more.
  for (const characterId of characterIds)
    for (const letterId of await openLettersOf(ctx, characterId)) await inTx(ctx, (tx) => endForErased(tx, letterId));
  await inTx(ctx, async (tx) => {
    if (!(await closeForErasure(tx, accountId))) return;
    await giveUp(tx, { kind: 'account', id: accountId });
    await dropCachedMessages(tx, characterIds);
    for (const rows of Object.values(personalRooms).flat()) await eraseRows(tx, rows, [accountId, ...characterIds]);
    await markErased(tx, accountId);
  });
}

/** Takes money and items of a holder out of the world, under a ledger of their own. */
async function giveUp(tx: Tx, holder: Holder): Promise<void> {
  const balance = (await holdWallets(tx, [holder])).get(holderKey(holder))?.balance ?? 0n;
  if (balance > 0n) {
    const lines = [
      { holder, amount: -balance },
      { sink: erasureSink, amount: balance },
    ];
    await book(tx, { lines, reason });
  }
  await removeAll(tx, { holder, reason });
}
