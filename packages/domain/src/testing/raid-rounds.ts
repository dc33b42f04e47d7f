import { groupOf, mostMembers, mostRaiders } from '@necp/shared/party/rules';
import { expect } from 'vitest';
import { acceptInvite, handOver, invite, joinByCode, kick, leave, moveMember, swapMembers } from '../party/service';
import { act, asTo, convertOf, inviteTo, partyOf, partyOfPlayer, placesIn, raidOf, setLinkOf, waiting } from './party';
import type { Round } from './rounds';
import { codesOf, type SocialPlayer, socialPlayers } from './social';

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

/** A full party becomes a raid while a sixth player accepts: the raid has six, or the party five. */
const joinWhileConverting: Round = async (testDomain) => {
  const players = await partyOf(testDomain, mostMembers - 1);
  const [leader] = players as [SocialPlayer];
  const [fifth, sixth] = (await socialPlayers(testDomain, 2)) as [SocialPlayer, SocialPlayer];
  for (const one of [fifth, sixth]) await inviteTo(leader, one);
  const [ofFifth, ofSixth] = [await waiting(fifth), await waiting(sixth)];
  const codes = codesOf(
    await Promise.allSettled([
      acceptInvite(fifth.ctx, { ...act(), inviteId: ofFifth }),
      convertOf(leader, { isRaid: true }),
      acceptInvite(sixth.ctx, { ...act(), inviteId: ofSixth }),
    ]),
  );
  expect([
    ['ok', 'ok', 'ok'],
    ['ok', 'ok', 'party.full'],
  ]).toContainEqual(codes);
  const { isRaid, members } = await partyOfPlayer(leader);
  expect({ isRaid, members: members.length }).toEqual({ isRaid: true, members: codes.includes('party.full') ? 5 : 6 });
};

/** A member moves to another group while two others take each other's places with it: no one loses a place. */
const moveWhileSwapping: Round = async (testDomain) => {
  const players = await raidOf(testDomain, 7);
  const [leader, one, other] = players as [SocialPlayer, SocialPlayer, SocialPlayer];
  const swap = (a: SocialPlayer, b: SocialPlayer) => swapMembers(leader.ctx, { ...asTo(a), withId: b.characterId });
  const codes = codesOf(
    await Promise.allSettled([
      moveMember(leader.ctx, { ...asTo(one), group: 6 }),
      swap(one, other),
      swap(other, one),
      moveMember(leader.ctx, { ...asTo(other), group: 6 }),
    ]),
  );
  expect(codes).toEqual(['ok', 'ok', 'ok', 'ok']);
  const places = Object.values(await placesIn(leader));
  expect(new Set(places).size).toBe(7);
  expect(places.filter((place) => groupOf(place) === 6).length).toBeGreaterThan(0);
};

/** Acts of raids that meet, by what must hold. */
export const raidRaces: Readonly<Record<string, Round>> = {
  'a raid that becomes a party while a sixth joins is never a party of six': convertWhileJoining,
  'a party that becomes a raid while two join takes both, or refuses the sixth': joinWhileConverting,
  'the last place of a group that two are moved to at once is taken by one': fullGroup,
  'a leader who hands over to two at once makes one leader': twoLeaders,
  'swaps, a move and a leave that meet leave everyone one place': allAtOnce,
  'a member who is moved and swapped at once has one place': moveWhileSwapping,
  'the last place of a raid that five take at once is taken by one': lastPlace,
};
