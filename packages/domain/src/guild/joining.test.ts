import { guildInviteLastsMs, mostGuildMembers } from '@necp/shared/guild/rules';
import { playerJoinedGuild } from '@necp/shared/guild/events';
import type { GuildId } from '@necp/shared/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setStatus } from '../social/service';
import { FixedClock, makeCharacters, openTestDomain, type TestDomain, withClient } from '../testing';
import {
  act,
  enrich,
  expectSound,
  foundBy,
  guildOf,
  guildOfPlayers,
  inviteTo,
  openListing,
  places,
  rankBy,
  rightsBy,
  waiting,
} from '../testing/guild';
import { watchLocks } from '../testing/lock-watch';
import { block, codesOf, pair, type SocialPlayer, socialPlayers } from '../testing/social';
import {
  acceptApplication,
  acceptInvite,
  applyToGuild,
  declineApplication,
  declineInvite,
  findGuilds,
  leaveGuild,
  recruiting,
  roster,
  shownGuild,
  waysIn,
  withdrawApplication,
  withdrawInvite,
} from './service';

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

const guildIdOf = async (player: SocialPlayer) => (await guildOf(player)).guildId;
const applyAt = (player: SocialPlayer, guildId: GuildId, answers: readonly string[] = []) =>
  applyToGuild(player.ctx, { ...act(), guildId, answers: [...answers] });
const applicationOf = async (player: SocialPlayer) => {
  const [one] = (await waysIn(player.ctx)).applications;
  if (one === undefined) throw new Error('nothing waits');
  return { ...act(), applicationId: one.applicationId };
};
/** A guild of one, and players who are in none. */
async function withOthers(count: number): Promise<[SocialPlayer, ...SocialPlayer[]]> {
  const [leader] = await guildOfPlayers(testDomain, 1);
  if (leader === undefined) throw new Error('no leader');
  return [leader, ...(await socialPlayers(testDomain, count))];
}

describe('an invitation into a guild', () => {
  it('lets its receiver join in the lowest rank, once', async () => {
    const [mara, ivo] = (await withOthers(1)) as [SocialPlayer, SocialPlayer];
    await inviteTo(mara, ivo);
    expect(await waysIn(ivo.ctx)).toMatchObject({ invites: [{ from: mara.name, guild: { members: 1 } }] });
    const inviteId = await waiting(ivo);
    await acceptInvite(ivo.ctx, { ...act(), inviteId });
    expect(await places(mara)).toEqual({ [mara.name]: 0, [ivo.name]: 3 });
    await expect(acceptInvite(ivo.ctx, { ...act(), inviteId })).rejects.toMatchObject({ code: 'guild.invite_gone' });
    expect(
      await mara.ctx.db.outboxEvent.count({ where: { name: playerJoinedGuild.name, key: await guildIdOf(mara) } }),
    ).toBe(1);
  });

  it('cannot be used by others, after three days, or after it was declined or withdrawn', async () => {
    const [mara, ivo, ada] = (await withOthers(2)) as [SocialPlayer, SocialPlayer, SocialPlayer];
    await inviteTo(mara, ivo);
    const inviteId = await waiting(ivo);
    for (const verb of [acceptInvite, declineInvite, withdrawInvite])
      await expect(verb(ada.ctx, { ...act(), inviteId })).rejects.toMatchObject({ code: 'guild.invite_gone' });
    await expect(acceptInvite(mara.ctx, { ...act(), inviteId })).rejects.toMatchObject({ code: 'guild.invite_gone' });
    clock.advance(guildInviteLastsMs);
    await expect(acceptInvite(ivo.ctx, { ...act(), inviteId })).rejects.toMatchObject({ code: 'guild.invite_gone' });
    for (const end of ['decline', 'withdraw'] as const) {
      await inviteTo(mara, ivo);
      const again = { ...act(), inviteId: await waiting(ivo) };
      await (end === 'decline' ? declineInvite(ivo.ctx, again) : withdrawInvite(mara.ctx, again));
      await expect(acceptInvite(ivo.ctx, { ...again, ...act() })).rejects.toMatchObject({ code: 'guild.invite_gone' });
    }
  });

  it('of another guild is not withdrawn by a member of this one', async () => {
    const [mara, ivo] = (await withOthers(1)) as [SocialPlayer, SocialPlayer];
    const [ada] = await withOthers(0);
    await inviteTo(mara, ivo);
    const inviteId = await waiting(ivo);
    await expect(withdrawInvite(ada.ctx, { ...act(), inviteId })).rejects.toMatchObject({ code: 'guild.invite_gone' });
  });

  it('is sent by members with the right to it, and to characters without a guild', async () => {
    const [mara, ivo] = (await guildOfPlayers(testDomain, 2)) as [SocialPlayer, SocialPlayer];
    const [ada] = await withOthers(0);
    await expect(inviteTo(ivo, ada)).rejects.toMatchObject({ kind: 'forbidden', code: 'guild.no_right' });
    await expect(inviteTo(mara, ada)).rejects.toMatchObject({ code: 'guild.other_in_guild' });
    await expect(inviteTo(mara, ivo)).rejects.toMatchObject({ code: 'guild.same_guild' });
    await expect(inviteTo(mara, mara)).rejects.toMatchObject({ code: 'guild.yourself' });
  });

  it('is never seen by a player who blocks the member, who is answered the same', async () => {
    const [mara, ivo] = (await withOthers(1)) as [SocialPlayer, SocialPlayer];
    await block(ivo, mara);
    expect(await inviteTo(mara, ivo)).toEqual({ done: true });
    expect(await waysIn(ivo.ctx)).toEqual({ invites: [], applications: [] });
    const { invites } = await recruiting(mara.ctx);
    expect(invites.map(({ character }) => character.name)).toEqual([ivo.name]);
  });

  it('brings a character into one of two guilds that it enters in one moment', async () => {
    const [mara, ivo] = (await withOthers(1)) as [SocialPlayer, SocialPlayer];
    const [ada] = await withOthers(0);
    await inviteTo(mara, ivo);
    await inviteTo(ada, ivo);
    const { invites } = await waysIn(ivo.ctx);
    const outcomes = await Promise.allSettled(
      invites.map(({ inviteId }) => acceptInvite(ivo.ctx, { ...act(), inviteId })),
    );
    const codes = codesOf(outcomes);
    expect(codes).toContain('ok');
    expect(['guild.already_in', 'guild.invite_gone']).toContain(codes.find((code) => code !== 'ok'));
    expect(await waysIn(ivo.ctx)).toEqual({ invites: [], applications: [] });
  });

  it('gives the last place to one of five who join in one moment', async () => {
    const [mara, ...others] = await withOthers(5);
    const guildId = await guildIdOf(mara);
    for (const other of others) await inviteTo(mara, other);
    const ids = await makeCharacters(testDomain.databaseUrl, mostGuildMembers - 2);
    await withClient(testDomain.ownerUrl, (client) =>
      client.query(
        `INSERT INTO guild_members (character_id, account_id, guild_id, place, joined_at)
         SELECT id, id, $2, 3, now() FROM unnest($1::uuid[]) AS other (id)`,
        [ids, guildId],
      ),
    );
    const outcomes = await Promise.allSettled(
      others.map(async (one) => acceptInvite(one.ctx, { ...act(), inviteId: await waiting(one) })),
    );
    expect(codesOf(outcomes)).toEqual([...Array.from({ length: 4 }, () => 'guild.full'), 'ok']);
    expect((await roster(mara.ctx)).members.length).toBe(mostGuildMembers);
  });
});

describe('an application to a guild', () => {
  it('answers its questions, and is accepted by a member with the right to it', async () => {
    const [mara, ivo] = (await withOthers(1)) as [SocialPlayer, SocialPlayer];
    await openListing(mara, ['Why us?']);
    const found = await findGuilds(ivo.ctx, { text: (await guildOf(mara)).tag, fits: true });
    const [guild] = found.guilds;
    expect(found.guilds).toMatchObject([{ leader: mara.name, members: 1, questions: ['Why us?'] }]);
    if (guild === undefined) throw new Error('found nothing');
    await expect(applyAt(ivo, guild.guildId, ['  '])).rejects.toMatchObject({ code: 'guild.unanswered' });
    await applyAt(ivo, guild.guildId, ['I like rain.']);
    await expect(applyAt(ivo, guild.guildId, ['Again.'])).rejects.toMatchObject({ code: 'guild.applied_lately' });
    const { applications } = await recruiting(mara.ctx);
    expect(applications).toMatchObject([
      { character: { name: ivo.name }, answers: [{ question: 'Why us?', answer: 'I like rain.' }] },
    ]);
    await acceptApplication(mara.ctx, await applicationOf(ivo));
    expect(await places(ivo)).toEqual({ [mara.name]: 0, [ivo.name]: 3 });
  });

  it('is answered neither by strangers nor by members without the right, and not by other guilds', async () => {
    const [mara, ivo] = (await guildOfPlayers(testDomain, 2)) as [SocialPlayer, SocialPlayer];
    const [ada, eve] = (await withOthers(1)) as [SocialPlayer, SocialPlayer];
    await openListing(mara);
    await applyAt(eve, await guildIdOf(mara));
    const input = await applicationOf(eve);
    for (const verb of [acceptApplication, declineApplication]) {
      await expect(verb(ivo.ctx, { ...input, ...act() })).rejects.toMatchObject({ code: 'guild.no_right' });
      await expect(verb(ada.ctx, { ...input, ...act() })).rejects.toMatchObject({ code: 'guild.application_gone' });
      await expect(verb(eve.ctx, { ...input, ...act() })).rejects.toMatchObject({ code: 'guild.application_gone' });
    }
    await expect(withdrawApplication(mara.ctx, { ...input, ...act() })).rejects.toMatchObject({
      code: 'guild.application_gone',
    });
    expect((await recruiting(ivo.ctx)).applications).toEqual([]);
    await declineApplication(mara.ctx, input);
    await expect(applyAt(eve, await guildIdOf(mara))).rejects.toMatchObject({ code: 'guild.applied_lately' });
  });

  it('is refused by a guild that does not look for players', async () => {
    const [mara, ivo] = (await withOthers(1)) as [SocialPlayer, SocialPlayer];
    await expect(applyAt(ivo, await guildIdOf(mara))).rejects.toMatchObject({ code: 'guild.guild_gone' });
  });

  it('that meets an invitation in one moment makes the character a member once', async () => {
    const [mara, ivo] = (await withOthers(1)) as [SocialPlayer, SocialPlayer];
    await openListing(mara);
    await Promise.all([applyAt(ivo, await guildIdOf(mara)), inviteTo(mara, ivo)]);
    expect(await places(ivo)).toEqual({ [mara.name]: 0, [ivo.name]: 3 });
    expect(await waysIn(ivo.ctx)).toEqual({ invites: [], applications: [] });
    expect((await recruiting(mara.ctx)).applications).toEqual([]);
  });

  it('is over when its character founds a guild of its own', async () => {
    const [mara, ivo] = (await withOthers(1)) as [SocialPlayer, SocialPlayer];
    await openListing(mara);
    await applyAt(ivo, await guildIdOf(mara));
    const input = await applicationOf(ivo);
    await enrich(testDomain, [ivo]);
    await foundBy(ivo);
    await expect(acceptApplication(mara.ctx, input)).rejects.toMatchObject({ code: 'guild.application_gone' });
  });
});

describe('members of a guild', () => {
  it('see officer notes and applications only with the right to them, which ends with their rank', async () => {
    const [mara, ivo] = (await guildOfPlayers(testDomain, 2)) as [SocialPlayer, SocialPlayer];
    const noteOf = async () => (await roster(ivo.ctx)).members[0]?.officerNote;
    expect(await noteOf()).toBeNull();
    await rightsBy(mara, 3, ['officer']);
    expect(await noteOf()).toBe('');
    await rankBy(mara, ivo, 2);
    expect(await noteOf()).toBeNull();
  });

  it('leave one guild a day', async () => {
    const [, ivo] = (await guildOfPlayers(testDomain, 2)) as [SocialPlayer, SocialPlayer];
    const [ada] = await withOthers(0);
    await leaveGuild(ivo.ctx, act());
    await inviteTo(ada, ivo);
    await acceptInvite(ivo.ctx, { ...act(), inviteId: await waiting(ivo) });
    await expect(leaveGuild(ivo.ctx, act())).rejects.toMatchObject({ code: 'guild.left_today' });
    clock.advance(24 * 3_600_000);
    await leaveGuild(ivo.ctx, act());
    expect(await places(ivo)).toEqual({});
  });

  it('do not see when a player was in the city who hides it from everyone', async () => {
    const [mara, ivo] = (await guildOfPlayers(testDomain, 2)) as [SocialPlayer, SocialPlayer];
    await withClient(testDomain.ownerUrl, (client) =>
      client.query('UPDATE characters SET last_seen_at = $2 WHERE id = $1', [ivo.characterId, new Date(clock.nowMs())]),
    );
    const seenAt = async () =>
      (await roster(mara.ctx)).members.find(({ character }) => character.name === ivo.name)?.seenAt;
    expect(await seenAt()).toEqual(new Date(clock.nowMs()));
    await setStatus(ivo.ctx, { ...act(), status: 'online', text: '', presenceTo: 'none', placeTo: 'none' });
    expect(await seenAt()).toBeNull();
  });

  it('are called by their names to no one outside', async () => {
    const [one] = await pair(testDomain);
    await expect(roster(one.ctx)).rejects.toMatchObject({ code: 'guild.none' });
  });
});

describe('the profile of a member', () => {
  it('names the guild, and none for a character without one', async () => {
    const [mara, ivo] = (await withOthers(1)) as [SocialPlayer, SocialPlayer];
    const { name, tag } = await guildOf(mara);
    expect(await shownGuild(ivo.ctx, { name: mara.name })).toEqual({ guild: { name, tag } });
    expect(await shownGuild(mara.ctx, { name: ivo.name })).toEqual({ guild: null });
  });
});
