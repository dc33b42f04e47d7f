import { isPeriodic } from '@necp/shared/quest/progress';
import type { DialogueChoice, QuestContent } from '@necp/shared/quest/content';
import { describe, expect, it } from 'vitest';
import { authoredCity, type City } from '../city';
import { zoneMaps } from '../server';
import { checkQuests } from './quests';

const city: City = { ...authoredCity, zoneMaps };
const periodic = city.quests.filter(isPeriodic);
const faultsOf = (change: Partial<City>) =>
  checkQuests({ ...city, ...change }).map(({ where, what }) => `${where} ${what}`);

describe('daily and weekly quests', () => {
  it.each(['watson', 'westbrook', 'city_center'])('are three and two in %s', (zone) => {
    const here = periodic.filter((quest) => quest.zone === zone);
    expect(here.filter(({ repeats }) => repeats === 'daily')).toHaveLength(3);
    expect(here.filter(({ repeats }) => repeats === 'weekly')).toHaveLength(2);
  });

  it('are asked for in a reply, so that they stand in the way of no other conversation', () => {
    const starting = city.dialogues.filter(({ nodes }) =>
      nodes.some(({ choices }) =>
        choices.some(({ effects }) =>
          effects.some((effect) => effect.do === 'start_quest' && periodic.some(({ id }) => id === effect.quest)),
        ),
      ),
    );
    expect(starting.filter(({ when }) => when.some((one) => one.if === 'quest')).map(({ id }) => id)).toEqual([]);
  });
});

describe('the content check of a daily or weekly quest finds', () => {
  const [first] = periodic;
  const changed = (change: Partial<QuestContent>): Partial<City> => ({
    quests: city.quests.map((quest) => (quest === first ? { ...quest, ...change } : quest)),
  });
  const ending = (change: object) =>
    changed({ endings: first!.endings.map((one) => ({ ...one, ...change })) as QuestContent['endings'] });

  it.each([
    ['a quest after it', changed({ next: 'the_toll' as never }), 'leads on'],
    ['a beginning by itself', changed({ begins: 'by_itself' }), 'comes back without being asked for'],
    ['a reward of choice', ending({ choice: ['stim_night'] }), 'offers a reward again and again'],
    ['a lasting change', ending({ effects: [{ do: 'world', key: 'eighth_toll', value: 'lifted' }] }), 'for good'],
  ])('%s', (_name, change, words) => {
    expect(faultsOf(change).filter((fault) => fault.includes(words))).not.toEqual([]);
  });

  it('a reply that offers it while it is active', () => {
    const open = (choice: DialogueChoice): DialogueChoice => ({ ...choice, when: [] });
    const dialogues = city.dialogues.map((dialogue) => ({
      ...dialogue,
      nodes: dialogue.nodes.map((node) => ({
        ...node,
        choices: node.choices.map((choice) =>
          choice.effects.some((effect) => effect.do === 'start_quest' && effect.quest === first!.id)
            ? open(choice)
            : choice,
        ),
      })),
    }));
    expect(faultsOf({ dialogues })).toContainEqual(
      expect.stringContaining(`quest ${first!.id} can be begun again and again`),
    );
  });
});
