import { expect } from 'vitest';
import {
  acceptInvite,
  castVote,
  disband,
  handOver,
  invite,
  kick,
  leave,
  requestJoin,
  startVote,
} from '../party/service';
import { newRequestId, type TestDomain } from '.';
import { act, asTo, expectSound, partyOf, seen } from './party';
import { type SocialPlayer, socialPlayers } from './social';

/** Codes with which one of two acts at the same moment may be refused. */
const expected = /^(party\.|ok$)/;

/** Acts that meet in pairs: each makes its call for its players, and one of both may come too late. */
const meetings: readonly ((leader: SocialPlayer, member: SocialPlayer, other: SocialPlayer) => Promise<unknown>[])[] = [
  (leader, member) => [leave(leader.ctx, act()), handOver(leader.ctx, asTo(member))],
  (leader, member) => [kick(leader.ctx, asTo(member)), leave(member.ctx, act())],
  (leader, member) => [disband(leader.ctx, act()), leave(member.ctx, act())],
  (leader, _member, other) => [invite(leader.ctx, { ...act(), name: other.name }), leave(leader.ctx, act())],
  (leader, member, other) => [
    requestJoin(other.ctx, { ...act(), name: member.name }),
    invite(leader.ctx, { ...act(), name: other.name }),
  ],
  (leader, member) => [handOver(leader.ctx, asTo(member)), disband(leader.ctx, act())],
  (leader, member) => [startVote(member.ctx, asTo(leader)), leave(member.ctx, act())],
];

/**
 * Lets two acts meet in a new party, round after round, and accepts what waits afterwards from two connections at once;
 * parties stay sound, and no one is in two.
 */
export async function meetInParties(testDomain: TestDomain, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const [leader, member, third] = (await partyOf(testDomain, 3)) as [SocialPlayer, SocialPlayer, SocialPlayer];
    const [other] = (await socialPlayers(testDomain, 1)) as [SocialPlayer];
    const meeting = meetings[round % meetings.length];
    const outcomes = await Promise.allSettled(meeting?.(leader, member, other) ?? []);
    for (const outcome of outcomes)
      expect(outcome.status === 'fulfilled' ? 'ok' : (outcome.reason as { code?: string }).code).toMatch(expected);
    await acceptTwice([leader, third, other]);
    const vote = (await seen(third)).party?.vote;
    if (vote) await castVote(third.ctx, { requestId: newRequestId(), voteId: vote.voteId, isFor: true });
    await expectSound(testDomain);
    await expectMutual([leader, member, third, other]);
  }
}

async function acceptTwice(players: readonly SocialPlayer[]): Promise<void> {
  for (const player of players)
    for (const { inviteId } of (await seen(player)).received) {
      const outcomes = await Promise.allSettled([1, 2].map(() => acceptInvite(player.ctx, { ...act(), inviteId })));
      expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
    }
}

/** A player who sees another in the party is seen by them in the same one. */
async function expectMutual(players: readonly SocialPlayer[]): Promise<void> {
  const views = new Map<string, string[] | undefined>();
  for (const player of players)
    views.set(
      player.characterId,
      (await seen(player)).party?.members.map(({ characterId }) => characterId),
    );
  for (const [characterId, members] of views) {
    if (members === undefined) continue;
    expect(members).toContain(characterId);
    for (const one of members) if (views.has(one)) expect(views.get(one)).toEqual(members);
  }
}
