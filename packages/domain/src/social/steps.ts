import { type AccountId, type CharacterId, GameError } from '@necp/shared/kernel';
import { listsChanged } from '@necp/shared/social/events';
import type { MeetingKind } from '@necp/shared/social/schema';
import { peopleAmong, personNamed, type PersonRow } from '../character';
import { nowOf, pushAfterCommit, type ReadDb, type Tx } from '../kernel';

/** Two players: the one who acts, and the other. */
export interface Pair {
  readonly own: AccountId;
  readonly other: AccountId;
}

/**
 * Locks the players until the transaction ends, in the order of ids: friends are counted and blocks are set behind
 * these locks.
 */
export async function lockPlayers(tx: Tx, accountIds: readonly AccountId[]): Promise<void> {
  const inOrder = [...new Set(accountIds)].toSorted();
  await tx.socialPlayer.createMany({ data: inOrder.map((accountId) => ({ accountId })), skipDuplicates: true });
  await tx.$queryRaw`
    SELECT 1 FROM social_players WHERE account_id = ANY(${inOrder}::uuid[]) ORDER BY account_id FOR NO KEY UPDATE`;
}

/**
 * Returns the character with this name, whose player is someone else.
 * @throws GameError not_found `character.not_found`; invalid `social.yourself`
 */
export async function otherNamed(tx: Tx, own: AccountId, name: string): Promise<PersonRow> {
  const person = await personNamed(tx, name);
  if (person === null) throw new GameError('not_found', 'character.not_found');
  if (person.accountId === own) throw new GameError('invalid', 'social.yourself');
  return person;
}

/** Ends the friendship of two players, if there is one; returns whether there was. */
export async function endFriendship(tx: Tx, { own, other }: Pair): Promise<boolean> {
  const { count } = await tx.friendship.deleteMany({
    where: {
      OR: [
        { accountId: own, friendId: other },
        { accountId: other, friendId: own },
      ],
    },
  });
  return count > 0;
}

/** Lets the browsers of an account read its lists again. */
export function announceLists(tx: Tx, accountIds: readonly AccountId[]): void {
  for (const accountId of accountIds) pushAfterCommit(tx, { accountId }, { topic: listsChanged });
}

/**
 * Returns those of the accounts that hear nothing of this one and are not heard by it, because one has blocked the
 * other. Chat, whispers, mail, invitations and trade ask this; they must not say which of both has blocked the other.
 */
export async function silencedAmong(
  db: ReadDb | Tx,
  accountId: AccountId,
  others: readonly AccountId[],
): Promise<ReadonlySet<AccountId>> {
  if (others.length === 0) return new Set();
  const blocks = await db.socialBlock.findMany({
    where: {
      OR: [
        { accountId, blockedId: { in: [...others] } },
        { blockedId: accountId, accountId: { in: [...others] } },
      ],
    },
    select: { accountId: true, blockedId: true },
  });
  return new Set(
    blocks.map((block) => (block.accountId === accountId ? block.blockedId : block.accountId) as AccountId),
  );
}

/** Returns all accounts that hear nothing of this one and are not heard by it; see `silencedAmong`. */
export async function silencedOf(db: ReadDb | Tx, accountId: AccountId): Promise<AccountId[]> {
  const blocks = await db.socialBlock.findMany({
    where: { OR: [{ accountId }, { blockedId: accountId }] },
    select: { accountId: true, blockedId: true },
  });
  return blocks.map((block) => (block.accountId === accountId ? block.blockedId : block.accountId) as AccountId);
}

/** Checks whether one of two accounts has blocked the other; see `silencedAmong`. */
export async function isSilenced(db: ReadDb | Tx, one: AccountId, other: AccountId): Promise<boolean> {
  return (await silencedAmong(db, one, [other])).size > 0;
}

/** Notes that characters met, each with all others of other players; a later meeting replaces an earlier one. */
export async function noteMeeting(
  tx: Tx,
  { kind, characterIds }: { readonly kind: MeetingKind; readonly characterIds: readonly CharacterId[] },
): Promise<void> {
  const people = await peopleAmong(tx, characterIds);
  const metAt = nowOf(tx);
  const meetings = people
    .flatMap(({ accountId }) =>
      people.filter((met) => met.accountId !== accountId).map(({ characterId }) => ({ accountId, characterId })),
    )
    .toSorted((a, b) => (a.accountId + a.characterId < b.accountId + b.characterId ? -1 : 1));
  for (const { accountId, characterId } of meetings)
    await tx.socialMeeting.upsert({
      where: { accountId_characterId: { accountId, characterId } },
      create: { accountId, characterId, kind, metAt },
      update: { kind, metAt },
    });
  announceLists(tx, [...new Set(meetings.map(({ accountId }) => accountId))]);
}

/** Checks whether two accounts are friends. */
export async function areFriends(db: ReadDb | Tx, one: AccountId, other: AccountId): Promise<boolean> {
  return (await db.friendship.count({ where: { accountId: one, friendId: other } })) > 0;
}

/** Checks whether one account has blocked the other. The other must not learn it. */
export async function hasBlocked(db: ReadDb | Tx, one: AccountId, other: AccountId): Promise<boolean> {
  return (await db.socialBlock.count({ where: { accountId: one, blockedId: other } })) > 0;
}

/** The word that a player has left for those who whisper. */
export interface LeftWord {
  readonly status: 'busy' | 'away';
  readonly text: string;
}

/** Returns the word that a player has left who chose to be busy or away; null for all others. */
export async function leftWord(db: ReadDb | Tx, accountId: AccountId): Promise<LeftWord | null> {
  const row = await db.socialPlayer.findUnique({ where: { accountId }, select: { status: true, statusText: true } });
  return row?.status === 'busy' || row?.status === 'away' ? { status: row.status, text: row.statusText } : null;
}

/** Which of two players has blocked the other, as the first one may know: `own`, `other` or null. Both are `own`. */
export async function blockBetween(db: ReadDb | Tx, { own, other }: Pair): Promise<'own' | 'other' | null> {
  const blocks = await db.socialBlock.findMany({
    where: {
      OR: [
        { accountId: own, blockedId: other },
        { accountId: other, blockedId: own },
      ],
    },
    select: { accountId: true },
  });
  if (blocks.length === 0) return null;
  return blocks.some(({ accountId }) => accountId === own) ? 'own' : 'other';
}

/** Whether a player does not want to be disturbed. */
export async function isBusy(db: ReadDb | Tx, accountId: AccountId): Promise<boolean> {
  const chosen = await db.socialPlayer.findUnique({ where: { accountId }, select: { status: true } });
  return chosen?.status === 'busy';
}
