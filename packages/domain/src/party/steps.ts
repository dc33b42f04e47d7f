import type { Prisma } from '@necp/db/types';
import { type AccountId, type CharacterId, GameError } from '@necp/shared/kernel';
import { partyCreated, partyDisbanded, partyInviteAnswered, playerJoinedParty } from '@necp/shared/party/events';
import { fewestVoters, freePlace, mostIn, nextLeader, voteResult } from '@necp/shared/party/rules';
import type { PartyRank } from '@necp/shared/party/schema';
import { dismiss, reinstate } from '../instance';
import { emit, newId, nowOf, type Tx } from '../kernel';
import { announceParty } from './announcing';
import { closeApplications, endListing } from './finder-steps';

export { announceParty } from './announcing';

type MemberRow = Prisma.PartyMemberGetPayload<object>;

/** A member, with the types of its columns. */
export interface Member extends Omit<MemberRow, 'characterId' | 'accountId' | 'rank'> {
  readonly characterId: CharacterId;
  readonly accountId: AccountId;
  readonly rank: PartyRank;
}

/** A party behind its lock: nothing of it changes until the transaction ends. */
export interface HeldParty {
  readonly partyId: string;
  readonly isRaid: boolean;
  /** In the order of their places; empty when the party has ended. */
  readonly members: readonly Member[];
}

/** The party of the caller's character behind its lock. */
export interface OwnParty extends HeldParty {
  readonly own: Member;
}

/** Locks parties until the transaction ends, in the order of ids, before anything of them is read. */
export async function lockParties(tx: Tx, partyIds: readonly string[]): Promise<void> {
  const inOrder = [...new Set(partyIds)].toSorted();
  await tx.$queryRaw`SELECT 1 FROM parties WHERE id = ANY(${inOrder}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
}

/** Returns the members of a party that is locked. */
export async function membersOf(tx: Tx, partyId: string): Promise<Member[]> {
  const rows = await tx.partyMember.findMany({ where: { partyId }, orderBy: { place: 'asc' } });
  return rows as Member[];
}

/** Returns a party that is locked, with its members. */
export async function heldParty(tx: Tx, partyId: string): Promise<HeldParty> {
  const row = await tx.party.findUnique({ where: { id: partyId }, select: { isRaid: true } });
  return { partyId, isRaid: row?.isRaid ?? false, members: await membersOf(tx, partyId) };
}

/** Returns the party of a character behind its lock; null for one that is in none. */
export async function findParty(tx: Tx, characterId: CharacterId): Promise<OwnParty | null> {
  const row = await tx.partyMember.findUnique({ where: { characterId }, select: { partyId: true } });
  if (row === null) return null;
  await lockParties(tx, [row.partyId]);
  const party = await heldParty(tx, row.partyId);
  // It may have left while this waited for the lock.
  const own = party.members.find((member) => member.characterId === characterId);
  return own === undefined ? null : { ...party, own };
}

/**
 * Returns the party of a character behind its lock.
 * @throws GameError conflict `party.none`
 */
export async function holdParty(tx: Tx, characterId: CharacterId): Promise<OwnParty> {
  const party = await findParty(tx, characterId);
  if (party === null) throw new GameError('conflict', 'party.none');
  return party;
}

/**
 * Returns the party of a character behind its lock, and makes one for a character that is in none.
 * @throws GameError conflict `party.already_in` when it joined another one at the same moment
 */
export async function holdOrMakeParty(
  tx: Tx,
  who: { readonly accountId: AccountId; readonly characterId: CharacterId },
): Promise<OwnParty> {
  const found = await findParty(tx, who.characterId);
  if (found !== null) return found;
  const partyId = newId<string>();
  await tx.party.create({ data: { id: partyId, madeAt: nowOf(tx) } });
  await addMember(tx, { partyId, ...who, rank: 'leader', place: 0 });
  await emit(tx, partyCreated, { partyId, leaderId: who.characterId });
  const members = await membersOf(tx, partyId);
  const [own] = members;
  if (own === undefined) throw new GameError('conflict', 'party.none');
  announceParty(tx, [who.characterId]);
  return { partyId, isRaid: false, members, own };
}

interface NewMember {
  readonly partyId: string;
  readonly accountId: AccountId;
  readonly characterId: CharacterId;
  readonly rank: PartyRank;
  readonly place: number;
}

async function addMember(tx: Tx, member: NewMember): Promise<void> {
  // The key of the table decides between two parties that a character enters at the same moment.
  const { count } = await tx.partyMember.createMany({
    data: [{ ...member, joinedAt: nowOf(tx) }],
    skipDuplicates: true,
  });
  if (count === 0) throw new GameError('conflict', 'party.already_in');
}

/** A character that enters a party. */
export interface Joiner {
  readonly accountId: AccountId;
  readonly characterId: CharacterId;
  /** The party in which it is alone, locked as well; null for a character that is in none. */
  readonly leaves: string | null;
}

/**
 * Adds a character to a party that is locked; the one in which it was alone ends.
 * @throws GameError conflict `party.full`, `party.same_party`, `party.already_in`
 */
export async function joinParty(tx: Tx, { partyId, isRaid, members }: HeldParty, joiner: Joiner): Promise<void> {
  const { accountId, characterId, leaves } = joiner;
  if (members.some((member) => member.characterId === characterId)) throw new GameError('conflict', 'party.same_party');
  const place = freePlace({ taken: members.map((member) => member.place), isRaid });
  if (place === null) throw new GameError('conflict', 'party.full', { most: mostIn({ isRaid }) });
  if (leaves !== null) await endParty(tx, await heldParty(tx, leaves));
  await addMember(tx, { partyId, accountId, characterId, rank: 'member', place });
  await reinstate(tx, { partyId, characterId });
  const live = { partyId, characterId, state: { in: ['open', 'unseen'] } };
  const invited = await tx.partyInvite.findFirst({ where: { ...live, kind: 'invitation' }, select: { id: true } });
  await tx.partyInvite.updateMany({ where: live, data: { state: 'over' } });
  if (invited !== null) await emit(tx, partyInviteAnswered, { inviteId: invited.id, accountId });
  await closeApplications(tx, characterId);
  const everyone = [...members.map((member) => member.characterId), characterId];
  if (everyone.length >= mostIn({ isRaid })) await endListing(tx, partyId);
  await emit(tx, playerJoinedParty, { partyId, characterId, members: everyone });
  announceParty(tx, everyone);
}

/** Ends a party that is locked: no one is in it any more, and its invitations, its listing and its link are over. */
export async function endParty(tx: Tx, { partyId, members }: HeldParty): Promise<void> {
  const invited = await tx.partyInvite.findMany({ where: { partyId, state: 'open' } });
  await tx.partyMember.deleteMany({ where: { partyId } });
  await tx.partyMark.deleteMany({ where: { partyId } });
  await endListing(tx, partyId);
  await tx.partyInvite.updateMany({ where: { partyId }, data: { state: 'over' } });
  await tx.party.update({
    where: { id: partyId },
    data: { endedAt: nowOf(tx), code: null, checkId: null, checkEnds: null },
  });
  await emit(tx, partyDisbanded, { partyId });
  announceParty(tx, [
    ...members.map(({ characterId }) => characterId),
    ...invited.map(({ characterId }) => characterId as CharacterId),
  ]);
}

/**
 * Removes a member from a party that is locked: someone else leads then, and a party of one ends. A vote that is open
 * is counted again, and the member loses its place in the party's instance.
 */
export async function removeMember(tx: Tx, party: HeldParty, characterId: CharacterId): Promise<void> {
  const gone = party.members.find((member) => member.characterId === characterId);
  const others = party.members.filter((member) => member.characterId !== characterId);
  if (gone === undefined) return;
  await dismiss(tx, { partyId: party.partyId, characterId });
  if (others.length < 2) return endParty(tx, party);
  await tx.partyMember.delete({ where: { characterId } });
  await tx.partyInvite.updateMany({
    where: { partyId: party.partyId, fromCharacterId: characterId, kind: 'invitation' },
    data: { state: 'over' },
  });
  const next = gone.rank === 'leader' ? nextLeader(others) : null;
  if (next !== null)
    await tx.partyMember.update({ where: { characterId: next.characterId }, data: { rank: 'leader' } });
  announceParty(
    tx,
    party.members.map((member) => member.characterId),
  );
  await settleVote(tx, await heldParty(tx, party.partyId));
}

/** Returns the member whose removal is voted on; null without a vote. */
export function votedOn(tx: Tx, members: readonly Member[]): Member | null {
  const now = nowOf(tx);
  return members.find(({ voteEnds }) => voteEnds !== null && voteEnds > now) ?? null;
}

/** Counts the vote of a party that is locked, and ends it when its result is certain. */
export async function settleVote(tx: Tx, party: HeldParty): Promise<void> {
  const target = votedOn(tx, party.members);
  if (target === null) return;
  const voters = party.members.filter(({ characterId }) => characterId !== target.characterId);
  const result =
    party.members.length < fewestVoters
      ? 'failed'
      : voteResult({
          members: party.members.length,
          votesFor: voters.filter(({ ballot }) => ballot === true).length,
          against: voters.filter(({ ballot }) => ballot === false).length,
        });
  if (result === 'open') return;
  await endVotes(tx, party.partyId);
  if (result === 'passed')
    await removeMember(tx, { ...party, members: await membersOf(tx, party.partyId) }, target.characterId);
}

/** Removes every vote and ballot of a party that is locked. */
export async function endVotes(tx: Tx, partyId: string): Promise<void> {
  await tx.partyMember.updateMany({ where: { partyId }, data: { voteId: null, voteEnds: null, ballot: null } });
}

/** Hands a party that is locked over to another member; the leader stays as an assistant. */
export async function makeLeader(tx: Tx, { members }: HeldParty, next: CharacterId): Promise<void> {
  const before = members.find(({ rank }) => rank === 'leader');
  if (before?.characterId === next) return;
  if (before !== undefined)
    await tx.partyMember.update({ where: { characterId: before.characterId }, data: { rank: 'assistant' } });
  await tx.partyMember.update({ where: { characterId: next }, data: { rank: 'leader' } });
  announceParty(
    tx,
    members.map((member) => member.characterId),
  );
}
