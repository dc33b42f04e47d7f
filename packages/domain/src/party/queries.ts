import type { AccountId, CharacterId } from '@necp/shared/kernel';
import type { PartyRank } from '@necp/shared/party/schema';
import type { ReadDb, Tx } from '../kernel';

/** The party of a character, and who is in it. */
export interface PartyMembership {
  readonly partyId: string;
  readonly rank: PartyRank;
  /** All members, the character among them, in the order of their places. */
  readonly memberIds: readonly CharacterId[];
  readonly accountIds: readonly AccountId[];
}

/** Returns the party of a character; null for one that is in none. */
export async function partyOf(db: ReadDb | Tx, characterId: CharacterId): Promise<PartyMembership | null> {
  const own = await db.partyMember.findUnique({ where: { characterId }, select: { partyId: true, rank: true } });
  if (own === null) return null;
  const members = await db.partyMember.findMany({
    where: { partyId: own.partyId },
    orderBy: { place: 'asc' },
    select: { characterId: true, accountId: true },
  });
  return {
    partyId: own.partyId,
    rank: own.rank as PartyRank,
    memberIds: members.map((member) => member.characterId as CharacterId),
    accountIds: members.map((member) => member.accountId as AccountId),
  };
}
