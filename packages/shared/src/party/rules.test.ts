import { describe, expect, it, test } from 'vitest';
import type { CharacterId } from '../kernel/ids';
import { canStartVote, fewestVoters, freePlace, mostMembers, nextLeader, votesNeeded, voteResult } from './rules';

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

test('gives the first free place, and none in a full party', () => {
  expect(freePlace([])).toBe(0);
  expect(freePlace([0, 2])).toBe(1);
  expect(freePlace(Array.from({ length: mostMembers }, (_, place) => place))).toBeNull();
});
