import { GameError } from '@necp/shared/kernel';
import { mailReturned } from '@necp/shared/mail/events';
import { letterLastsMs } from '@necp/shared/mail/rules';
import type { LetterActInput, LetterDoneView, LettersDoneView } from '@necp/shared/mail/schema';
import { actOnce, emit, newId, nowOf, type Ctx, type Tx } from '../kernel';
import {
  after,
  announceMail,
  canGoBack,
  canRecall,
  hasContents,
  hasSender,
  holdBetween,
  letterFrom,
  letterGone,
  liesWith,
  type Letter,
} from './held';
import { notifyOf } from './notifying';
import { assertAtMailbox } from './place';
import { letterAfter } from './views';

type Reason = 'sent_back' | 'recalled' | 'expired' | 'erased';

/**
 * Gives a letter with what is inside to the one who sent it, whose character is locked and exists. Cash on delivery is
 * not asked for any more.
 */
export async function returnHeld(tx: Tx, letter: Letter, reason: Reason): Promise<void> {
  if (!canGoBack(letter)) throw new GameError('conflict', 'mail.cannot_return');
  const { id, senderId, senderAccountId, receiverId } = letter;
  const row = await tx.letter.update({
    where: { id },
    data: {
      ...{ state: 'returned', ownerId: senderId, ownerAccountId: senderAccountId, codChits: 0n, isUnseen: false },
      ...{ readAt: null, archivedAt: null, hiddenAt: null, takenAt: null },
      ...{ arrivesAt: nowOf(tx), endsAt: after(tx, letterLastsMs) },
    },
  });
  await emit(tx, mailReturned, { letterId: id, toAccountId: senderAccountId, toCharacterId: senderId, reason });
  announceMail(tx, [senderId, letter.isUnseen ? null : receiverId]);
  // Who took it back knows.
  if (reason !== 'recalled') await notifyOf(tx, letterFrom(row), { from: null, factId: newId<string>() });
}

/**
 * Returns a letter with what is inside to the one who sent it.
 * @throws GameError forbidden `mail.not_here`; not_found `mail.gone`; conflict `mail.cannot_return`, `mail.sender_gone`
 */
export function sendBackLetter(ctx: Ctx, input: LetterActInput): Promise<LettersDoneView> {
  return actOnce(ctx, { verb: 'mail.send_back', input }, async (tx, { characterId }) => {
    const letter = await holdBetween(tx, input.letterId);
    if (letter === null || !liesWith(letter, characterId)) throw letterGone();
    await assertAtMailbox(tx, characterId);
    if (!canGoBack(letter) || letter.state !== 'arrived' || !hasContents(letter))
      throw new GameError('conflict', 'mail.cannot_return');
    if (!(await hasSender(tx, letter))) throw new GameError('conflict', 'mail.sender_gone');
    await returnHeld(tx, letter, 'sent_back');
    return { changed: 1 };
  });
}

/**
 * Takes back a letter that the caller sent: a gift before it was read, cash on delivery before it was paid. It lies in
 * the caller's inbox then.
 * @throws GameError not_found `mail.gone`; conflict `mail.cannot_recall`
 */
export function recallLetter(ctx: Ctx, input: LetterActInput): Promise<LetterDoneView> {
  return actOnce(ctx, { verb: 'mail.recall', input }, async (tx, who) => {
    const letter = await holdBetween(tx, input.letterId);
    if (letter === null || letter.senderId !== who.characterId) throw letterGone();
    if (!canRecall(letter)) throw new GameError('conflict', 'mail.cannot_recall');
    await returnHeld(tx, letter, 'recalled');
    return { letter: await letterAfter(tx, who, letter.id) };
  });
}
