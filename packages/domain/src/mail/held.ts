import type { Prisma } from '@necp/db/types';
import {
  escrowHolder,
  GameError,
  type AccountId,
  type CharacterId,
  type EscrowId,
  type Holder,
} from '@necp/shared/kernel';
import { mailChanged } from '@necp/shared/mail/events';
import type { LetterState } from '@necp/shared/mail/schema';
import { holdKnownSheets, ownerOf } from '../character';
import { defineEscrow, explainConstraints, nowOf, pushAfterCommit, type Playing, type Tx } from '../kernel';
import { defineFaucet, defineSink } from '../wallet';

explainConstraints({
  letters_not_to_oneself: { kind: 'invalid', code: 'mail.yourself' },
  letters_fixed: { kind: 'conflict', code: 'kernel.conflict' },
  letters_inside: { kind: 'conflict', code: 'kernel.conflict' },
  letters_mass_once: { kind: 'conflict', code: 'kernel.conflict' },
});

/** Holds what is in one letter. */
export const letterEscrow = defineEscrow('mail');
/** What sending costs. */
export const mailFeeSink = defineSink('mail_fee', '00000000-0000-7000-8000-000000005108');
/** The money of letters that are destroyed. */
export const mailLostSink = defineSink('mail_lost', '00000000-0000-7000-8000-000000005109');
/** What administrators send to many players. */
export const massFaucet = defineFaucet('mail_mass', '00000000-0000-7000-8000-00000000fa08');

export type LetterRow = Prisma.LetterGetPayload<object>;

/** A letter as its row has it. */
export interface Letter
  extends Omit<
    LetterRow,
    | 'senderId'
    | 'senderAccountId'
    | 'receiverId'
    | 'receiverAccountId'
    | 'ownerId'
    | 'ownerAccountId'
    | 'escrowId'
    | 'state'
  > {
  readonly senderId: CharacterId | null;
  readonly senderAccountId: AccountId | null;
  readonly receiverId: CharacterId;
  readonly receiverAccountId: AccountId;
  readonly ownerId: CharacterId;
  readonly ownerAccountId: AccountId;
  readonly escrowId: EscrowId | null;
  readonly state: LetterState;
}

export const letterFrom = (row: LetterRow): Letter => row as Letter;

export const letterGone = () => new GameError('not_found', 'mail.gone');

/** Whether something is inside. */
export const hasContents = ({ chits, stacks }: Pick<Letter, 'chits' | 'stacks'>): boolean => chits > 0n || stacks > 0;

/** Whether the receiver has to pay before taking anything. */
export const isCodDue = ({ codChits, paidAt }: Pick<Letter, 'codChits' | 'paidAt'>): boolean =>
  codChits > 0n && paidAt === null;

/** The states in which a letter lies with its owner. */
export const lying = ['arrived', 'returned', 'lost'] as const satisfies readonly LetterState[];

/** Whether a character finds a letter in its boxes. */
export const liesWith = ({ ownerId, state, isUnseen }: Letter, characterId: CharacterId): boolean =>
  ownerId === characterId && !isUnseen && lying.some((one) => one === state);

/** Whether a letter can go back to the one who sent it: once, and not after it was paid. */
export const canGoBack = (letter: Letter): letter is Sent =>
  letter.kind === 'player' &&
  letter.senderId !== null &&
  letter.ownerId === letter.receiverId &&
  letter.paidAt === null;

/** A letter that a player wrote. */
export type Sent = Letter & { readonly senderId: CharacterId; readonly senderAccountId: AccountId };

/** Whether the sender can take it back: nothing was taken, and a gift was not even read. */
export const canRecall = (letter: Letter): letter is Sent =>
  canGoBack(letter) &&
  (letter.state === 'on_way' || letter.state === 'arrived') &&
  hasContents(letter) &&
  letter.takenAt === null &&
  (letter.readAt === null || isCodDue(letter));

/**
 * Locks characters, in the order of ids, and then letters.
 * @returns the letters that exist, as they are behind the locks
 */
export async function holdLetters(
  tx: Tx,
  { letterIds, characterIds }: { readonly letterIds: readonly string[]; readonly characterIds: readonly CharacterId[] },
): Promise<Letter[]> {
  await holdKnownSheets(tx, [...new Set(characterIds)]);
  const ids = [...new Set(letterIds)];
  await tx.$queryRaw`SELECT 1 FROM letters WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  return (await tx.letter.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } })).map(letterFrom);
}

/**
 * Locks both characters of a letter and then the letter: it may go from one to the other.
 * @returns it; null when there is none
 */
export async function holdBetween(tx: Tx, letterId: string): Promise<Letter | null> {
  const found = await tx.letter.findUnique({ where: { id: letterId }, select: { senderId: true, receiverId: true } });
  if (found === null) return null;
  const characterIds = [found.senderId, found.receiverId].flatMap((id) => (id === null ? [] : [id as CharacterId]));
  const [letter] = await holdLetters(tx, { letterIds: [letterId], characterIds });
  return letter ?? null;
}

/**
 * Returns a letter that lies with a character, behind its locks. Letters of others are answered like none.
 * @throws GameError not_found `mail.gone`
 */
export async function holdOwn(tx: Tx, letterId: string, { characterId }: Playing): Promise<Letter> {
  const [letter] = await holdLetters(tx, { letterIds: [letterId], characterIds: [characterId] });
  if (letter === undefined || !liesWith(letter, characterId)) throw letterGone();
  return letter;
}

/** Whether the sender's character still exists; it must be locked. */
export async function hasSender(tx: Tx, { senderId }: Letter): Promise<boolean> {
  return senderId !== null && (await ownerOf(tx, senderId)) !== null;
}

/** Returns the escrows of letters; those in which nothing ever was have none. */
export const escrowIdsOf = (letters: readonly Pick<Letter, 'escrowId'>[]): EscrowId[] =>
  letters.flatMap(({ escrowId }) => (escrowId === null ? [] : [escrowId]));

/** Returns the escrow of a letter as a holder; none when nothing ever was inside. */
export const escrowOf = (letter: Pick<Letter, 'escrowId'>): Holder[] => escrowIdsOf([letter]).map(escrowHolder);

/** Lets the windows of characters read their letters again. */
export function announceMail(tx: Tx, characterIds: readonly (CharacterId | null)[]): void {
  for (const characterId of new Set(characterIds))
    if (characterId !== null) pushAfterCommit(tx, { characterId }, { topic: mailChanged });
}

/** Returns a moment so many milliseconds after now. */
export const after = (tx: Tx, ms: number): Date => new Date(nowOf(tx).getTime() + ms);
