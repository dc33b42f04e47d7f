import { enemies } from '@necp/content/server';
import { npcDied } from '@necp/shared/combat/events';
import type { Emblem } from '@necp/shared/guild/emblem';
import { guildLeveledUp } from '@necp/shared/guild/events';
import { effortDayMost, guildExperienceAt } from '@necp/shared/guild/growth';
import { dayMs, FixedClock, type GuildId } from '@necp/shared/kernel';
import { levelUp } from '@necp/shared/progression/events';
import { questCompleted } from '@necp/shared/quest/events';
import { eventShared } from '@necp/shared/world-event/events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTx } from '../kernel';
import { openTestDomain, type TestDomain, withClient } from '../testing';
import { busEventOf, deliverTo } from '../testing/bus-events';
import { act, guildOf, guildOfPlayers } from '../testing/guild';
import { watchLocks } from '../testing/lock-watch';
import type { SocialPlayer } from '../testing/social';
import { codesOf, pair } from '../testing/social';
import { addEffort } from './growing';
import { guildBoosts } from './perks';
import { listeners } from './listeners';
import { ownGrowth, publicGuild, resetPerks, setEmblem, takePerk } from './service';

watchLocks();
let testDomain: TestDomain;
const clock = new FixedClock(Date.parse('2031-04-09T12:00:00Z'));
beforeAll(async () => {
  testDomain = await openTestDomain({ clock });
});
afterAll(() => testDomain.close());

const quest = (player: SocialPlayer) => ({ characterId: player.characterId, questId: 'first_light', ending: 'good' });
const finishQuest = (player: SocialPlayer) =>
  deliverTo(listeners, player.ctx, busEventOf(questCompleted, quest(player) as never));
const setExperience = (guildId: string, experience: number) =>
  withClient(testDomain.ownerUrl, (client) =>
    client.query(
      `INSERT INTO guild_growths (guild_id, experience) VALUES ($1, $2)
       ON CONFLICT (guild_id) DO UPDATE SET experience = excluded.experience`,
      [guildId, experience],
    ),
  );
const guildIdOf = async (player: SocialPlayer) => (await guildOf(player)).guildId;
const enemyOf = (rank: string) => enemies.find((enemy) => enemy.rank === rank)?.id as never;

describe('the level of a guild', () => {
  it('rises by what members do, and other players add nothing', async () => {
    const [mara, ivo] = (await guildOfPlayers(testDomain, 2)) as [SocialPlayer, SocialPlayer];
    const [stranger] = await pair(testDomain);
    await finishQuest(mara);
    await finishQuest(ivo);
    await finishQuest(stranger);
    await deliverTo(listeners, ivo.ctx, busEventOf(levelUp, { characterId: ivo.characterId, level: 4 }));
    expect(await ownGrowth(mara.ctx)).toMatchObject({ experience: 80, level: 1, into: 80, week: 80, ownToday: 20 });
    expect((await ownGrowth(ivo.ctx)).contributors.map(({ name, points }) => [name, points])).toEqual([
      [ivo.name, 60],
      [mara.name, 20],
    ]);
  });

  it('counts an enemy once for the guild, and shares it among its members who were there', async () => {
    const [mara, ivo, tess] = (await guildOfPlayers(testDomain, 3)) as [SocialPlayer, SocialPlayer, SocialPlayer];
    const [stranger] = await pair(testDomain);
    const characterIds = [mara, ivo, stranger].map((player) => player.characterId);
    const defeat = { defeatId: 'd', zoneId: 'watson', level: 9, characterIds } as never as {
      readonly defeatId: string;
      readonly zoneId: never;
      readonly level: number;
      readonly characterIds: typeof characterIds;
    };
    const boss = enemyOf('boss');
    await deliverTo(listeners, mara.ctx, busEventOf(npcDied, { ...defeat, enemy: boss }));
    await deliverTo(listeners, mara.ctx, busEventOf(npcDied, { ...defeat, enemy: enemyOf('elite') }));
    await deliverTo(listeners, mara.ctx, busEventOf(npcDied, { ...defeat, enemy: enemyOf('regular') }));
    const { experience, contributors } = await ownGrowth(tess.ctx);
    expect(contributors.map(({ points }) => points)).toEqual([33, 33]);
    expect(experience).toBe(66);
    const { tag } = await guildOf(tess);
    expect((await publicGuild(tess.ctx, { tag })).milestones).toMatchObject([
      { kind: 'boss', enemy: boss },
      { kind: 'founded' },
    ]);
  });

  it('counts a city event for those who took part', async () => {
    const [mara] = (await guildOfPlayers(testDomain, 1)) as [SocialPlayer];
    const share = {
      characterId: mara.characterId,
      runId: crypto.randomUUID(),
      event: 'convoy',
      points: 3,
    } as never as {
      readonly characterId: typeof mara.characterId;
    };
    const shared = (tier: string | null) => busEventOf(eventShared, { ...share, tier, ending: 'held' } as never);
    await deliverTo(listeners, mara.ctx, shared(null));
    expect((await ownGrowth(mara.ctx)).experience).toBe(0);
    await deliverTo(listeners, mara.ctx, shared('gold'));
    expect((await ownGrowth(mara.ctx)).experience).toBe(25);
  });

  it('takes no more from a member than the day allows, and begins anew at midnight', async () => {
    const [mara] = (await guildOfPlayers(testDomain, 1)) as [SocialPlayer];
    for (let times = 0; times < 25; times += 1) await finishQuest(mara);
    const guild = await ownGrowth(mara.ctx);
    expect(guild.ownToday).toBe(effortDayMost);
    const tasks = guild.tasks.filter(({ isDone }) => isDone).reduce((sum, { experience }) => sum + experience, 0);
    expect(guild.experience).toBe(effortDayMost + tasks);
    clock.advance(dayMs);
    await finishQuest(mara);
    expect((await ownGrowth(mara.ctx)).ownToday).toBe(20);
  });

  it('is reached once, noted, and announced to every member', async () => {
    const [mara, ivo] = (await guildOfPlayers(testDomain, 2)) as [SocialPlayer, SocialPlayer];
    const guildId = await guildIdOf(mara);
    await setExperience(guildId, guildExperienceAt(2) - 1);
    await finishQuest(ivo);
    expect((await guildOf(mara)).level).toBe(2);
    const { tag } = await guildOf(mara);
    expect((await publicGuild(mara.ctx, { tag })).milestones).toMatchObject([
      { kind: 'level', level: 2 },
      { kind: 'founded' },
    ]);
    const event = busEventOf(guildLeveledUp, { guildId, level: 2 });
    await deliverTo(listeners, mara.ctx, event);
    await deliverTo(listeners, mara.ctx, event);
    const rows = await withClient(testDomain.ownerUrl, (client) =>
      client.query(`SELECT account_id::text AS id FROM notifications WHERE kind = 'guild_level' AND fact_id = $1`, [
        event.id,
      ]),
    );
    expect(rows.rows.map(({ id }) => id as string).toSorted()).toEqual([mara.accountId, ivo.accountId].toSorted());
  });

  it('loses nothing when members do something at the same moment', async () => {
    const players = await guildOfPlayers(testDomain, 4);
    const [mara] = players as [SocialPlayer];
    await Promise.all(players.flatMap((player) => [finishQuest(player), finishQuest(player)]));
    const { experience, contributors, tasks } = await ownGrowth(mara.ctx);
    const done = tasks.filter(({ isDone }) => isDone).reduce((sum, one) => sum + one.experience, 0);
    expect(experience).toBe(160 + done);
    expect(contributors.map(({ points }) => points)).toEqual([40, 40, 40, 40]);
  });
});

describe('weekly tasks', () => {
  it('are done together, pay once, and are others next week', async () => {
    const [mara] = (await guildOfPlayers(testDomain, 1)) as [SocialPlayer];
    const before = await ownGrowth(mara.ctx);
    expect(before.tasks).toHaveLength(3);
    const task = before.tasks[0];
    if (task === undefined) throw new Error('no task');
    const effort = task.counts as 'quest';
    const once = () => inTx(mara.ctx, (tx) => addEffort(tx, { effort, characterIds: [mara.characterId] }));
    for (let times = 0; times < task.target; times += 1) await once();
    const after = await ownGrowth(mara.ctx);
    expect(after.tasks[0]).toMatchObject({ taskId: task.taskId, progress: task.target, isDone: true });
    const points = after.contributors.reduce((sum, one) => sum + one.points, 0);
    const done = after.tasks.filter(({ isDone }) => isDone).reduce((sum, one) => sum + one.experience, 0);
    expect(after.experience).toBe(points + done);
    await once();
    expect((await ownGrowth(mara.ctx)).tasks[0]?.progress).toBe(task.target);
    clock.advance(7 * dayMs);
    const next = await ownGrowth(mara.ctx);
    expect(next.tasks.every(({ progress }) => progress === 0)).toBe(true);
    expect(next.week).toBe(0);
  });
});

describe('perks', () => {
  const perk = (id: string) => ({ ...act(), perk: id as never });

  it('cost points, change what members gain, and are given up for the points', async () => {
    const [mara, ivo] = (await guildOfPlayers(testDomain, 2)) as [SocialPlayer, SocialPlayer];
    const [stranger] = await pair(testDomain);
    await setExperience(await guildIdOf(mara), guildExperienceAt(4));
    await takePerk(mara.ctx, perk('shared_lessons'));
    await takePerk(mara.ctx, perk('shared_lessons'));
    await takePerk(mara.ctx, perk('own_workshop'));
    await expect(takePerk(mara.ctx, perk('good_name'))).rejects.toMatchObject({ code: 'guild.no_perk_points' });
    const boost = await guildBoosts(mara.ctx.db, [mara.characterId, ivo.characterId, stranger.characterId]);
    expect(boost(ivo.characterId, 'experience')).toBe(2);
    expect(boost(ivo.characterId, 'repairs')).toBe(4);
    expect(boost(stranger.characterId, 'experience')).toBe(0);
    expect(await ownGrowth(ivo.ctx)).toMatchObject({ pointsLeft: 0, canChoose: false });
    await resetPerks(mara.ctx, act());
    expect(await ownGrowth(mara.ctx)).toMatchObject({ perks: {}, pointsLeft: 3 });
    await takePerk(mara.ctx, perk('good_name'));
    await expect(resetPerks(mara.ctx, act())).rejects.toMatchObject({ code: 'guild.perks_reset_lately' });
    clock.advance(7 * dayMs);
    await resetPerks(mara.ctx, act());
  });

  it('are refused without the right, out of their order, and when there are none of the name', async () => {
    const [mara, ivo] = (await guildOfPlayers(testDomain, 2)) as [SocialPlayer, SocialPlayer];
    await setExperience(await guildIdOf(mara), guildExperienceAt(4));
    await expect(takePerk(ivo.ctx, perk('shared_lessons'))).rejects.toMatchObject({ code: 'guild.no_right' });
    await expect(resetPerks(ivo.ctx, act())).rejects.toMatchObject({ code: 'guild.no_right' });
    await expect(takePerk(mara.ctx, perk('keen_eyes'))).rejects.toMatchObject({ code: 'guild.perk_closed' });
    await expect(takePerk(mara.ctx, perk('nothing'))).rejects.toMatchObject({ code: 'guild.no_such_perk' });
    await expect(resetPerks(mara.ctx, act())).rejects.toMatchObject({ code: 'guild.no_perks' });
  });

  it('spend a point once, however many clicks come at the same moment', async () => {
    const [mara] = (await guildOfPlayers(testDomain, 1)) as [SocialPlayer];
    await setExperience(await guildIdOf(mara), guildExperienceAt(2));
    const input = perk('shared_lessons');
    const same = await Promise.allSettled([takePerk(mara.ctx, input), takePerk(mara.ctx, input)]);
    expect(codesOf(same)).toEqual(['ok', 'ok']);
    expect((await ownGrowth(mara.ctx)).perks).toEqual({ shared_lessons: 1 });
    await setExperience(await guildIdOf(mara), guildExperienceAt(3));
    const other = await Promise.allSettled([
      takePerk(mara.ctx, perk('shared_lessons')),
      takePerk(mara.ctx, perk('own_workshop')),
    ]);
    expect(codesOf(other)).toEqual(['guild.no_perk_points', 'ok']);
  });
});

describe('the emblem', () => {
  const emblem: Emblem = {
    ...({ shape: 'circle', pattern: 'cross', symbol: 'wolf' } as const),
    ...({ ground: 'ink', second: 'navy', mark: 'white' } as const),
  };

  it('follows from the tag until a member with the right chooses another', async () => {
    const [mara, ivo] = (await guildOfPlayers(testDomain, 2)) as [SocialPlayer, SocialPlayer];
    const before = (await guildOf(ivo)).emblem;
    await expect(setEmblem(ivo.ctx, { ...act(), emblem })).rejects.toMatchObject({ code: 'guild.no_right' });
    expect((await guildOf(ivo)).emblem).toBe(before);
    await setEmblem(mara.ctx, { ...act(), emblem });
    expect((await guildOf(ivo)).emblem).toBe('circle-cross-wolf-ink-navy-white');
  });

  it('cannot be one whose symbol cannot be seen', async () => {
    const [mara] = (await guildOfPlayers(testDomain, 1)) as [SocialPlayer];
    expect(() => setEmblem(mara.ctx, { ...act(), emblem: { ...emblem, mark: 'navy' } })).toThrowError(
      expect.objectContaining({ code: 'guild.emblem_unseen' }),
    );
  });
});

it('what is done by a character that has left its guild does not count', async () => {
  const [mara, ivo] = (await guildOfPlayers(testDomain, 2)) as [SocialPlayer, SocialPlayer];
  const guildId = (await guildIdOf(mara)) as GuildId;
  await withClient(testDomain.ownerUrl, (client) =>
    client.query('DELETE FROM guild_members WHERE character_id = $1', [ivo.characterId]),
  );
  await finishQuest(ivo);
  expect(await ownGrowth(mara.ctx)).toMatchObject({ experience: 0 });
  const boost = await guildBoosts(mara.ctx.db, [ivo.characterId]);
  expect(boost(ivo.characterId, 'experience')).toBe(0);
  expect(guildId).toBeTruthy();
});
