import { inboxPlaces } from '@necp/shared/mail/rules';
import { nowOf, type Tx } from '../kernel';
import { silencedAmong } from '../social';
import { storeLetter, type Receiver } from './arriving';

/** What a player writes to several others; nothing lies inside. */
export interface GroupLetter {
  readonly from: Receiver;
  readonly to: readonly Receiver[];
  readonly subject: string;
  readonly text: string;
}

/**
 * Writes a letter of a player to several others; all their characters are locked. Those whose inbox is full are left
 * out, and those who have blocked the player, or are blocked by them, never see it. The sender's own box does not show
 * it: the room that sends it does.
 * @returns how many letters there are
 */
export async function writeToMany(tx: Tx, { from, to, subject, text }: GroupLetter): Promise<number> {
  const silenced = await silencedAmong(
    tx,
    from.accountId,
    to.map(({ accountId }) => accountId),
  );
  const full = new Set(await fullInboxes(tx, to));
  const reached = to.filter(({ characterId }) => characterId !== from.characterId && !full.has(characterId));
  for (const receiver of reached)
    await storeLetter(tx, {
      ...{ from, to: receiver, subject, body: text, codChits: 0n, escrowId: null, chits: 0n, stacks: 0, delayMs: 0 },
      ...{ isUnseen: silenced.has(receiver.accountId), isStranger: false, hiddenAt: nowOf(tx) },
    });
  return reached.length;
}

async function fullInboxes(tx: Tx, to: readonly Receiver[]): Promise<string[]> {
  const counted = await tx.letter.groupBy({
    by: ['ownerId'],
    where: {
      ownerId: { in: to.map(({ characterId }) => characterId) },
      ...{ kind: 'player', state: { in: ['on_way', 'arrived'] }, archivedAt: null, isUnseen: false },
    },
    _count: true,
  });
  return counted.filter(({ _count }) => _count >= inboxPlaces).map(({ ownerId }) => ownerId);
}
