import { phaseAt } from '@necp/shared/combat/phases';
import { enemies, factions, npcs, tiers, worldKeys } from '@necp/content/server';
import { entryAt } from '@necp/shared/npc/schedule';
import type { ConditionContext } from '@necp/shared/quest/conditions';
import type { Condition } from '@necp/shared/quest/content';
import { describe, expect, it } from 'vitest';
import { attitudeTo } from '../attitude';
import { chooseByWeight, chooseTarget } from '../fighting/choices';
import { partConditions } from './condition-scope';

const factionOf = new Map(factions.map((faction) => [faction.id, faction]));
const enemy = (id: string) => enemies.find((each) => each.id === id)!;
const npc = (id: string) => npcs.find((each) => each.id === id)!;
const stranger: ConditionContext = {
  level: 3,
  classId: 'bouncer',
  originId: 'local',
  attributes: { body: 5, reflex: 5, tech: 5, intellect: 5, cool: 5 },
  skills: {},
  quests: [],
  finished: [],
  reputation: {},
  tiers,
  itemCounts: {},
  chits: 0n,
  worldKeys: {},
  hour: 12,
};
const tierPointsWith = (faction: string, tier: string): ConditionContext => ({
  ...stranger,
  reputation: { [faction]: tiers.find(({ id }) => id === tier)!.fromPoints },
});
const gift = (faction: string, what: string) => factionOf.get(faction)!.gives.find((each) => each.what === what)!.tier;

describe('the attitude of an enemy', () => {
  it('is hostile to strangers where its faction is hostile, and calm to players with safe passage', () => {
    expect(attitudeTo(enemy('eighth_lookout'), stranger, factionOf)).toBe('hostile');
    expect(
      attitudeTo(enemy('eighth_lookout'), tierPointsWith('eighths', gift('eighths', 'safe_passage')), factionOf),
    ).toBe('calm');
  });

  it('is calm for guards until their faction attacks on sight', () => {
    expect(attitudeTo(enemy('lamp_guard'), stranger, factionOf)).toBe('calm');
    expect(
      attitudeTo(enemy('lamp_guard'), tierPointsWith('lamplight', gift('lamplight', 'attacks_on_sight')), factionOf),
    ).toBe('hostile');
  });

  it('stays calm while a quest requires it', () => {
    const context = { ...stranger, quests: [{ questId: 'the_tallyman', stageId: 'any' }] };
    expect(attitudeTo(enemy('eighth_bruiser'), context, factionOf)).toBe('calm');
    expect(attitudeTo(enemy('eighth_lookout'), context, factionOf)).toBe('hostile');
  });

  it('without a faction never changes', () => {
    expect(attitudeTo(enemy('scrap_hound'), stranger, factionOf)).toBe('hostile');
  });

  it('changes its target only for clearly more threat, and picks the nearest when there is no threat', () => {
    const near = { entityIndex: 1, threat: 100, distanceTiles: 3 };
    expect(chooseTarget([near, { entityIndex: 2, threat: 105, distanceTiles: 3 }], 1)).toBe(1);
    expect(chooseTarget([near, { entityIndex: 2, threat: 120, distanceTiles: 3 }], 1)).toBe(2);
    expect(chooseTarget([near, { entityIndex: 2, threat: 120, distanceTiles: 9 }], 1)).toBe(1);
    expect(
      chooseTarget(
        [
          { entityIndex: 4, threat: 0, distanceTiles: 9 },
          { entityIndex: 5, threat: 0, distanceTiles: 3 },
        ],
        null,
      ),
    ).toBe(5);
    expect(chooseTarget([], 1)).toBeNull();
  });

  it.each([
    [0, 'a'],
    [0.74, 'a'],
    [0.76, 'b'],
    [0.999, 'b'],
  ])('chooses attacks by weight: a roll of %d gives %s', (roll, id) => {
    expect(
      chooseByWeight(
        [
          { id: 'a', weight: 3 },
          { id: 'b', weight: 1 },
        ],
        roll,
      )?.id,
    ).toBe(id);
    expect(chooseByWeight([], roll)).toBeNull();
  });

  it('goes through boss phases in order and never back', () => {
    const { phases } = enemy('tallyman');
    expect([100, 71, 70, 41, 39, 16, 15, 1].map((percent) => phaseAt(phases, percent, 0))).toEqual([
      0, 0, 1, 1, 2, 2, 3, 3,
    ]);
    expect(phaseAt(phases, 90, 2)).toBe(2);
    expect(phaseAt(phases, 5, 0)).toBe(3);
  });
});

describe('a daily schedule', () => {
  const always = () => true;
  const spared = (condition: Condition) => condition.if === 'not';

  it('follows the hour, over midnight', () => {
    const { schedule } = npc('brandt');
    expect([8, 22, 23, 1, 2, 7].map((hour) => schedule[entryAt(schedule, hour, always)!]!.place)).toEqual([
      'gun_depot',
      'gun_depot',
      'last_call',
      'last_call',
      'gun_depot',
      'gun_depot',
    ]);
  });

  it('uses the first of several entries that begin together', () => {
    const { schedule } = npc('pell');
    expect(schedule[entryAt(schedule, 3, always)!]!.place).toBe('courier_alley');
    expect(schedule[entryAt(schedule, 3, spared)!]!.place).toBe('courier_yard');
    expect(schedule[entryAt(schedule, 15, spared)!]!.place).toBe('noodle_bar');
  });

  it('has no place when no entry applies', () => {
    expect(
      entryAt(
        [{ fromHour: 1, place: 'somewhere', doing: 'works', when: [{ if: 'level', atLeast: 30 }] }],
        5,
        () => false,
      ),
    ).toBeNull();
  });
});

describe('a list of conditions', () => {
  it('is split into world and viewer conditions', () => {
    const playerKeys = new Set(worldKeys.filter(({ scope }) => scope === 'player').map(({ id }) => id));
    const isPlayerKey = (key: string) => playerKeys.has(key);
    const hour: Condition = { if: 'hour', from: 18, to: 6 };
    const toll: Condition = { if: 'world', key: 'eighth_toll', is: 'taken' };
    const swarm: Condition = { if: 'not', of: { if: 'world', key: 'garden_swarm', is: 'gone' } };
    const parted = partConditions([hour, toll, swarm], isPlayerKey);
    const expected = [toll, swarm].filter((each) => playerKeys.has(each === toll ? 'eighth_toll' : 'garden_swarm'));
    expect(parted.ofViewer).toEqual(expected);
    expect(parted.ofWorld).toContain(hour);
    expect(
      partConditions([{ if: 'any', of: [hour as never, { if: 'level', atLeast: 3 }] }], isPlayerKey).ofWorld,
    ).toEqual([]);
  });
});
