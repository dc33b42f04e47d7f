import type { PlanEventInput } from '@necp/shared/guild/calendar';
import { FixedClock, hourMs, minuteMs } from '@necp/shared/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDomain, type TestDomain, withClient } from '../testing';
import { act, guildOf, guildOfPlayers } from '../testing/guild';
import { watchLocks } from '../testing/lock-watch';
import { codesOf, type SocialPlayer } from '../testing/social';
import { remindOfEvents } from './reminding';
import {
  acceptAlliance,
  allies,
  calendar,
  cancelEvent,
  changeEvent,
  declineAlliance,
  endRivalry,
  inviteGuild,
  leaveAlliance,
  nameRival,
  planEvent,
  publicGuild,
  publicGuilds,
  signUp,
} from './service';

watchLocks();
let testDomain: TestDomain;
const clock = new FixedClock(Date.parse('2031-04-09T12:00:00Z'));
beforeAll(async () => {
  testDomain = await openTestDomain({ clock });
});
afterAll(() => testDomain.close());

type Two = [SocialPlayer, SocialPlayer];
type Six = [...Two, ...Two, ...Two];
const guildOfTwo = async () => (await guildOfPlayers(testDomain, 2)) as Two;
const planned = (changes: Partial<PlanEventInput> = {}): PlanEventInput => ({
  ...{ ...act(), title: 'Sewers', note: 'bring a lamp', kind: 'instance', startsAtMs: clock.nowMs() + 2 * hourMs },
  ...{ lastsMinutes: 90, remindMinutes: 30, places: null, isShared: false },
  ...changes,
});
const eventOf = async (player: SocialPlayer) => {
  const [event] = (await calendar(player.ctx)).events;
  if (event === undefined) throw new Error('no event');
  return event;
};
const answer = async (player: SocialPlayer, said: 'going' | 'maybe' | 'away', eventId: string) =>
  signUp(player.ctx, { ...act(), eventId, answer: said });
const newsOf = async (player: SocialPlayer) => {
  const { rows } = await withClient(testDomain.ownerUrl, (client) =>
    client.query(`SELECT details FROM notifications WHERE kind = 'guild_event' AND account_id = $1 ORDER BY id`, [
      player.accountId,
    ]),
  );
  return rows.map(({ details }) => details.what as string);
};

describe('the calendar of a guild', () => {
  it('shows what was planned to all members, and who answered how', async () => {
    const [mara, ivo] = await guildOfTwo();
    await planEvent(mara.ctx, planned());
    const { eventId } = await eventOf(ivo);
    await answer(ivo, 'maybe', eventId);
    await answer(ivo, 'going', eventId);
    expect(await eventOf(ivo)).toMatchObject({
      ...{ title: 'Sewers', note: 'bring a lamp', by: mara.name, of: null, answer: 'going' },
      signUps: [{ name: ivo.name, answer: 'going' }],
    });
    expect((await eventOf(mara)).answer).toBeNull();
  });

  it('is planned only by those with the right, in words that others may read', async () => {
    const [mara, ivo] = await guildOfTwo();
    await expect(planEvent(ivo.ctx, planned())).rejects.toMatchObject({ code: 'guild.no_right' });
    await expect(planEvent(mara.ctx, planned({ title: '  ' }))).rejects.toMatchObject({ code: 'guild.no_title' });
    const past = planned({ startsAtMs: clock.nowMs() - 1 });
    await expect(planEvent(mara.ctx, past)).rejects.toMatchObject({ code: 'guild.event_past' });
    await planEvent(mara.ctx, planned());
    const { eventId } = await eventOf(mara);
    await expect(cancelEvent(ivo.ctx, { ...act(), eventId })).rejects.toMatchObject({ code: 'guild.no_right' });
  });

  it('has no places beyond those that were planned, however many answer at the same moment', async () => {
    const players = await guildOfPlayers(testDomain, 5);
    const [mara] = players as Two;
    await planEvent(mara.ctx, planned({ places: 2 }));
    const { eventId } = await eventOf(mara);
    const outcomes = await Promise.allSettled(players.map((player) => answer(player, 'going', eventId)));
    expect(codesOf(outcomes)).toEqual(['guild.event_full', 'guild.event_full', 'guild.event_full', 'ok', 'ok']);
    expect((await eventOf(mara)).signUps).toHaveLength(2);
  });

  it('is closed to other guilds, to those who left, and after the beginning', async () => {
    const [mara, ivo] = await guildOfTwo();
    const [tess] = await guildOfTwo();
    await planEvent(mara.ctx, planned());
    const { eventId } = await eventOf(mara);
    await expect(answer(tess, 'going', eventId)).rejects.toMatchObject({ code: 'guild.no_such_event' });
    await expect(cancelEvent(tess.ctx, { ...act(), eventId })).rejects.toMatchObject({ code: 'guild.no_such_event' });
    const change = { ...planned(), eventId };
    await expect(changeEvent(tess.ctx, change)).rejects.toMatchObject({ code: 'guild.no_such_event' });
    await answer(ivo, 'going', eventId);
    await withClient(testDomain.ownerUrl, (client) =>
      client.query('DELETE FROM guild_members WHERE character_id = $1', [ivo.characterId]),
    );
    expect((await eventOf(mara)).signUps).toEqual([]);
    await expect(answer(ivo, 'going', eventId)).rejects.toMatchObject({ code: 'guild.none' });
    clock.advance(3 * hourMs);
    await expect(answer(mara, 'going', eventId)).rejects.toMatchObject({ code: 'guild.event_past' });
  });

  it('reminds those who go or may go once, and not of what was cancelled', async () => {
    const [mara, ivo, tess] = (await guildOfPlayers(testDomain, 3)) as [SocialPlayer, SocialPlayer, SocialPlayer];
    await planEvent(mara.ctx, planned());
    const { eventId } = await eventOf(mara);
    await answer(ivo, 'going', eventId);
    await answer(tess, 'away', eventId);
    await remindOfEvents(mara.ctx);
    expect(await newsOf(ivo)).toEqual([]);
    clock.advance(91 * minuteMs);
    await Promise.all([remindOfEvents(mara.ctx), remindOfEvents(mara.ctx)]);
    await remindOfEvents(mara.ctx);
    expect(await newsOf(ivo)).toEqual(['reminder']);
    expect(await newsOf(tess)).toEqual([]);
    await changeEvent(mara.ctx, { ...planned({ title: 'Harbour' }), eventId });
    await cancelEvent(mara.ctx, { ...act(), eventId });
    expect(await newsOf(ivo)).toEqual(['reminder', 'changed', 'cancelled']);
    clock.advance(3 * hourMs);
    await remindOfEvents(mara.ctx);
    expect(await newsOf(ivo)).toHaveLength(3);
    await expect(cancelEvent(mara.ctx, { ...act(), eventId })).rejects.toMatchObject({ code: 'guild.event_cancelled' });
  });
});

const tagOf = async (player: SocialPlayer) => (await guildOf(player)).tag;
/** Takes the guild of the second player into the alliance of the first. */
async function ally(host: SocialPlayer, guest: SocialPlayer): Promise<void> {
  await inviteGuild(host.ctx, { ...act(), tag: await tagOf(guest) });
  await acceptAlliance(guest.ctx, { ...act(), inviteId: await inviteTo(guest) });
}
async function inviteTo(guest: SocialPlayer): Promise<string> {
  const invite = (await allies(guest.ctx)).received.at(-1);
  if (invite === undefined) throw new Error('no invitation');
  return invite.inviteId;
}
const alliesOf = async (player: SocialPlayer) => (await allies(player.ctx)).allies.map(({ tag }) => tag);

describe('alliances', () => {
  it('share events: members of allies see them and sign up, until the alliance is over', async () => {
    const [mara] = await guildOfTwo();
    const [tess, lin] = await guildOfTwo();
    await ally(mara, tess);
    expect(await alliesOf(tess)).toEqual([await tagOf(mara)]);
    await planEvent(mara.ctx, planned({ isShared: true }));
    const { eventId } = await eventOf(lin);
    expect((await eventOf(lin)).of).toBe(await tagOf(mara));
    await answer(lin, 'going', eventId);
    expect((await eventOf(mara)).signUps).toMatchObject([{ name: lin.name, tag: await tagOf(lin) }]);
    await leaveAlliance(tess.ctx, act());
    expect((await calendar(lin.ctx)).events).toEqual([]);
    expect((await eventOf(mara)).signUps).toEqual([]);
    expect(await alliesOf(mara)).toEqual([]);
    await expect(leaveAlliance(mara.ctx, act())).rejects.toMatchObject({ code: 'guild.no_alliance' });
  });

  it('have four guilds at most, with those that were invited', async () => {
    const heads = await Promise.all(Array.from({ length: 6 }, guildOfTwo));
    const [one, two, three, four, five, six] = heads.map(([head]) => head) as Six;
    await ally(one, two);
    await ally(two, three);
    await inviteGuild(one.ctx, { ...act(), tag: await tagOf(four) });
    const fifth = inviteGuild(three.ctx, { ...act(), tag: await tagOf(five) });
    await expect(fifth).rejects.toMatchObject({ code: 'guild.alliance_full' });
    await acceptAlliance(four.ctx, { ...act(), inviteId: await inviteTo(four) });
    expect(await alliesOf(one)).toHaveLength(3);
    await ally(five, six);
    const other = inviteGuild(five.ctx, { ...act(), tag: await tagOf(one) });
    await expect(other).rejects.toMatchObject({ code: 'guild.alliance_other' });
  });

  it('are decided by those with the right, and only by the guild that was invited', async () => {
    const [mara, ivo] = await guildOfTwo();
    const [tess] = await guildOfTwo();
    const [lin] = await guildOfTwo();
    const tag = await tagOf(tess);
    await expect(inviteGuild(ivo.ctx, { ...act(), tag })).rejects.toMatchObject({ code: 'guild.no_right' });
    await expect(inviteGuild(mara.ctx, { ...act(), tag: 'NOONE' })).rejects.toMatchObject({
      code: 'guild.no_such_guild',
    });
    await expect(inviteGuild(mara.ctx, { ...act(), tag: await tagOf(mara) })).rejects.toMatchObject({
      code: 'guild.own_guild',
    });
    await inviteGuild(mara.ctx, { ...act(), tag });
    const inviteId = await inviteTo(tess);
    for (const player of [lin, mara])
      await expect(acceptAlliance(player.ctx, { ...act(), inviteId })).rejects.toMatchObject({
        code: 'guild.invitation_gone',
      });
    await expect(declineAlliance(lin.ctx, { ...act(), inviteId })).rejects.toMatchObject({
      code: 'guild.invitation_gone',
    });
    await declineAlliance(tess.ctx, { ...act(), inviteId });
    expect((await allies(mara.ctx)).sent).toEqual([]);
  });
});

describe('rivalries', () => {
  it('are named by either guild, compared by the week, and exclude an alliance', async () => {
    const [mara] = await guildOfTwo();
    const [tess] = await guildOfTwo();
    await nameRival(mara.ctx, { ...act(), tag: await tagOf(tess) });
    expect((await allies(tess.ctx)).namedBy.map(({ tag }) => tag)).toEqual([await tagOf(mara)]);
    await nameRival(tess.ctx, { ...act(), tag: await tagOf(mara) });
    expect((await allies(mara.ctx)).rivals).toMatchObject([{ isMutual: true, ownWeek: 0, theirWeek: 0 }]);
    await expect(inviteGuild(mara.ctx, { ...act(), tag: await tagOf(tess) })).rejects.toMatchObject({
      code: 'guild.is_rival',
    });
    const { guildId } = await guildOf(tess);
    await endRivalry(mara.ctx, { ...act(), guildId });
    await expect(endRivalry(mara.ctx, { ...act(), guildId })).rejects.toMatchObject({ code: 'guild.no_rivalry' });
    expect((await publicGuild(tess.ctx, { tag: await tagOf(tess) })).rivals).toHaveLength(1);
  });
});

describe('what everyone sees of guilds', () => {
  it('is found by name or tag, counts members who hide their profiles, and shows the others', async () => {
    const [mara, ivo] = await guildOfTwo();
    const { name, tag } = await guildOf(mara);
    const stranger = testDomain.ctxAs({});
    const asked = { text: tag.toLowerCase(), order: 'level', page: 1 } as const;
    expect((await publicGuilds(stranger, asked)).guilds).toMatchObject([{ name, tag, level: 1, members: 2 }]);
    expect((await publicGuilds(stranger, { ...asked, text: '%' })).guilds).toEqual([]);
    expect((await publicGuilds(stranger, { ...asked, text: '', page: 1000 })).guilds).toEqual([]);
    await withClient(testDomain.ownerUrl, (client) =>
      client.query(
        `INSERT INTO player_settings (account_id, settings, saved_at)
         VALUES ($1, '{"privacy": {"profile": "nobody"}}', now())`,
        [ivo.accountId],
      ),
    );
    const page = await publicGuild(stranger, { tag: tag.toLowerCase() });
    expect(page).toMatchObject({ name, tag, memberCount: 2, members: [{ name: mara.name, place: 0 }] });
    expect(page.members).toHaveLength(1);
    await expect(publicGuild(stranger, { tag: 'NOONE' })).rejects.toMatchObject({ code: 'guild.no_such_guild' });
  });
});
