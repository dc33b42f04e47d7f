import { describe, expect, it } from 'vitest';
import { endingsFrom } from '@necp/shared/quest/formulas';
import { authoredCity, type City } from '../city';
import { zoneMaps } from '../server';
import { reachableEffects } from './dialogues';
import { checkCity } from './index';
import { playQuest } from './play';

const city: City = { ...authoredCity, zoneMaps };
const sees = (change: Partial<City>, words: string) =>
  expect(
    checkCity({ ...city, ...change })
      .map(({ where, what }) => `${where} ${what}`)
      .filter((fault) => fault.includes(words)),
    words,
  ).not.toEqual([]);
type Quest = City['quests'][number];
type Dialogue = City['dialogues'][number];
const quest = (id: string, change: (quest: Quest) => Partial<Quest>): Partial<City> => ({
  quests: city.quests.map((entry) => (entry.id === id ? { ...entry, ...change(entry) } : entry)),
});
const dialogue = (id: string, change: (dialogue: Dialogue) => Partial<Dialogue>): Partial<City> => ({
  dialogues: city.dialogues.map((entry) => (entry.id === id ? { ...entry, ...change(entry) } : entry)),
});
const stage = (
  questId: string,
  stageId: string,
  change: (stage: Quest['stages'][number]) => Partial<Quest['stages'][number]>,
) =>
  quest(questId, ({ stages }) => ({
    stages: stages.map((entry) => (entry.id === stageId ? { ...entry, ...change(entry) } : entry)),
  }));
const node = (
  dialogueId: string,
  nodeId: string,
  change: (node: Dialogue['nodes'][number]) => Partial<Dialogue['nodes'][number]>,
) =>
  dialogue(dialogueId, ({ nodes }) => ({
    nodes: nodes.map((entry) => (entry.id === nodeId ? { ...entry, ...change(entry) } : entry)),
  }));

describe('the first quest', () => {
  const stages = city.quests.find(({ id }) => id === 'first_light')?.stages ?? [];
  const asksToSell = stages.filter(({ objectives }) =>
    objectives.some((objective) => objective.kind === 'action' && objective.action === 'sell'),
  );

  it('gives every newcomer junk before it asks to sell some', () => {
    expect(asksToSell.map(({ id }) => id)).toEqual(['trade']);
    const given = asksToSell.flatMap(({ onEnter = [] }) =>
      onEnter.flatMap((effect) => (effect.do === 'give_item' ? [effect.item] : [])),
    );
    expect(given.map((id) => city.items.find((item) => item.id === id)?.kind)).toEqual(['junk']);
  });
});

describe('every quest', () => {
  it.each(city.quests.map(({ id }) => id))('%s can be walked to each of its endings', (id) => {
    const story = city.quests.find((entry) => entry.id === id)!;
    expect(endingsFrom(story, story.start)).toEqual(story.endings.map((ending) => ending.id));
    for (const { id: from } of story.stages) expect(endingsFrom(story, from).length, from).toBeGreaterThan(0);
  });

  it('leaves a visible trace of each branching choice', () => {
    for (const { id, stages, endings } of city.quests.filter((story) => story.endings.length > 1)) {
      const spoken = stages.flatMap(({ objectives }) =>
        objectives.flatMap((objective) =>
          'dialogue' in objective
            ? city.dialogues.filter((entry) => entry.id === objective.dialogue).flatMap(reachableEffects)
            : [],
        ),
      );
      const effects = [
        ...spoken,
        ...stages.flatMap(({ onEnter }) => onEnter),
        ...endings.flatMap((ending) => ending.effects),
      ];
      expect(
        effects.some(({ do: kind }) => kind === 'world' || kind === 'affinity'),
        id,
      ).toBe(true);
    }
  });
});

describe('the content check of a quest finds', () => {
  it('a stage from which no ending can be reached', () => {
    sees(
      stage('nine_rounds', 'bruised', () => ({ exits: [{ on: 'objectives', to: 'bruised', when: [] }] })),
      'quest nine_rounds cannot be finished from bruised',
    );
  });

  it('an exit to an unknown stage, and a stage and an ending that cannot be reached', () => {
    sees(
      stage('nine_rounds', 'bruised', () => ({ exits: [{ on: 'objectives', to: 'heaven', when: [] }] })),
      'leads from bruised to "heaven"',
    );
    sees(
      stage('the_toll', 'decide', ({ exits }) => ({ exits: exits.filter((exit) => exit.on === 'objectives') })),
      'quest the_toll never comes to shared',
    );
  });

  it('an outcome that no dialogue reports, and one that no stage waits for', () => {
    sees(
      stage('the_toll', 'decide', ({ exits }) => ({
        exits: [...exits, { on: 'outcome', outcome: 'adopted', to: 'tell_lifted' }],
      })),
      'waits for "adopted", which nobody tells',
    );
    sees(
      stage('the_toll', 'decide', ({ exits }) => ({
        exits: exits.filter((exit) => !(exit.on === 'outcome' && exit.outcome === 'shared')),
      })),
      'is told "shared" and does not listen',
    );
  });

  it('a stage whose objectives can be done without an exit, and one that can only time out', () => {
    sees(
      stage('first_light', 'goals', ({ exits }) => ({ exits: exits.slice(0, 1) })),
      'may be done and still not end',
    );
    sees(
      stage('first_light', 'goals', () => ({ exits: [{ on: 'timer', afterMs: 1000, to: 'morning_lamp' }] })),
      'has no way out by playing it',
    );
  });

  it('an exit by an objective that is not optional', () => {
    sees(
      stage('every_lamp_counts', 'patrol', ({ exits }) => ({
        exits: [...exits, { on: 'objective', objective: 'patrol', to: 'truth' }],
      })),
      'goes on by "patrol", which is nothing one may do instead',
    );
  });

  it('a required item that cannot be obtained', () => {
    sees(
      stage('soup_gets_cold', 'run', () => ({ onEnter: [] })),
      'asks for quest_soup_bowl, which one cannot get',
    );
  });

  it('an enemy that does not exist at the place, and a person who never has the required dialogue', () => {
    sees(
      { enemies: city.enemies.map((enemy) => (enemy.id === 'toll_taker' ? { ...enemy, spawns: [] } : enemy)) },
      'wants toll_taker killed at eighth_arch',
    );
    sees(
      {
        npcs: city.npcs.map((npc) =>
          npc.id === 'auntie_eight' ? { ...npc, dialogues: npc.dialogues.filter((id) => id !== 'auntie_toll') } : npc,
        ),
      },
      'needs auntie_eight to say auntie_toll',
    );
  });

  it('a quest without a giver, one that can be restarted forever, and two that wait for each other', () => {
    sees(
      node('marta_toll', 'who', ({ choices }) => ({ choices: choices.map((choice) => ({ ...choice, effects: [] })) })),
      'quest the_toll is never offered',
    );
    sees(
      dialogue('marta_toll', () => ({ when: [] })),
      'can be begun again and again in marta_toll',
    );
    sees(
      quest('soup_gets_cold', () => ({ repeats: 'never' })),
      'can be begun again and again in sun_soup',
    );
    sees(
      quest('the_toll', () => ({ prerequisites: [{ if: 'quest', quest: 'the_tallyman', state: 'done' }] })),
      'quest the_toll waits for itself',
    );
  });
});

describe('an automatic player who tries every answer, both results of each check, every timer and every defeat', () => {
  it.each(city.quests.map((story) => story.id))('reaches every ending of %s with all items, money and skills', (id) => {
    const story = city.quests.find((entry) => entry.id === id)!;
    expect([...playQuest(city, story, 'everything').endings].sort()).toEqual(
      story.endings.map((ending) => ending.id).sort(),
    );
  });

  it.each(city.quests.map((story) => story.id))('reaches an ending of %s without money, friends or skill', (id) => {
    const story = city.quests.find((entry) => entry.id === id)!;
    expect(playQuest(city, story, 'nothing').endings.size).toBeGreaterThan(0);
  });

  const silent = (effects: Dialogue['nodes'][number]['choices'][number]['effects']) =>
    effects.filter((effect) => effect.do !== 'outcome');

  it('reports an ending, a cache and a required item that cannot be reached', () => {
    sees(
      node('auntie_toll', 'tenth', ({ choices }) => ({
        choices: choices.map((choice) => ({
          ...choice,
          when: [{ if: 'item' as const, item: 'quest_tally_book', count: 1 }],
        })),
      })),
      'auntie_toll',
    );
    sees(
      node('low_safe', 'open', ({ choices }) => ({
        choices: choices.map((choice) => ({
          ...choice,
          effects: choice.effects.filter((effect) => effect.do !== 'give_item'),
        })),
      })),
      'asks to deliver quest_heart_case that one may not have',
    );
    sees(
      node('mast_valve', 'cracked', ({ choices }) => ({
        choices: choices.map((choice) => ({ ...choice, effects: [] })),
      })),
      'takes quest_jammer_valve from somebody who may not have it',
    );
  });

  it('reports money that can be claimed again and again', () => {
    sees(
      node('cassian_heart', 'deal', ({ choices }) => ({
        choices: choices.map((choice) => ({ ...choice, effects: silent(choice.effects) })),
      })),
      'gains from cassian_heart as often as one asks',
    );
  });

  it('reports a quest that a player without money cannot finish', () => {
    const rich = node('oduya_88', 'sum', ({ choices }) => ({
      choices: choices.map((choice) => ({ ...choice, when: [{ if: 'chits' as const, atLeast: 1 }] })),
    }));
    const both = {
      dialogues: rich.dialogues!.map((entry) =>
        entry.id === 'quill_88_end'
          ? {
              ...entry,
              nodes: entry.nodes.map((line) => ({
                ...line,
                choices: line.choices.map((choice) => ({ ...choice, when: [{ if: 'chits' as const, atLeast: 1 }] })),
              })),
            }
          : entry,
      ),
    };
    sees(both, 'quest floor_eighty_eight cannot be finished by somebody without money, friends or skill');
  });
});

describe('the content check of the timing of a quest finds', () => {
  it('a person who reports an outcome too early, too late, or in an unknown stage', () => {
    sees(
      dialogue('hum_air', () => ({ when: [{ if: 'quest', quest: 'dead_air', state: 'active' }] })),
      'quest dead_air hears hum_air already in masts',
    );
    sees(
      dialogue('hum_air', () => ({ when: [{ if: 'quest', quest: 'dead_air', state: 'active', stages: ['masts'] }] })),
      'asks in cantor for hum_air, which is shut then',
    );
    sees(
      dialogue('hum_air', () => ({ when: [{ if: 'quest', quest: 'dead_air', state: 'active', stages: ['encore'] }] })),
      'waits for stage "encore" of dead_air',
    );
  });
});

describe('the content check of a conversation finds', () => {
  it('a node that cannot be reached, an answer to an unknown node, a loop without an exit', () => {
    sees(
      dialogue('vera_talk', ({ nodes }) => ({ nodes: [...nodes, { ...nodes[0]!, id: 'secret' }] })),
      'dialogue vera_talk never comes to secret',
    );
    sees(
      node('vera_talk', 'street', ({ choices }) => ({ choices: choices.map((choice) => ({ ...choice, to: 'moon' })) })),
      'to "moon", which does not exist',
    );
    sees(
      node('nine_talk', 'song', ({ choices }) => ({ choices: choices.map((choice) => ({ ...choice, to: 'song' })) })),
      'cannot be left from song',
    );
  });

  it('a node without an answer', () => {
    sees(
      node('marta_toll_end', 'heard', ({ choices }) => ({ choices: choices.slice(0, 2) })),
      'may leave somebody without an answer at heard',
    );
  });

  it('chits taken without a check that the player has them', () => {
    sees(
      node('cassian_ransom', 'bill', ({ choices }) => ({
        choices: choices.map((choice) => ({ ...choice, when: [] })),
      })),
      'takes 500 chits at bill',
    );
  });

  it('an unused dialogue, a person with nothing to say, and a shop no dialogue opens', () => {
    sees({ dialogues: [...city.dialogues, { ...city.dialogues[0]!, id: 'unheard' }] }, 'dialogue unheard is never had');
    sees(
      dialogue('vera_talk', () => ({ when: [{ if: 'level', atLeast: 20 }] })),
      'npc vera may have nothing to say',
    );
    sees(
      node('vera_talk', 'step', ({ choices }) => ({ choices: choices.slice(1) })),
      'has a shop that no dialogue opens',
    );
  });

  it('a speaker who does not exist', () => {
    sees(
      node('vera_talk', 'step', () => ({ speaker: 'somebody' })),
      'names npc "somebody"',
    );
  });
});
