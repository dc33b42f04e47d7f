import { canHold, characterHolder, escrowHolder, GameError, holderKey, type ItemId } from '@necp/shared/kernel';
import { mailPaid, mailTaken } from '@necp/shared/mail/events';
import { archiveLastsMs } from '@necp/shared/mail/rules';
import type { LetterDoneView, PayInput, TakeAllInput, TakeInput, TakenAllView } from '@necp/shared/mail/schema';
import { peopleAmong } from '../character';
import { unpack, type Pieces } from '../inventory';
import { actOnce, closeEscrow, emit, holdEscrows, nowOf, openEscrow, type Ctx, type Playing, type Tx } from '../kernel';
import { book, holdWallets } from '../wallet';
import { storeSystemLetter } from './arriving';
import {
  after,
  announceMail,
  escrowIdsOf,
  escrowOf,
  hasContents,
  hasSender,
  holdBetween,
  holdLetters,
  holdOwn,
  isCodDue,
  letterEscrow,
  letterGone,
  liesWith,
  type Letter,
} from './held';
import { assertAtMailbox } from './place';
import { letterAfter } from './views';

/**
 * Takes one item out of a letter, or the money and everything for which the bag has room.
 * @throws GameError forbidden `mail.not_here`; not_found `mail.gone`, `inventory.no_such_item`; conflict
 * `mail.cod_unpaid`, `mail.nothing_inside`, `mail.bag_full`, `mail.wallet_full`
 */
export function takeFromLetter(ctx: Ctx, input: TakeInput): Promise<LetterDoneView> {
  return actOnce(ctx, { verb: 'mail.take', input }, async (tx, who) => {
    const letter = await holdOwn(tx, input.letterId, who);
    await assertAtMailbox(tx, who.characterId);
    if (isCodDue(letter)) throw new GameError('conflict', 'mail.cod_unpaid');
    if (!hasContents(letter)) throw new GameError('conflict', 'mail.nothing_inside');
    await holdContents(tx, who, [letter]);
    const { left, hasMoved } = await empty(tx, who, { letter, itemId: input.itemId });
    if (!hasMoved) throw new GameError('conflict', left === 'wallet_full' ? 'mail.wallet_full' : 'mail.bag_full');
    announceMail(tx, [who.characterId]);
    return { letter: await letterAfter(tx, who, letter.id) };
  });
}

/**
 * Empties letters as far as bag and wallet have room. Those with cash on delivery stay as they are.
 * @throws GameError forbidden `mail.not_here`
 */
export function takeAllLetters(ctx: Ctx, input: TakeAllInput): Promise<TakenAllView> {
  return actOnce(ctx, { verb: 'mail.take_all', input }, async (tx, who) => {
    const held = await holdLetters(tx, { letterIds: input.letterIds, characterIds: [who.characterId] });
    await assertAtMailbox(tx, who.characterId);
    const own = new Map(held.filter((one) => liesWith(one, who.characterId)).map((one) => [one.id, one]));
    const open = [...own.values()].filter((one) => hasContents(one) && !isCodDue(one));
    await holdContents(tx, who, open);
    const letters: TakenAllView['letters'] = [];
    for (const letterId of new Set(input.letterIds)) {
      const letter = own.get(letterId);
      if (letter === undefined) letters.push({ letterId, left: 'gone' });
      else if (!hasContents(letter)) letters.push({ letterId, left: null });
      else if (isCodDue(letter)) letters.push({ letterId, left: 'cod_unpaid' });
      else letters.push({ letterId, left: (await empty(tx, who, { letter, itemId: null })).left });
    }
    announceMail(tx, [who.characterId]);
    return { letters };
  });
}

/**
 * Pays cash on delivery, at the price that was shown, and takes what has room. The money lies in a letter to the one
 * who sent it, so a full wallet does not keep the sender from being paid.
 * @throws GameError forbidden `mail.not_here`; not_found `mail.gone`; conflict `mail.no_cod`, `mail.cod_changed`,
 * `mail.sender_gone`, `wallet.too_poor`
 */
export function payLetter(ctx: Ctx, input: PayInput): Promise<LetterDoneView> {
  return actOnce(ctx, { verb: 'mail.pay', input }, async (tx, who) => {
    const letter = await holdBetween(tx, input.letterId);
    if (letter === null || !liesWith(letter, who.characterId)) throw letterGone();
    await assertAtMailbox(tx, who.characterId);
    if (!isCodDue(letter)) throw new GameError('conflict', 'mail.no_cod');
    if (letter.codChits !== BigInt(input.codChits)) throw new GameError('conflict', 'mail.cod_changed');
    if (!(await hasSender(tx, letter))) throw new GameError('conflict', 'mail.sender_gone');
    await payHeld(tx, who, letter);
    const paid = { ...letter, paidAt: nowOf(tx) };
    await empty(tx, who, { letter: paid, itemId: null });
    announceMail(tx, [who.characterId, letter.senderId]);
    return { letter: await letterAfter(tx, who, letter.id) };
  });
}

/** Moves the price into a letter to the sender, whose character is locked. */
async function payHeld(tx: Tx, who: Playing, letter: Letter): Promise<void> {
  const { senderId, senderAccountId, codChits } = letter;
  if (senderId === null || senderAccountId === null) throw new GameError('conflict', 'mail.sender_gone');
  await holdEscrows(tx, escrowIdsOf([letter]));
  const escrowId = await openEscrow(tx, letterEscrow);
  const payment = escrowHolder(escrowId);
  const payer = characterHolder(who.characterId);
  await holdWallets(tx, [payer, payment, ...escrowOf(letter)]);
  const lines = [
    { holder: payer, amount: -codChits },
    { holder: payment, amount: codChits },
  ];
  await book(tx, { lines, reason: 'mail.paid' });
  await tx.letter.update({ where: { id: letter.id }, data: { paidAt: nowOf(tx) } });
  const [person] = await peopleAmong(tx, [who.characterId]);
  await storeSystemLetter(tx, {
    ...{ to: { characterId: senderId, accountId: senderAccountId }, escrowId, chits: codChits, stacks: 0 },
    ...{ template: 'cod_paid' as const },
    params: { name: person?.name ?? '', subject: letter.subject, chits: codChits.toString() },
  });
  await emit(tx, mailPaid, {
    ...{ letterId: letter.id, toAccountId: who.accountId, toCharacterId: who.characterId },
    ...{ fromCharacterId: senderId, codChits: codChits.toString() },
  });
}

/** Locks what is in letters and the wallet that gets their money, in order. */
async function holdContents(tx: Tx, { characterId }: Playing, letters: readonly Letter[]): Promise<void> {
  await holdEscrows(tx, escrowIdsOf(letters));
  await holdWallets(tx, [characterHolder(characterId), ...letters.flatMap(escrowOf)]);
}

interface Emptied {
  /** Why something is still inside. */
  readonly left: 'bag_full' | 'wallet_full' | null;
  readonly hasMoved: boolean;
}

/** Takes one stack, or the money and all stacks, as far as there is room; the letter and what is in it are locked. */
async function empty(
  tx: Tx,
  who: Playing,
  { letter, itemId }: { readonly letter: Letter; readonly itemId: ItemId | null },
): Promise<Emptied> {
  const money = itemId === null ? await takeMoney(tx, who, letter) : 0n;
  const { taken, left: stacks } = await takeItems(tx, who, { letter, itemId });
  const hasMoved = money > 0n || taken.length > 0;
  const chits = letter.chits - money;
  const left = stacks > 0 ? 'bag_full' : chits > 0n ? 'wallet_full' : null;
  if (!hasMoved) return { left, hasMoved };
  const now = nowOf(tx);
  const isEmpty = left === null;
  await tx.letter.update({
    where: { id: letter.id },
    data: {
      ...{ chits, stacks, readAt: letter.readAt ?? now, takenAt: letter.takenAt ?? now },
      ...(isEmpty && letter.archivedAt !== null ? { endsAt: after(tx, archiveLastsMs) } : {}),
    },
  });
  if (isEmpty && letter.escrowId !== null) await closeEscrow(tx, letter.escrowId);
  await emit(tx, mailTaken, {
    ...{ letterId: letter.id, toAccountId: who.accountId, toCharacterId: who.characterId },
    ...{ chits: money.toString(), items: [...taken] },
  });
  if (letter.senderId !== null) announceMail(tx, [letter.senderId]);
  return { left, hasMoved };
}

/** Moves the money of a letter into the wallet; returns it, or 0 when the wallet has no room. */
async function takeMoney(tx: Tx, { characterId }: Playing, letter: Letter): Promise<bigint> {
  const [escrow] = escrowOf(letter);
  if (letter.chits === 0n || escrow === undefined) return 0n;
  const own = characterHolder(characterId);
  const wallet = (await holdWallets(tx, [own])).get(holderKey(own));
  if (wallet === undefined || !canHold(wallet.balance, letter.chits).ok) return 0n;
  const lines = [
    { holder: escrow, amount: -letter.chits },
    { holder: own, amount: letter.chits },
  ];
  await book(tx, { lines, reason: 'mail.taken' });
  return letter.chits;
}

/** Moves stacks of a letter into the bag. */
async function takeItems(
  tx: Tx,
  { characterId }: Playing,
  { letter, itemId }: { readonly letter: Letter; readonly itemId: ItemId | null },
): Promise<{ readonly taken: readonly Pieces[]; readonly left: number }> {
  const { escrowId, stacks } = letter;
  if (escrowId === null || (stacks === 0 && itemId === null)) return { taken: [], left: stacks };
  return unpack(tx, { characterId, escrowId, itemId, reason: 'mail.taken' });
}
