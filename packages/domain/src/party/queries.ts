import type { AccountId, CharacterId } from '@necp/shared/kernel';
import { groupOf } from '@necp/shared/party/rules';
import type { PartyRank } from '@necp/shared/party/schema';
import type { ReadDb, Tx } from '../kernel';

/** The party of a character, and who is in it. */
export interface PartyMembership {
  readonly partyId: string;
  readonly rank: PartyRank;
  readonly isRaid: boolean;
  /** The group of the character in a raid, from 0; 0 in a party. */
  readonly group: number;
  /** All members, the character among them, in the order of their places. */
  readonly memberIds: readonly CharacterId[];
  readonly accountIds: readonly AccountId[];
  /** The members of the character's own group of a raid; all members of a party. */
  readonly groupIds: readonly CharacterId[];
}

const ownColumns = { partyId: true, rank: true, place: true, party: { select: { isRaid: true } } } as const;

/** Returns the party of a character; null for one that is in none. */
export async function partyOf(db: ReadDb | Tx, characterId: CharacterId): Promise<PartyMembership | null> {
  const own = await db.partyMember.findUnique({ where: { characterId }, select: ownColumns });
  if (own === null) return null;
  const members = await db.partyMember.findMany({
    where: { partyId: own.partyId },
    orderBy: { place: 'asc' },
    select: { characterId: true, accountId: true, place: true },
  });
  const { isRaid } = own.party;
  const group = groupOf(own.place);
  return {
    partyId: own.partyId,
    rank: own.rank as PartyRank,
    isRaid,
    group,
    groupIds: members.flatMap((member) => (groupOf(member.place) === group ? [member.characterId as CharacterId] : [])),
    memberIds: members.map((member) => member.characterId as CharacterId),
    accountIds: members.map((member) => member.accountId as AccountId),
  };
}
