import { mostMembers, mostRaiders } from '@necp/shared/party/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDomain, type TestDomain } from '../testing';
import { listenAs, say } from '../testing/chat';
import {
  accept,
  act,
  asTo,
  convertOf,
  expectSound,
  inviteTo,
  partyOf,
  partyOfPlayer,
  placesIn,
  raidOf,
  ranks,
} from '../testing/party';
import { type SocialPlayer, socialPlayers } from '../testing/social';
import { partyOf as membershipOf } from './queries';
import { convert, handOver, kick, leave, moveMember, setAssistant, swapMembers } from './service';

let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain();
});
afterAll(async () => {
  await expectSound(testDomain);
  await testDomain.close();
});

type Some = [SocialPlayer, SocialPlayer, SocialPlayer];
const isRaid = { isRaid: true };
const isParty = { isRaid: false };
const move = (by: SocialPlayer, member: SocialPlayer, group: number) => moveMember(by.ctx, { ...asTo(member), group });
const swap = (by: SocialPlayer, one: SocialPlayer, other: SocialPlayer) =>
  swapMembers(by.ctx, { ...asTo(one), withId: other.characterId });

describe('a party', () => {
  it('becomes a raid by its leader only, takes a sixth member then, and no party while it has six', async () => {
    const players = await partyOf(testDomain, mostMembers);
    const [mara, ivo] = players as Some;
    const [sixth] = (await socialPlayers(testDomain, 1)) as [SocialPlayer];
    await expect(inviteTo(mara, sixth)).rejects.toMatchObject({ code: 'party.full' });
    await expect(convertOf(ivo, isRaid)).rejects.toMatchObject({ code: 'party.not_leader' });
    await expect(convertOf(mara, isParty)).rejects.toMatchObject({ code: 'party.no_raid' });
    await expect(convertOf(sixth, isRaid)).rejects.toMatchObject({ code: 'party.none' });
    await convertOf(mara, isRaid);
    await expect(convertOf(mara, isRaid)).rejects.toMatchObject({ code: 'party.is_raid' });
    await inviteTo(mara, sixth);
    await accept(sixth);
    expect((await placesIn(sixth))[sixth.name]).toBe(mostMembers);
    await expect(convertOf(mara, isParty)).rejects.toMatchObject({
      code: 'party.raid_too_big',
      params: { most: mostMembers },
    });
  });

  it('is made of a raid with its members in their order, and the same request counts once', async () => {
    const [mara, ivo, ada] = (await raidOf(testDomain, 3)) as Some;
    await move(mara, mara, 7);
    await move(mara, ivo, 2);
    const input = { ...act(), ...isParty };
    await convert(mara.ctx, input);
    await convert(mara.ctx, input);
    expect(await partyOfPlayer(mara)).toMatchObject({ isRaid: false });
    expect(await placesIn(mara)).toEqual({ [ada.name]: 0, [ivo.name]: 1, [mara.name]: 2 });
  });
});

describe('a raid', () => {
  it('is full with forty, and everyone sees all of them in their groups', async () => {
    const players = await raidOf(testDomain, mostRaiders);
    const [mara] = players as Some;
    const [more] = (await socialPlayers(testDomain, 1)) as [SocialPlayer];
    await expect(inviteTo(mara, more)).rejects.toMatchObject({ code: 'party.full', params: { most: mostRaiders } });
    const { members } = await partyOfPlayer(players[39] ?? mara);
    expect(members.map(({ place }) => place)).toEqual(players.map((_, place) => place));
    expect(await membershipOf(mara.ctx.db, mara.characterId)).toMatchObject({
      isRaid: true,
      group: 0,
      groupIds: players.slice(0, mostMembers).map(({ characterId }) => characterId),
    });
  });

  it('is arranged by its leader and its assistants, and by no one in a party', async () => {
    const [mara, ivo, ada] = (await raidOf(testDomain, 3)) as Some;
    await expect(move(ivo, ada, 1)).rejects.toMatchObject({ code: 'party.not_leader' });
    await expect(swap(ivo, ivo, ada)).rejects.toMatchObject({ code: 'party.not_leader' });
    await setAssistant(mara.ctx, { ...asTo(ivo), isAssistant: true });
    await move(ivo, ada, 1);
    expect((await placesIn(ada))[ada.name]).toBe(5);
    await swap(ivo, ada, mara);
    expect(await placesIn(ada)).toEqual({ [ada.name]: 0, [ivo.name]: 1, [mara.name]: 5 });
    // To the own group, and with oneself: nothing changes.
    await move(ivo, mara, 1);
    await swap(ivo, mara, mara);
    expect(await placesIn(ada)).toEqual({ [ada.name]: 0, [ivo.name]: 1, [mara.name]: 5 });
    const [bo, cy] = (await partyOf(testDomain, 2)) as Some;
    await expect(move(bo, cy, 1)).rejects.toMatchObject({ code: 'party.no_raid' });
    await expect(swap(mara, ivo, bo)).rejects.toMatchObject({ code: 'party.no_member' });
    await expect(move(mara, cy, 2)).rejects.toMatchObject({ code: 'party.no_member' });
  });

  it('has no sixth place in a group, and fills the place that a member left', async () => {
    const players = await raidOf(testDomain, 7);
    const [mara, ivo] = players as Some;
    const [sixth, seventh] = players.slice(5) as Some;
    await expect(move(mara, sixth, 0)).rejects.toMatchObject({ code: 'party.group_full' });
    await kick(mara.ctx, asTo(ivo));
    await move(mara, seventh, 0);
    expect((await placesIn(mara))[seventh.name]).toBe(1);
  });

  it('has another leader when its leader goes, and ends with its last but one', async () => {
    const [mara, ivo, ada] = (await raidOf(testDomain, 3)) as Some;
    await handOver(mara.ctx, asTo(ada));
    await leave(ada.ctx, act());
    expect(await ranks(ivo)).toEqual([`${mara.name} leader`, `${ivo.name} member`]);
    expect(await partyOfPlayer(ivo)).toMatchObject({ isRaid: true });
    await leave(mara.ctx, act());
    expect(await ranks(ivo)).toEqual([]);
  });

  it('talks in its channel, a group of it in that of the party, and a party has no channel of a raid', async () => {
    const [mara, ivo, ada] = (await raidOf(testDomain, 3)) as Some;
    await move(mara, ada, 3);
    const ears = await listenAs(testDomain, [ivo, ada]);
    await say(mara, { channel: 'party' }, 'only my group');
    await say(mara, { channel: 'raid' }, 'all of you');
    await Promise.all([ivo, ada].map((by) => ears.until(by, 'all of you')));
    const heard = (by: SocialPlayer) =>
      ears.messages(by).flatMap(({ channel, text }) => (channel === 'global' ? [] : [text]));
    expect([heard(ivo), heard(ada)]).toEqual([['only my group', 'all of you'], ['all of you']]);
    ears.close();
    const [bo] = (await partyOf(testDomain, 2)) as Some;
    await expect(say(bo, { channel: 'raid' }, 'who?')).rejects.toMatchObject({ code: 'chat.no_group' });
  });
});
