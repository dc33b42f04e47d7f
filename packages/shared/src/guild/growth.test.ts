import { expect, test } from 'vitest';
import {
  canResetPerks,
  canTakePerk,
  effortDayMost,
  effortOf,
  guildExperienceAt,
  guildExperienceToNext,
  guildLevelCap,
  guildLevelOf,
  type GuildPerkContent,
  perkAmount,
  perkPointsAt,
  perkPointsLeft,
  perkResetAtMs,
  perkResetEveryMs,
} from './growth';
import { taskTarget, tasksOfWeek, weekEndMs, weekStartMs } from './tasks';

test('each level needs more than the one before, and the highest one needs nothing', () => {
  const steps = Array.from({ length: guildLevelCap - 1 }, (_, index) => guildExperienceToNext(index + 1));
  expect(steps[0]).toBe(250);
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  expect(guildExperienceToNext(guildLevelCap)).toBe(0);
  expect(guildExperienceAt(1)).toBe(0);
  expect(guildExperienceAt(2)).toBe(250);
});

test('a level is reached with exactly the experience it needs', () => {
  for (let level = 2; level <= guildLevelCap; level += 1) {
    const at = guildExperienceAt(level);
    expect(guildLevelOf(at - 1).level).toBe(level - 1);
    expect(guildLevelOf(at)).toMatchObject({ level, into: 0 });
  }
  expect(guildLevelOf(guildExperienceAt(guildLevelCap) + 9_999)).toEqual({ level: guildLevelCap, into: 0, toNext: 0 });
});

test.each([
  ['quest', { today: 0 }, 20],
  ['level', { level: 7, today: 0 }, 70],
  ['boss', { today: effortDayMost - 10 }, 10],
  ['boss', { today: effortDayMost }, 0],
  ['elite', { today: effortDayMost + 50 }, 0],
] as const)('%s by a member with %j today adds %i', (effort, input, added) => {
  expect(effortOf(effort, input)).toBe(added);
});

const perk = (change: Partial<GuildPerkContent>): GuildPerkContent => ({
  ...{ id: 'lessons', name: { en: 'Lessons', ru: 'Уроки' }, about: { en: 'More', ru: 'Больше' } },
  ...{ effect: 'experience', perRank: 2, ranks: 3, after: null },
  ...change,
});
const drill = perk({ id: 'drill', effect: 'skills', after: { perk: 'lessons', ranks: 2 } });

test('perks cost a point each, open one after the other, and end with their last rank', () => {
  expect(perkPointsAt(1)).toBe(0);
  expect(perkPointsAt(guildLevelCap + 5)).toBe(guildLevelCap - 1);
  expect(perkPointsLeft(5, { lessons: 3 })).toBe(1);
  expect(canTakePerk(perk({}), { level: 1, taken: {} })).toMatchObject({ code: 'guild.no_perk_points' });
  expect(canTakePerk(perk({}), { level: 2, taken: {} }).ok).toBe(true);
  expect(canTakePerk(drill, { level: 9, taken: { lessons: 1 } })).toMatchObject({ code: 'guild.perk_closed' });
  expect(canTakePerk(drill, { level: 9, taken: { lessons: 2 } }).ok).toBe(true);
  expect(canTakePerk(perk({}), { level: 9, taken: { lessons: 3 } })).toMatchObject({ code: 'guild.perk_complete' });
});

test('perks add up by what they change, and never beyond their ranks', () => {
  const perks = [perk({}), drill, perk({ id: 'more', perRank: 1, ranks: 1 })];
  expect(perkAmount(perks, { lessons: 3, more: 1, drill: 1 }, 'experience')).toBe(7);
  expect(perkAmount(perks, { lessons: 9 }, 'experience')).toBe(6);
  expect(perkAmount(perks, {}, 'experience')).toBe(0);
});

test('perks are reset once in seven days', () => {
  const nowMs = 1_000_000_000_000;
  expect(canResetPerks({ lessons: 0 }, { lastMs: null, nowMs })).toMatchObject({ code: 'guild.no_perks' });
  expect(canResetPerks({ lessons: 1 }, { lastMs: null, nowMs }).ok).toBe(true);
  const lately = { lastMs: nowMs - perkResetEveryMs + 1, nowMs };
  expect(canResetPerks({ lessons: 1 }, lately)).toMatchObject({ code: 'guild.perks_reset_lately' });
  expect(perkResetAtMs(lately.lastMs, nowMs)).toBe(nowMs + 1);
  expect(canResetPerks({ lessons: 1 }, { lastMs: nowMs - perkResetEveryMs, nowMs }).ok).toBe(true);
});

test.each([
  ['2031-04-06T23:59:59.999Z', '2031-03-31T00:00:00.000Z', '2031-04-07T00:00:00.000Z'],
  ['2031-04-07T00:00:00.000Z', '2031-04-07T00:00:00.000Z', '2031-04-14T00:00:00.000Z'],
])('the week of %s goes from Monday to Monday', (at, from, until) => {
  expect(new Date(weekStartMs(Date.parse(at))).toISOString()).toBe(from);
  expect(new Date(weekEndMs(Date.parse(at))).toISOString()).toBe(until);
});

test('a task asks more of a larger guild, up to sixty members', () => {
  const asked = [1, 5, 6, 60, 200].map((members) => taskTarget({ perFive: 4 }, members));
  expect(asked).toEqual([4, 4, 8, 48, 48]);
});

test('a guild keeps its tasks for the week, more of them adds to them, and others have others', () => {
  const all = Array.from({ length: 10 }, (_, index) => ({ id: `task_${index}` }));
  const three = tasksOfWeek(all, { seed: 'a 1', count: 3 });
  expect(tasksOfWeek(all.toReversed(), { seed: 'a 1', count: 3 })).toEqual(three);
  expect(tasksOfWeek(all, { seed: 'a 1', count: 4 }).slice(0, 3)).toEqual(three);
  const weeks = Array.from({ length: 30 }, (_, index) => tasksOfWeek(all, { seed: `a ${index}`, count: 3 })[0]?.id);
  expect(new Set(weeks).size).toBeGreaterThan(5);
});
