import { describe, expect, it, test } from 'vitest';
import type { CharacterId } from '../kernel/ids';
import {
  canArrange,
  canConvert,
  canStartVote,
  fewestVoters,
  freePlace,
  freePlaceIn,
  groupOf,
  mostMembers,
  mostRaiders,
  nextLeader,
  votesNeeded,
  voteResult,
} from './rules';

describe('a vote', () => {
  it.each([
    [3, 2],
    [4, 2],
    [5, 3],
  ])('in a party of %i needs %i votes', (members, needed) => {
    expect(votesNeeded(members)).toBe(needed);
  });

  it('is over as soon as its result is certain', () => {
    expect(voteResult({ members: 5, votesFor: 2, against: 1 })).toBe('open');
    expect(voteResult({ members: 5, votesFor: 3, against: 1 })).toBe('passed');
    expect(voteResult({ members: 5, votesFor: 2, against: 2 })).toBe('failed');
    expect(voteResult({ members: 3, votesFor: 1, against: 1 })).toBe('failed');
  });

  it('needs three members, and no other vote', () => {
    expect(canStartVote({ members: 2, isVoteOpen: false })).toMatchObject({
      code: 'party.too_few',
      params: { fewest: fewestVoters },
    });
    expect(canStartVote({ members: 3, isVoteOpen: true })).toMatchObject({ code: 'party.vote_open' });
    expect(canStartVote({ members: 3, isVoteOpen: false })).toEqual({ ok: true });
  });

  it('of a party of one, or of none, never passes without votes', () => {
    for (const members of [1, 2, 3, 4, 5]) expect(voteResult({ members, votesFor: 0, against: 0 })).not.toBe('passed');
  });
});

test('an assistant leads next, then the member who joined first, and one in the city before those who are not', () => {
  const member = (id: string, changes: object = {}) => ({
    characterId: id as CharacterId,
    rank: 'member' as const,
    joinedAt: new Date(1_000),
    lostAt: null,
    place: 0,
    ...changes,
  });
  const assistant = member('c', { rank: 'assistant', joinedAt: new Date(9_000) });
  expect(nextLeader([member('a'), assistant])?.characterId).toBe('c');
  expect(nextLeader([member('a', { joinedAt: new Date(2_000) }), member('b')])?.characterId).toBe('b');
  expect(nextLeader([{ ...assistant, lostAt: new Date(5) }, member('a')])?.characterId).toBe('a');
  expect(nextLeader([member('a', { place: 2 }), member('b', { place: 1 })])?.characterId).toBe('b');
  expect(nextLeader([])).toBeNull();
});

test('gives the first free place, and none in a full party or raid', () => {
  const places = (count: number) => Array.from({ length: count }, (_, place) => place);
  expect(freePlace({ taken: [], isRaid: false })).toBe(0);
  expect(freePlace({ taken: [0, 2], isRaid: false })).toBe(1);
  expect(freePlace({ taken: places(mostMembers), isRaid: false })).toBeNull();
  expect(freePlace({ taken: places(mostMembers), isRaid: true })).toBe(mostMembers);
  expect(freePlace({ taken: places(mostRaiders), isRaid: true })).toBeNull();
});

test('gives the first free place of a group, and none in a full one', () => {
  expect(freePlaceIn([], 7)).toBe(35);
  expect(freePlaceIn([5, 7], 1)).toBe(6);
  expect(freePlaceIn([5, 6, 7, 8, 9], 1)).toBeNull();
  expect([0, 4, 5, 39].map(groupOf)).toEqual([0, 0, 1, 7]);
});

describe('a conversion', () => {
  const leader = { rank: 'leader', isRaid: false, members: 5 } as const;
  it('is up to the leader', () => {
    expect(canConvert(leader, { isRaid: true })).toEqual({ ok: true });
    expect(canConvert({ ...leader, rank: 'assistant' }, { isRaid: true })).toMatchObject({ code: 'party.not_leader' });
  });

  it('makes a raid a party only when all members fit', () => {
    expect(canConvert({ ...leader, isRaid: true }, { isRaid: false })).toEqual({ ok: true });
    const six = { ...leader, isRaid: true, members: 6 };
    expect(canConvert(six, { isRaid: false })).toMatchObject({ code: 'party.raid_too_big', params: { most: 5 } });
  });

  it('to what the party is already is refused', () => {
    expect(canConvert(leader, { isRaid: false })).toMatchObject({ code: 'party.no_raid' });
    expect(canConvert({ ...leader, isRaid: true }, { isRaid: true })).toMatchObject({ code: 'party.is_raid' });
  });
});

test('the leader and assistants of a raid arrange its groups', () => {
  expect(canArrange({ rank: 'assistant', isRaid: true })).toEqual({ ok: true });
  expect(canArrange({ rank: 'member', isRaid: true })).toMatchObject({ code: 'party.not_leader' });
  expect(canArrange({ rank: 'leader', isRaid: false })).toMatchObject({ code: 'party.no_raid' });
});
