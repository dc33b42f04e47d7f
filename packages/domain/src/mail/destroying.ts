import { GameError } from '@necp/shared/kernel';
import type { DestroyLettersInput, LettersDoneView } from '@necp/shared/mail/schema';
import { contentOf, itemsInEscrows, removeAll } from '../inventory';
import { actOnce, closeEscrow, holdEscrows, nowOf, type Ctx, type Tx } from '../kernel';
import { book, holdWallets } from '../wallet';
import {
  announceMail,
  escrowIdsOf,
  escrowOf,
  hasContents,
  holdLetters,
  isCodDue,
  letterGone,
  liesWith,
  mailLostSink,
  type Letter,
} from './held';

/**
 * Removes letters from the caller's boxes, all or none; what lies in them is destroyed, which has to be asked for. What
 * the caller has to pay for is returned instead.
 * @throws GameError not_found `mail.gone` when none of them is the caller's; conflict `mail.not_empty`,
 * `mail.send_back_instead`; invalid `inventory.quest_item`
 */
export function destroyLetters(ctx: Ctx, input: DestroyLettersInput): Promise<LettersDoneView> {
  return actOnce(ctx, { verb: 'mail.destroy', input }, async (tx, { characterId }) => {
    const held = await holdLetters(tx, { letterIds: input.letterIds, characterIds: [characterId] });
    const own = held.filter((one) => liesWith(one, characterId));
    const sent = held.filter((one) => !own.includes(one) && one.senderId === characterId && one.hiddenAt === null);
    if (own.length + sent.length === 0) throw letterGone();
    const full = own.filter(hasContents);
    if (full.some(isCodDue)) throw new GameError('conflict', 'mail.send_back_instead');
    if (full.length > 0 && !input.withContents) throw new GameError('conflict', 'mail.not_empty');
    if (await hasQuestItem(tx, full)) throw new GameError('invalid', 'inventory.quest_item');
    await destroyContents(tx, full);
    for (const letter of own) await endHeld(tx, letter);
    await tx.letter.updateMany({ where: { id: { in: sent.map(({ id }) => id) } }, data: { hiddenAt: nowOf(tx) } });
    announceMail(tx, [characterId]);
    return { changed: own.length + sent.length };
  });
}

/** Whether something lies in letters that is never destroyed. */
export async function hasQuestItem(tx: Tx, letters: readonly Letter[]): Promise<boolean> {
  const inside = [...(await itemsInEscrows(tx, escrowIdsOf(letters))).values()].flat();
  return inside.some(({ templateId }) => contentOf(templateId).kind === 'quest');
}

/** Takes what lies in letters out of the world; their rows still say that it is there. */
export async function destroyContents(tx: Tx, letters: readonly Letter[]): Promise<void> {
  if (letters.length === 0) return;
  const escrows = letters.flatMap(escrowOf);
  await holdEscrows(tx, escrowIdsOf(letters));
  await holdWallets(tx, escrows);
  for (const letter of letters) {
    const [escrow] = escrowOf(letter);
    if (escrow === undefined) continue;
    if (letter.chits > 0n) {
      const lines = [
        { holder: escrow, amount: -letter.chits },
        { sink: mailLostSink, amount: letter.chits },
      ];
      await book(tx, { lines, reason: 'mail.destroyed' });
    }
    await removeAll(tx, { holder: escrow, reason: 'mail.destroyed' });
    if (letter.escrowId !== null) await closeEscrow(tx, letter.escrowId);
  }
}

/** Ends a letter in whose escrow nothing is left. */
export async function endHeld(tx: Tx, { id }: Letter): Promise<void> {
  await tx.letter.update({ where: { id }, data: { state: 'over', overAt: nowOf(tx), chits: 0n, stacks: 0 } });
}
