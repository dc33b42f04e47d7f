import { mostMembers } from '@necp/shared/party/rules';
import { expect } from 'vitest';
import {
  acceptInvite,
  castVote,
  disband,
  handOver,
  invite,
  joinByCode,
  kick,
  leave,
  requestJoin,
  startVote,
} from '../party/service';
import { newRequestId } from '.';
import { act, asTo, partyOf, partyOfPlayer, seen, setLinkOf } from './party';
import type { Round } from './rounds';
import { codesOf, type SocialPlayer, socialPlayers } from './social';

/** Codes with which one of two acts at the same moment may be refused. */
const expected = /^(party\.|ok$)/;

type Acts = (leader: SocialPlayer, member: SocialPlayer, other: SocialPlayer) => Promise<unknown>[];

/**
 * Lets two acts meet in a new party of three, and accepts what waits afterwards from two connections at once; no player
 * is in two parties.
 */
const meeting =
  (acts: Acts): Round =>
  async (testDomain) => {
    const [leader, member, third] = (await partyOf(testDomain, 3)) as [SocialPlayer, SocialPlayer, SocialPlayer];
    const [other] = (await socialPlayers(testDomain, 1)) as [SocialPlayer];
    const codes = codesOf(await Promise.allSettled(acts(leader, member, other)));
    for (const code of codes) expect(code).toMatch(expected);
    expect(codes).toContain('ok');
    await acceptTwice([leader, third, other]);
    const vote = (await seen(third)).party?.vote;
    if (vote) await castVote(third.ctx, { requestId: newRequestId(), voteId: vote.voteId, isFor: true });
    await expectMutual([leader, member, third, other]);
  };

/** Five players take the last place of a party: one of them has it, and the others are in none. */
const lastPlace: Round = async (testDomain) => {
  const [leader] = (await partyOf(testDomain, mostMembers - 1)) as [SocialPlayer];
  await setLinkOf(leader);
  const code = (await partyOfPlayer(leader)).code ?? '';
  const five = await socialPlayers(testDomain, 5);
  const codes = codesOf(await Promise.allSettled(five.map(({ ctx }) => joinByCode(ctx, { ...act(), code }))));
  expect(codes).toEqual(['ok', ...Array.from({ length: 4 }, () => 'party.full')]);
  expect((await partyOfPlayer(leader)).members).toHaveLength(mostMembers);
  const own = await Promise.all(five.map(async (one) => (await seen(one)).party?.members.length));
  expect(own.filter((members) => members !== undefined)).toEqual([mostMembers]);
};

/** Acts of parties that meet, by what must hold. */
export const partyRaces: Readonly<Record<string, Round>> = {
  'someone leads when the leader leaves and hands over at once': meeting((leader, member) => [
    leave(leader.ctx, act()),
    handOver(leader.ctx, asTo(member)),
  ]),
  'a member who is removed and leaves at once is gone once': meeting((leader, member) => [
    kick(leader.ctx, asTo(member)),
    leave(member.ctx, act()),
  ]),
  'a party that is disbanded while a member leaves has ended': meeting((leader, member) => [
    disband(leader.ctx, act()),
    leave(member.ctx, act()),
  ]),
  'an invitation by a leader who leaves at once leads into one party or none': meeting((leader, _member, other) => [
    invite(leader.ctx, { ...act(), name: other.name }),
    leave(leader.ctx, act()),
  ]),
  'an invitation and a request of the same player that meet let them in once': meeting((leader, member, other) => [
    requestJoin(other.ctx, { ...act(), name: member.name }),
    invite(leader.ctx, { ...act(), name: other.name }),
  ]),
  'a party that is handed over and disbanded at once has one leader or has ended': meeting((leader, member) => [
    handOver(leader.ctx, asTo(member)),
    disband(leader.ctx, act()),
  ]),
  'a vote whose only voter leaves at once removes no one by half of the votes': meeting((leader, member) => [
    startVote(member.ctx, asTo(leader)),
    leave(member.ctx, act()),
  ]),
  'the last place of a party that five take at once is taken by one': lastPlace,
};

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
