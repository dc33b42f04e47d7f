import type { ItemView } from '@necp/shared/inventory/schema';
import type { CharacterId, EscrowId } from '@necp/shared/kernel';
import type { LetterView } from '@necp/shared/mail/schema';
import { peopleAmong } from '../character';
import { itemsInEscrows } from '../inventory';
import type { Playing, ReadDb, Tx } from '../kernel';
import { canGoBack, canRecall, hasContents, isCodDue, letterFrom, letterGone, liesWith, type Letter } from './held';
import { cityName, wordsOf } from './templates';

interface Known {
  readonly characterId: CharacterId;
  /** The names of the characters that exist. */
  readonly names: ReadonlyMap<CharacterId, string>;
  readonly items: ReadonlyMap<EscrowId, ItemView[]>;
}

/** Returns letters as a character sees them, in their order. */
export async function viewsOf(db: ReadDb | Tx, letters: readonly Letter[], characterId: CharacterId) {
  const ids = letters.flatMap(({ senderId, receiverId }) => [receiverId, ...(senderId === null ? [] : [senderId])]);
  const escrowIds = letters.flatMap((one) => (one.escrowId === null || one.stacks === 0 ? [] : [one.escrowId]));
  const [people, items] = await Promise.all([peopleAmong(db, [...new Set(ids)]), itemsInEscrows(db, escrowIds)]);
  const names = new Map(people.map((one) => [one.characterId, one.name]));
  return letters.map((letter) => viewOf(letter, { characterId, names, items }));
}

/** Returns a letter as a character sees it after an act. */
export async function letterAfter(tx: Tx, { characterId }: Playing, letterId: string): Promise<LetterView> {
  const row = await tx.letter.findUnique({ where: { id: letterId } });
  const [view] = row === null ? [] : await viewsOf(tx, [letterFrom(row)], characterId);
  if (view === undefined) throw letterGone();
  return view;
}

function viewOf(letter: Letter, known: Known): LetterView {
  const { id, senderId, receiverId, escrowId, state } = letter;
  const { characterId, names, items } = known;
  const person = (one: CharacterId) => ({ characterId: names.has(one) ? one : null, name: names.get(one) ?? null });
  const isTheirs = liesWith(letter, characterId);
  return {
    letterId: id,
    from: senderId === null ? { kind: 'system', name: cityName } : { kind: 'player', ...person(senderId) },
    to: person(receiverId),
    isOwn: senderId === characterId,
    words: wordsIn(letter),
    state,
    // Whether the receiver has read it is not the sender's business.
    isRead: !isTheirs || letter.readAt !== null,
    isArchived: isTheirs && letter.archivedAt !== null,
    ...{ sentAt: letter.sentAt, arrivesAt: letter.arrivesAt },
    ends: isTheirs ? { at: letter.endsAt, by: endOf(letter, known) } : null,
    chits: Number(letter.chits),
    cod: letter.codChits === 0n ? null : { chits: Number(letter.codChits), isPaid: letter.paidAt !== null },
    items: escrowId === null ? [] : (items.get(escrowId) ?? []),
    can: { ...acts(letter, known), destroy: destruction(letter, characterId) },
  };
}

function wordsIn({ template, params, subject, body }: Letter): LetterView['words'] {
  return template === null ? { kind: 'typed', subject, text: body } : { kind: 'local', ...wordsOf(template, params) };
}

function endOf(letter: Letter, { names }: Known): 'returned' | 'lost' | 'removed' {
  if (!hasContents(letter) || letter.state === 'lost') return 'removed';
  return canGoBack(letter) && names.has(letter.senderId) ? 'returned' : 'lost';
}

function acts(letter: Letter, { characterId, names }: Known): Omit<LetterView['can'], 'destroy'> {
  const { senderId, state } = letter;
  const isTheirs = liesWith(letter, characterId);
  const isDue = isCodDue(letter);
  const isSenderThere = senderId !== null && names.has(senderId);
  const isOfOther = isTheirs && senderId !== null && senderId !== characterId;
  return {
    take: isTheirs && hasContents(letter) && !isDue,
    pay: isTheirs && isDue && isSenderThere,
    sendBack: isTheirs && state === 'arrived' && canGoBack(letter) && hasContents(letter) && isSenderThere,
    recall: senderId === characterId && canRecall(letter),
    reply: isOfOther && isSenderThere,
    report: isOfOther,
  };
}

function destruction(letter: Letter, characterId: CharacterId): LetterView['can']['destroy'] {
  if (!liesWith(letter, characterId)) return letter.senderId === characterId ? 'empty' : 'no';
  if (!hasContents(letter)) return 'empty';
  return isCodDue(letter) ? 'no' : 'with_contents';
}
