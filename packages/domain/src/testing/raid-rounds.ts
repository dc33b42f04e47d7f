import { mostMembers, mostRaiders } from '@necp/shared/party/rules';
import { expect } from 'vitest';
import { acceptInvite, handOver, invite, joinByCode, kick, leave, moveMember, swapMembers } from '../party/service';
import type { TestDomain } from '.';
import {
  act,
  asTo,
  convertOf,
  expectSound,
  inviteTo,
  partyOf,
  partyOfPlayer,
  placesIn,
  raidOf,
  setLinkOf,
  waiting,
} from './party';
import { codesOf, type SocialPlayer, socialPlayers } from './social';

type Round = (testDomain: TestDomain) => Promise<void>;

/** A sixth member joins the raid, or the raid becomes a party without it: never a party of six. */
const convertWhileJoining: Round = async (testDomain) => {
  const players = await raidOf(testDomain, mostMembers);
  const [leader] = players as [SocialPlayer];
  const [sixth] = (await socialPlayers(testDomain, 1)) as [SocialPlayer];
  await inviteTo(leader, sixth);
  const inviteId = await waiting(sixth);
  const codes = codesOf(
    await Promise.allSettled([convertOf(leader, { isRaid: false }), acceptInvite(sixth.ctx, { ...act(), inviteId })]),
  );
  expect([
    ['ok', 'party.full'],
    ['ok', 'party.raid_too_big'],
  ]).toContainEqual(codes);
  const { isRaid, members } = await partyOfPlayer(leader);
  expect(members).toHaveLength(isRaid ? mostMembers + 1 : mostMembers);
};

/** Five players take the last place of a raid: one of them has it. */
const lastPlace: Round = async (testDomain) => {
  const [leader] = (await raidOf(testDomain, mostRaiders - 1)) as [SocialPlayer];
  await setLinkOf(leader);
  const code = (await partyOfPlayer(leader)).code ?? '';
  const five = await socialPlayers(testDomain, 5);
  const codes = codesOf(await Promise.allSettled(five.map(({ ctx }) => joinByCode(ctx, { ...act(), code }))));
  expect(codes).toEqual(['ok', ...Array.from({ length: 4 }, () => 'party.full')]);
  expect((await partyOfPlayer(leader)).members).toHaveLength(mostRaiders);
};

/** Two members are moved to the last place of a group at once: one of them has it, the other stays. */
const fullGroup: Round = async (testDomain) => {
  const players = await raidOf(testDomain, mostMembers + 2);
  const [leader, second] = players as [SocialPlayer, SocialPlayer];
  const two = players.slice(mostMembers);
  await kick(leader.ctx, asTo(second));
  const moves = two.map((one) => moveMember(leader.ctx, { ...asTo(one), group: 0 }));
  expect(codesOf(await Promise.allSettled(moves))).toEqual(['ok', 'party.group_full']);
  const places = await placesIn(leader);
  expect(two.map(({ name }) => (places[name] ?? 0) >= mostMembers).toSorted()).toEqual([false, true]);
};

/** The leader hands over to two members at once: one of them leads. */
const twoLeaders: Round = async (testDomain) => {
  const [leader, one, other] = (await partyOf(testDomain, 3)) as [SocialPlayer, SocialPlayer, SocialPlayer];
  const calls = [one, other].map((next) => handOver(leader.ctx, asTo(next)));
  expect(codesOf(await Promise.allSettled(calls))).toEqual(['ok', 'party.not_leader']);
  const { members } = await partyOfPlayer(other);
  expect(members.filter(({ rank }) => rank === 'leader')).toHaveLength(1);
};

/** Two swaps of the same members, a move and a leave meet: everyone who stays has one place. */
const allAtOnce: Round = async (testDomain) => {
  const players = await raidOf(testDomain, 8);
  const [leader, one, other, fourth] = players as [SocialPlayer, SocialPlayer, SocialPlayer, SocialPlayer];
  const swap = (a: SocialPlayer, b: SocialPlayer) => swapMembers(leader.ctx, { ...asTo(a), withId: b.characterId });
  const [guest] = (await socialPlayers(testDomain, 1)) as [SocialPlayer];
  const codes = codesOf(
    await Promise.allSettled([
      swap(one, other),
      swap(other, fourth),
      moveMember(leader.ctx, { ...asTo(one), group: 5 }),
      leave(fourth.ctx, act()),
      invite(leader.ctx, { ...act(), name: guest.name }),
    ]),
  );
  for (const code of codes) expect(['ok', 'party.no_member']).toContain(code);
  expect((await partyOfPlayer(leader)).members).toHaveLength(7);
};

const rounds: readonly Round[] = [convertWhileJoining, fullGroup, twoLeaders, allAtOnce, lastPlace];

/** Lets acts of raids meet, round after round; parties and raids stay sound. */
export async function meetInRaids(testDomain: TestDomain, count: number): Promise<void> {
  for (let round = 0; round < count; round += 1) await rounds[round % rounds.length]?.(testDomain);
  await expectSound(testDomain);
}
