import type { AccountId, CharacterId } from '@necp/shared/kernel';
import type { Playing, Tx } from '../kernel';
import { itemsInEscrows } from '../inventory';
import { letterFrom, letterGone, liesWith } from './held';

/** A letter as a report keeps it. */
export interface ReportedLetter {
  readonly accountId: AccountId;
  readonly characterId: CharacterId;
  readonly at: Date;
  readonly subject: string;
  readonly text: string;
  /** What was inside, one line for each stack and for the money. */
  readonly inside: readonly string[];
}

/**
 * Returns a letter of another player that lies with the caller.
 * @throws GameError not_found `mail.gone`
 */
export async function reportedLetter(tx: Tx, who: Playing, letterId: string): Promise<ReportedLetter> {
  const row = await tx.letter.findUnique({ where: { id: letterId } });
  const letter = row === null ? null : letterFrom(row);
  if (letter === null || !liesWith(letter, who.characterId)) throw letterGone();
  const { senderId, senderAccountId } = letter;
  if (senderId === null || senderAccountId === null || senderId === who.characterId) throw letterGone();
  const items = letter.escrowId === null ? [] : [...(await itemsInEscrows(tx, [letter.escrowId])).values()].flat();
  return {
    ...{ accountId: senderAccountId, characterId: senderId, at: letter.sentAt },
    ...{ subject: letter.subject, text: letter.body },
    inside: [
      ...(letter.chits > 0n ? [`${letter.chits} ¤`] : []),
      ...(letter.codChits > 0n ? [`COD ${letter.codChits} ¤`] : []),
      ...items.map(({ templateId, quantity }) => `${templateId} × ${quantity}`),
    ],
  };
}
