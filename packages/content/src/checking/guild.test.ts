import { expect, it } from 'vitest';
import { guildPerks, guildTasks } from '../guild';
import { checkGuilds } from './guild';

const perks = guildPerks;
const tasks = guildTasks;
const [first, second] = perks;

it('finds no fault in the perks and tasks of guilds', () => {
  expect(checkGuilds({ perks, tasks })).toEqual([]);
});

it.each([
  ['a perk without its number', { about: { en: 'More', ru: 'Больше' } }, 'write {amount}'],
  ['a perk after one that is missing', { after: { perk: 'none', ranks: 1 } }, 'name a perk that exists'],
  ['a perk after more ranks than there are', { after: { perk: 'own_workshop', ranks: 6 } }, 'ask at most 5'],
  ['a perk in a third step', { after: { perk: 'keen_eyes', ranks: 1 } }, 'open from the start'],
  ['two perks of one id', { id: second?.id ?? '' }, 'an id of its own'],
])('finds %s', (_, change, what) => {
  const changed = perks.map((perk) => (perk === first ? { ...perk, ...change } : perk));
  expect(
    checkGuilds({ perks: changed, tasks })
      .map((fault) => fault.what)
      .join(),
  ).toContain(what);
});

it('finds perks that a guild need not choose between, and weeks with too few tasks', () => {
  const few = perks.map((perk) => ({ ...perk, ranks: 2 }));
  expect(checkGuilds({ perks: few, tasks }).map(({ where }) => where)).toContain('guild perks');
  expect(checkGuilds({ perks, tasks: tasks.slice(0, 4) })).toHaveLength(1);
  expect(checkGuilds({ perks, tasks: [...tasks, ...tasks.slice(0, 1)] })).toHaveLength(1);
});
