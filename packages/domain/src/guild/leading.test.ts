import { disbandNoticeMs, leaderAwayMs, mostRanks, rightWords } from '@necp/shared/guild/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTx } from '../kernel';
import { FixedClock, openTestDomain, type TestDomain, withClient } from '../testing';
import {
  act,
  asTo,
  enrich,
  expectSound,
  foundBy,
  guildOf,
  guildOfPlayers,
  places,
  rankBy,
  rightsBy,
} from '../testing/guild';
import { watchLocks } from '../testing/lock-watch';
import { codesOf, type SocialPlayer } from '../testing/social';
import { audienceIn } from '../chat/audiences';
import { leaveDeleted } from './membership';
import {
  addRank,
  changeRank,
  disbandGuild,
  endDueGuilds,
  guildLog,
  handOverGuild,
  keepGuild,
  leaveGuild,
  ownGuild,
  removeFromGuild,
  removeRank,
  roster,
  setAbout,
  setMemberNote,
  setMemberRank,
  setMessage,
  succeedAway,
} from './service';
import { findGuild } from './steps';

watchLocks();
const clock = new FixedClock(Date.parse('2026-11-25T12:00:00Z'));
let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain({ clock });
});
afterAll(async () => {
  await expectSound(testDomain);
  await testDomain.close();
});
const system = () => testDomain.domain.systemCtx();

/** A leader, an officer with these rights in rank 1, and a member in rank 3. */
async function withOfficer(rights: readonly (typeof rightWords)[number][]) {
  const [leader, officer, member] = (await guildOfPlayers(testDomain, 3)) as [SocialPlayer, SocialPlayer, SocialPlayer];
  await rightsBy(leader, 1, rights);
  await rankBy(leader, officer, 1);
  return { leader, officer, member };
}

describe('ranks of a guild', () => {
  it('are given to members of lower ranks, and only ranks below the own one', async () => {
    const { leader, officer, member } = await withOfficer(['ranks', 'invite']);
    await rankBy(officer, member, 2);
    await expect(rankBy(officer, member, 1)).rejects.toMatchObject({ code: 'guild.not_below' });
    await expect(rankBy(officer, officer, 2)).rejects.toMatchObject({ code: 'guild.not_below' });
    await expect(rankBy(officer, leader, 3)).rejects.toMatchObject({ code: 'guild.not_below' });
    await expect(rankBy(member, officer, 3)).rejects.toMatchObject({ code: 'guild.no_right' });
    await expect(rankBy(leader, member, 9)).rejects.toMatchObject({ code: 'guild.no_member' });
    expect(await places(leader)).toEqual({ [leader.name]: 0, [officer.name]: 1, [member.name]: 2 });
  });

  it('with a right that the giver lacks are not given, and such rights neither given nor taken', async () => {
    const { leader, officer, member } = await withOfficer(['ranks']);
    await rightsBy(leader, 2, ['bank']);
    await expect(rankBy(officer, member, 2)).rejects.toMatchObject({ code: 'guild.right_lacking' });
    const change = (rights: readonly (typeof rightWords)[number][], place = 2) =>
      changeRank(officer.ctx, { ...act(), place, name: null, rights: [...rights] });
    await expect(change(['bank', 'tax'])).rejects.toMatchObject({ code: 'guild.right_lacking' });
    await expect(change([])).rejects.toMatchObject({ code: 'guild.right_lacking' });
    await expect(change([...rightWords], 1)).rejects.toMatchObject({ code: 'guild.not_below' });
    await expect(change([...rightWords], 0)).rejects.toMatchObject({ code: 'guild.not_below' });
    await change(['bank', 'ranks']);
    expect((await guildOf(leader)).ranks[2]?.rights).toEqual(['bank', 'ranks']);
  });

  it('have names that the chat would show, and are ten at most and two at least', async () => {
    const { leader, member } = await withOfficer([]);
    const named = (name: string) => changeRank(leader.ctx, { ...act(), place: 2, name, rights: [] });
    await expect(named('x')).rejects.toMatchObject({ code: 'guild.rank_name' });
    await named('Blades');
    await changeRank(leader.ctx, { ...act(), place: 0, name: 'Captain', rights: [] });
    const { ranks, own } = await guildOf(leader);
    expect(ranks.map(({ name }) => name)).toEqual(['Captain', null, 'Blades', null]);
    expect(own.rights).toEqual(rightWords);
    for (let count = ranks.length; count < mostRanks; count += 1) await addRank(leader.ctx, act());
    await expect(addRank(leader.ctx, act())).rejects.toMatchObject({ code: 'guild.ranks_full' });
    await expect(addRank(member.ctx, act())).rejects.toMatchObject({ code: 'guild.leader_only' });
    for (let count = mostRanks; count > 4; count -= 1) await removeRank(leader.ctx, act());
    await expect(removeRank(leader.ctx, act())).rejects.toMatchObject({ code: 'guild.rank_held' });
  });
});

describe('a member of a guild', () => {
  it('is removed by a higher rank with the right to it, and talks in no channel of it any more', async () => {
    const { leader, officer, member } = await withOfficer(['remove']);
    const { guildId } = await guildOf(leader);
    expect(await audienceIn(member.ctx.db, 'guild', member.characterId)).toMatchObject({ roomId: guildId });
    await expect(removeFromGuild(officer.ctx, asTo(leader))).rejects.toMatchObject({ code: 'guild.not_below' });
    await expect(removeFromGuild(officer.ctx, asTo(officer))).rejects.toMatchObject({ code: 'guild.not_below' });
    await expect(removeFromGuild(member.ctx, asTo(officer))).rejects.toMatchObject({ code: 'guild.no_right' });
    await removeFromGuild(officer.ctx, asTo(member));
    expect(await ownGuild(member.ctx)).toEqual({ guild: null });
    expect(await audienceIn(member.ctx.db, 'guild', member.characterId)).toBeNull();
    await expect(removeFromGuild(officer.ctx, asTo(member))).rejects.toMatchObject({ code: 'guild.no_member' });
    const { entries } = await guildLog(leader.ctx, {});
    expect(entries[0]).toMatchObject({ kind: 'removed', actor: officer.name, subject: member.name });
  });

  it('of another guild is not reached by any act', async () => {
    const { leader } = await withOfficer([]);
    const { leader: other, member: theirs } = await withOfficer([]);
    for (const attempt of [
      () => removeFromGuild(leader.ctx, asTo(theirs)),
      () => handOverGuild(leader.ctx, asTo(theirs)),
      () => setMemberRank(leader.ctx, { ...asTo(theirs), place: 1 }),
      () => setMemberNote(leader.ctx, { ...asTo(theirs), readers: 'members', note: 'x' }),
      () => setMemberNote(leader.ctx, { ...asTo(theirs), readers: 'officers', note: 'x' }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'guild.no_member' });
    expect((await places(other))[theirs.name]).toBe(3);
  });

  it('writes the own note, and others with the right to notes', async () => {
    const { leader, officer, member } = await withOfficer(['notes']);
    await setMemberNote(member.ctx, { ...asTo(member), readers: 'members', note: 'Heals.' });
    await expect(setMemberNote(member.ctx, { ...asTo(officer), readers: 'members', note: 'x' })).rejects.toMatchObject({
      code: 'guild.no_right',
    });
    await expect(setMemberNote(officer.ctx, { ...asTo(member), readers: 'officers', note: 'x' })).rejects.toMatchObject(
      { code: 'guild.no_right' },
    );
    await setMemberNote(leader.ctx, { ...asTo(member), readers: 'officers', note: 'Late again.' });
    const shown = (await roster(leader.ctx)).members.find(({ character }) => character.name === member.name);
    expect(shown).toMatchObject({ note: 'Heals.', officerNote: 'Late again.' });
  });

  it('with the right to it writes the message and what others read, without words that the chat refuses', async () => {
    const { leader, officer, member } = await withOfficer(['message', 'info']);
    await setMessage(officer.ctx, { ...act(), text: 'Rain at nine.\nBring stims.' });
    await setAbout(officer.ctx, { ...act(), text: 'We like rain.' });
    expect(await guildOf(leader)).toMatchObject({ message: 'Rain at nine.\nBring stims.', about: 'We like rain.' });
    await expect(setMessage(member.ctx, { ...act(), text: 'x' })).rejects.toMatchObject({ code: 'guild.no_right' });
    await expect(setAbout(member.ctx, { ...act(), text: 'x' })).rejects.toMatchObject({ code: 'guild.no_right' });
  });

  it('hears officers only with the right to it', async () => {
    const { leader, officer, member } = await withOfficer(['officer']);
    const heard = await audienceIn(leader.ctx.db, 'officer', leader.characterId);
    expect(heard?.characterIds.toSorted()).toEqual([leader.characterId, officer.characterId].toSorted());
    expect(await audienceIn(leader.ctx.db, 'officer', member.characterId)).toBeNull();
  });
});

describe('the leader of a guild', () => {
  it('does not leave; hands over, and leaves then', async () => {
    const { leader, officer } = await withOfficer([]);
    await expect(leaveGuild(leader.ctx, act())).rejects.toMatchObject({ code: 'guild.leader_stays' });
    await expect(handOverGuild(officer.ctx, asTo(officer))).rejects.toMatchObject({ code: 'guild.leader_only' });
    await expect(handOverGuild(leader.ctx, asTo(leader))).rejects.toMatchObject({ code: 'guild.yourself' });
    await handOverGuild(leader.ctx, asTo(officer));
    expect(await places(officer)).toMatchObject({ [officer.name]: 0, [leader.name]: 1 });
    await leaveGuild(leader.ctx, act());
    expect((await guildOf(officer)).members).toBe(2);
  });

  it('hands over to a member who leaves in the same moment, and one leads whatever comes first', async () => {
    const { leader, officer } = await withOfficer([]);
    const outcomes = await Promise.allSettled([
      handOverGuild(leader.ctx, asTo(officer)),
      leaveGuild(officer.ctx, act()),
    ]);
    expect([
      ['guild.leader_stays', 'ok'],
      ['guild.no_member', 'ok'],
    ]).toContainEqual(codesOf(outcomes));
    await expectSound(testDomain);
  });

  it('is followed by an active member after thirty days away, and by none while all are away', async () => {
    const { leader, officer, member } = await withOfficer([]);
    clock.advance(leaderAwayMs + 1000);
    await succeedAway(system());
    expect((await places(member))[leader.name]).toBe(0);
    await withClient(testDomain.ownerUrl, (client) =>
      client.query('UPDATE characters SET last_seen_at = $2 WHERE id = $1', [
        member.characterId,
        new Date(clock.nowMs()),
      ]),
    );
    await succeedAway(system());
    expect(await places(member)).toMatchObject({ [member.name]: 0, [leader.name]: 1, [officer.name]: 1 });
  });

  it('who is deleted is followed by the highest rank, and takes the guild along when alone', async () => {
    const { leader, officer, member } = await withOfficer([]);
    const drop = (player: SocialPlayer) =>
      inTx(system(), async (tx) => {
        const guild = await findGuild(tx, player.characterId);
        if (guild !== null) await leaveDeleted(tx, guild);
      });
    await drop(leader);
    expect(await places(member)).toEqual({ [officer.name]: 0, [member.name]: 3 });
    await drop(member);
    const { guildId } = await guildOf(officer);
    await drop(officer);
    expect(await officer.ctx.db.guild.findUnique({ where: { id: guildId } })).toMatchObject({
      heirId: officer.characterId,
      endedAt: expect.any(Date),
    });
  });

  it('ends the guild three days after saying so, unless it is taken back', async () => {
    const { leader, officer, member } = await withOfficer([]);
    await expect(disbandGuild(officer.ctx, act())).rejects.toMatchObject({ code: 'guild.leader_only' });
    await expect(keepGuild(leader.ctx, act())).rejects.toMatchObject({ code: 'guild.not_ending' });
    await disbandGuild(leader.ctx, act());
    clock.advance(disbandNoticeMs - 1000);
    await endDueGuilds(system());
    expect((await guildOf(member)).members).toBe(3);
    await keepGuild(leader.ctx, act());
    clock.advance(2000);
    await endDueGuilds(system());
    await disbandGuild(leader.ctx, act());
    clock.advance(disbandNoticeMs);
    await endDueGuilds(system());
    for (const one of [leader, officer, member]) expect(await ownGuild(one.ctx)).toEqual({ guild: null });
    await enrich(testDomain, [leader]);
    await foundBy(leader);
  });
});
