import { meetsAll, type ConditionContext } from '@necp/shared/quest/conditions';
import { describe, expect, it } from 'vitest';
import { city, sees } from '../testing/changed-city';
import { isNamed } from './endings';

describe('the thread of quests', () => {
  it('is broken by an ending that does not name who has the next quest, in either language', () => {
    for (const locale of ['en', 'ru'] as const) {
      const quests = city.quests.map((quest) => ({
        ...quest,
        endings: quest.endings.map((ending) => ({
          ...ending,
          journal: { ...ending.journal, [locale]: 'Конец. End.' },
        })),
      }));
      sees({ quests }, 'quest the_toll, lifted does not send to');
    }
  });

  it('finds a name in every Russian case, and takes no part of a word for it', () => {
    expect(isNamed('Марта Крюк', 'Спросите у Марты Крюк.', 'ru')).toBe(true);
    expect(isNamed('Тётка Восьмая', 'Долг перед Тёткой Восьмой', 'ru')).toBe(true);
    expect(isNamed('Девятка', 'Зайдите к Девятке', 'ru')).toBe(true);
    expect(isNamed('Тётка Восьмая', 'Восьмой блок', 'ru')).toBe(false);
    expect(isNamed('Auntie Eight', 'The Eighths and an auntie', 'en')).toBe(false);
    expect(isNamed('Captain Noor Sable', 'Captain Sable waits', 'en')).toBe(true);
  });
});

describe('Vera, after the first night', () => {
  /** A character of the level that the first quest asks for, with nothing else. */
  const newcomer: ConditionContext = {
    level: 3,
    classId: 'bouncer',
    originId: 'local',
    attributes: { body: 3, reflex: 3, tech: 3, intellect: 3, cool: 3 },
    skills: {},
    quests: [],
    finished: [{ questId: 'first_light', ending: 'morning_runner', result: 'done' }],
    reputation: {},
    tiers: city.tiers,
    itemCounts: {},
    chits: 0n,
    worldKeys: Object.fromEntries(city.worldKeys.map(({ id, initial }) => [id, initial])),
    hour: 12,
  };
  const open = city.quests
    .filter(({ begins, prerequisites }) => begins === 'dialogue' && meetsAll(prerequisites, newcomer))
    .map(({ giver }) => giver);
  const advice = city.dialogues.find(({ id }) => id === 'vera_goals')?.nodes.find(({ id }) => id === 'three')?.text;

  it.each([
    ['en', 'Marta and Nine'],
    ['ru', 'Марта с Девяткой'],
  ] as const)('names now only people whose quest is open, and the others for later (%s)', (locale, later) => {
    const [now, then] = (advice?.[locale] ?? '').split(later);
    expect(then).toBeDefined();
    const givers = city.npcs.filter(({ id }) => city.quests.some(({ giver }) => giver === id));
    const sentTo = givers.filter(({ name }) =>
      name[locale]
        .split(' ')
        .some((word) => new RegExp(`(?<!\\p{L})${word.slice(0, -1)}\\p{L}{0,2}(?!\\p{L})`, 'u').test(now ?? '')),
    );
    expect(sentTo.map(({ id }) => id).sort()).toEqual([...open].sort());
  });
});
