import { assertAllowed, characterHolder, GameError, type EscrowId } from '@necp/shared/kernel';
import { mailSent } from '@necp/shared/mail/events';
import { canSend, canWrite, delayMsFor, feeFor, hasValue, inboxPlaces, mostUnreadOfOne } from '@necp/shared/mail/rules';
import type { SendLetterInput, SentLetterView } from '@necp/shared/mail/schema';
import { holdSheets, ownerOf, personNamed, type PersonRow } from '../character';
import { demandUnmuted } from '../chat';
import { post, type Pieces } from '../inventory';
import { actOnce, emit, openEscrow, type Ctx, type Playing, type Tx } from '../kernel';
import { areFriends, blockBetween } from '../social';
import { book, holdWallets } from '../wallet';
import { storeLetter } from './arriving';
import { countLetter } from './days';
import { escrowOf, letterEscrow, mailFeeSink } from './held';
import { assertAtMailbox } from './place';
import { letterAfter } from './views';

/**
 * Sends a letter: what is inside lies in an escrow from now on. To a friend, to a character of the same account, or
 * without anything of value it arrives at once, else after an hour. A player who has blocked the caller never sees it,
 * and the caller is answered the same.
 * @throws GameError invalid `mail.empty`, `mail.cod_needs_items`, `mail.cod_or_money`, `mail.twice`, `mail.yourself`,
 * `mail.quest_item`, `inventory.bound`, `inventory.locked`, `inventory.out_of_reach`; forbidden `mail.not_here`,
 * `chat.muted`; not_found `mail.no_such_player`, `inventory.no_such_item`; conflict `mail.you_block`,
 * `mail.too_many_unread`, `mail.inbox_full`, `mail.daily_letters`, `mail.daily_chits`, `wallet.too_poor`,
 * `inventory.not_enough`; throttled `mail.too_many_strangers`
 */
export function sendLetter(ctx: Ctx, input: SendLetterInput): Promise<SentLetterView> {
  return actOnce(ctx, { verb: 'mail.send', input }, async (tx, who) => {
    const draft = { ...input, itemIds: input.items.map(({ itemId }) => itemId) };
    assertAllowed(canWrite(draft));
    const to = await holdReceiver(tx, who, input.to);
    await assertAtMailbox(tx, who.characterId);
    await demandUnmuted(tx, who.accountId, 'mail');
    const relation = await relationTo(tx, who, to);
    await assertRoom(tx, who, to);
    const chits = BigInt(input.chits);
    const isStranger = !relation.isFriend;
    await countLetter(tx, { accountId: who.accountId, chits, isStranger });
    const feeChits = feeFor({ stacks: input.items.length, chits });
    const inside = await putInside(tx, who, { ...input, chits, feeChits });
    const letter = await storeLetter(tx, {
      ...{ from: who, to, subject: input.subject.trim(), body: input.text, codChits: BigInt(input.codChits) },
      ...{ escrowId: inside.escrowId, chits, stacks: inside.posted.length },
      ...{ delayMs: delayMsFor({ hasValue: hasValue(draft), ...relation }), isUnseen: relation.isUnseen, isStranger },
    });
    await emit(tx, mailSent, {
      ...{ letterId: letter.id, toAccountId: to.accountId, toCharacterId: to.characterId },
      ...{ fromAccountId: who.accountId, fromCharacterId: who.characterId },
      ...{ chits: chits.toString(), codChits: letter.codChits.toString(), items: [...inside.posted] },
    });
    return { letter: await letterAfter(tx, who, letter.id), feeChits: Number(feeChits) };
  });
}

/**
 * Returns the character of a name and locks it and the caller's, so that neither is erased meanwhile.
 * @throws GameError not_found `mail.no_such_player`; invalid `mail.yourself`
 */
async function holdReceiver(tx: Tx, { characterId }: Playing, name: string): Promise<PersonRow> {
  const person = await personNamed(tx, name);
  if (person === null) throw new GameError('not_found', 'mail.no_such_player');
  if (person.characterId === characterId) throw new GameError('invalid', 'mail.yourself');
  await holdSheets(tx, [characterId, person.characterId]);
  if ((await ownerOf(tx, person.characterId)) === null) throw new GameError('not_found', 'mail.no_such_player');
  return person;
}

/** What the two are to each other. */
interface Relation {
  readonly isFriend: boolean;
  readonly isUnseen: boolean;
}

/** @throws GameError conflict `mail.you_block` */
async function relationTo(tx: Tx, { accountId: own }: Playing, { accountId: other }: PersonRow): Promise<Relation> {
  if (own === other) return { isFriend: true, isUnseen: false };
  const block = await blockBetween(tx, { own, other });
  if (block === 'own') throw new GameError('conflict', 'mail.you_block');
  return { isFriend: await areFriends(tx, own, other), isUnseen: block === 'other' };
}

/** @throws GameError conflict `mail.too_many_unread`, `mail.inbox_full` */
async function assertRoom(tx: Tx, { characterId }: Playing, { characterId: receiverId }: PersonRow): Promise<void> {
  const waiting = { ownerId: receiverId, kind: 'player', state: { in: ['on_way', 'arrived'] }, archivedAt: null };
  const unread = await tx.letter.count({ where: { ...waiting, senderId: characterId, receiverId, readAt: null } });
  if (unread >= mostUnreadOfOne) throw new GameError('conflict', 'mail.too_many_unread', { most: mostUnreadOfOne });
  if ((await tx.letter.count({ where: { ...waiting, isUnseen: false } })) >= inboxPlaces)
    throw new GameError('conflict', 'mail.inbox_full');
}

interface Packing extends Pick<SendLetterInput, 'items'> {
  readonly chits: bigint;
  readonly feeChits: bigint;
}

/** Pays the fee and moves what is sent into an escrow. */
async function putInside(
  tx: Tx,
  { characterId }: Playing,
  { items, chits, feeChits }: Packing,
): Promise<{ readonly escrowId: EscrowId | null; readonly posted: readonly Pieces[] }> {
  const own = characterHolder(characterId);
  const escrowId = items.length > 0 || chits > 0n ? await openEscrow(tx, letterEscrow) : null;
  const escrow = escrowOf({ escrowId });
  await holdWallets(tx, [own, ...escrow]);
  await book(tx, {
    lines: [
      { holder: own, amount: -(feeChits + chits) },
      { sink: mailFeeSink, amount: feeChits },
      ...(chits > 0n ? escrow.map((holder) => ({ holder, amount: chits })) : []),
    ],
    reason: 'mail.sent',
  });
  const posted =
    escrowId === null ? [] : await post(tx, { characterId, escrowId, items, reason: 'mail.sent', may: canSend });
  return { escrowId, posted };
}
