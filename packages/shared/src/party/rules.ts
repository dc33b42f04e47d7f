import type { CharacterId } from '../kernel/ids';
import { allowed, refuse, type Verdict } from '../kernel/verdict';
import type { PartyRank } from './schema';

/** The most members of a party, and of a group of a raid. */
export const mostMembers = 5;
/** The most groups of a raid. */
export const mostGroups = 8;
/** The most members of a raid. */
export const mostRaiders = mostGroups * mostMembers;
/** How long an invitation, a request, a vote and a ready check last. */
export const inviteLastsMs = 60_000;
export const voteLastsMs = 60_000;
export const readyLastsMs = 30_000;
/** The most open invitations of a party, of requests to it, and of invitations that a character has. */
export const mostInvites = 10;
/** How long the place of a member who is not in the city is kept, and how long such a leader still leads. */
export const placeKeptMs = 10 * 60_000;
export const leaderKeptMs = 60_000;
/** The fewest members with which a vote can remove one. */
export const fewestVoters = 3;

/** How long a ping is shown; it fades meanwhile. */
export const pingLastsMs = 10_000;

/** A member as the rules see it. */
export interface RankedMember {
  readonly characterId: CharacterId;
  readonly rank: PartyRank;
  readonly joinedAt: Date;
  readonly lostAt: Date | null;
  readonly place: number;
}

/** Whether a member may invite, answer requests, and start ready checks and countdowns. */
export function canInvite(rank: PartyRank): Verdict {
  return rank === 'member' ? refuse('party.not_leader') : allowed;
}

/** Whether a member may hand over, name assistants, remove members and end the party. */
export function canLead(rank: PartyRank): Verdict {
  return rank === 'leader' ? allowed : refuse('party.not_leader');
}

/** Whether a vote on the removal of a member can be started. */
export function canStartVote(input: { readonly members: number; readonly isVoteOpen: boolean }): Verdict {
  if (input.members < fewestVoters) return refuse('party.too_few', { fewest: fewestVoters });
  return input.isVoteOpen ? refuse('party.vote_open') : allowed;
}

/** Returns how many votes remove a member: more than half of all others. */
export const votesNeeded = (members: number) => Math.floor((members - 1) / 2) + 1;

/** What a vote has come to: enough are for it, too many are against it, or it waits. */
export function voteResult(input: {
  readonly members: number;
  readonly votesFor: number;
  readonly against: number;
}): 'passed' | 'failed' | 'open' {
  const needed = votesNeeded(input.members);
  if (input.votesFor >= needed) return 'passed';
  return input.members - 1 - input.against < needed ? 'failed' : 'open';
}

/**
 * Returns who leads after the leader: an assistant before a member, one in the city before one who is not, and of those
 * who joined first. Null when no one is left.
 */
export function nextLeader<M extends RankedMember>(others: readonly M[]): M | null {
  const order = ({ rank, lostAt }: M) => (lostAt === null ? 0 : 2) + (rank === 'assistant' ? 0 : 1);
  const [next] = others.toSorted(
    (a, b) => order(a) - order(b) || a.joinedAt.getTime() - b.joinedAt.getTime() || a.place - b.place,
  );
  return next ?? null;
}

/** How many members a party, or a raid, takes. */
export const mostIn = ({ isRaid }: { readonly isRaid: boolean }) => (isRaid ? mostRaiders : mostMembers);

/** Returns the group of a raid to which a place belongs, from 0; all places of a party are in group 0. */
export const groupOf = (place: number) => Math.floor(place / mostMembers);

interface Places {
  readonly taken: readonly number[];
  readonly isRaid: boolean;
}

/** Returns the first free place of a party or a raid; null when it is full. */
export const freePlace = ({ taken, isRaid }: Places) => firstFree(taken, { from: 0, to: mostIn({ isRaid }) });

/** Returns the first free place in a group of a raid; null when the group is full. */
export const freePlaceIn = (taken: readonly number[], group: number) =>
  firstFree(taken, { from: group * mostMembers, to: (group + 1) * mostMembers });

function firstFree(taken: readonly number[], { from, to }: { readonly from: number; readonly to: number }) {
  for (let place = from; place < to; place += 1) if (!taken.includes(place)) return place;
  return null;
}

interface Convertible {
  readonly rank: PartyRank;
  readonly isRaid: boolean;
  readonly members: number;
}

/** Whether a member may make the party a raid, or the raid a party, into which all of its members must fit. */
export function canConvert({ rank, isRaid, members }: Convertible, toRaid: { readonly isRaid: boolean }): Verdict {
  const may = canLead(rank);
  if (!may.ok) return may;
  if (isRaid === toRaid.isRaid) return refuse(isRaid ? 'party.is_raid' : 'party.no_raid');
  return members > mostIn(toRaid) ? refuse('party.raid_too_big', { most: mostMembers }) : allowed;
}

/** Whether a member may move members between the groups of a raid. */
export function canArrange({ rank, isRaid }: Pick<Convertible, 'rank' | 'isRaid'>): Verdict {
  const may = canInvite(rank);
  if (!may.ok) return may;
  return isRaid ? allowed : refuse('party.no_raid');
}
