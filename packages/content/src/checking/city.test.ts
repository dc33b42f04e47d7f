import { describe, expect, it } from 'vitest';
import { authoredCity, type City } from '../city';
import { contentParts } from '../client';
import {
  abilities,
  affixes,
  classStarts,
  containers,
  dialogues,
  enemies,
  factions,
  items,
  levels,
  lootTables,
  npcs,
  places,
  quests,
  skills,
  statuses,
  tiers,
  trees,
  vendors,
  worldEvents,
  worldKeys,
  zones,
  zoneMaps,
} from '../server';
import { checkCity } from './index';
import { countCity } from './identity';

const city: City = { ...authoredCity, zoneMaps };
/** What the check says about a city with one thing changed. */
const faultsOf = (change: Partial<City>): string[] =>
  checkCity({ ...city, ...change }).map(({ where, what }) => `${where} ${what}`);
const sees = (change: Partial<City>, words: string) =>
  expect(
    faultsOf(change).filter((fault) => fault.includes(words)),
    words,
  ).not.toEqual([]);
/** The list with one entry changed. */
const withOne = <T extends { readonly id: string }>(
  list: readonly T[],
  id: string,
  change: (entry: T) => Partial<T>,
): T[] => {
  expect(
    list.some((entry) => entry.id === id),
    id,
  ).toBe(true);
  return list.map((entry) => (entry.id === id ? { ...entry, ...change(entry) } : entry));
};

describe('the city as it is written', () => {
  it('has nothing for its authors to mend', () => {
    expect(faultsOf({})).toEqual([]);
  });

  it('holds what the first playable city has to hold', () => {
    expect(countCity(city)).toMatchObject({
      items: 120,
      enemies: 19,
      bosses: 2,
      npcs: 20,
      vendors: 6,
      hirable: 2,
      'class abilities': 30,
      'tree nodes': 60,
      quests: 12,
      factions: 8,
      'world events': 2,
    });
  });

  it('is all there for the server', () => {
    expect({
      abilities,
      affixes,
      classStarts,
      containers,
      dialogues,
      enemies,
      factions,
      items,
      levels,
      lootTables,
      npcs,
      places,
      quests,
      skills,
      statuses,
      tiers,
      trees,
      vendors,
      worldEvents,
      worldKeys,
      zones,
    }).toEqual(authoredCity);
  });

  it('is the same in the browser as on the server, odds left out', async () => {
    const [things, stories] = await Promise.all([contentParts.items(), contentParts.quests()]);
    expect([things.items, stories.quests]).toEqual([city.items, city.quests]);
    const shown = await Promise.all(Object.values(contentParts).map((load) => load()));
    expect(shown.flatMap((part) => Object.keys(part))).not.toContain('lootTables');
  });
});

describe('the content check sees in things and their prices', () => {
  it('one name given to two things', () => {
    sees({ items: [...city.items, city.items[0]!] }, 'has "pistol_lantern" twice');
  });

  it('an item without a source', () => {
    sees(
      { items: [...city.items, { ...city.items.find(({ kind }) => kind === 'junk')!, id: 'junk_lost' }] },
      'item junk_lost cannot be got anywhere',
    );
  });

  it('an item said to be withheld that is on a counter', () => {
    sees({ items: withOne(city.items, 'stim_night', () => ({ withheld: 'for later' })) }, 'is marked as withheld');
  });

  it('a thing that sells for more than it costs', () => {
    sees({ items: withOne(city.items, 'mat_lens', () => ({ sellEddies: 22 })) }, 'item mat_lens can be bought for');
  });

  it('a counter that gives things away', () => {
    sees(
      {
        vendors: withOne(city.vendors, 'vera', ({ stock }) => ({
          stock: [...stock, { item: 'junk_cufflinks', count: 1, restockMs: 1000, pricePercent: 100, when: [] }],
        })),
      },
      'is on a counter without a price',
    );
  });

  it('a parcel worth more than it costs', () => {
    sees(
      { items: withOne(city.items, 'cache_dockside', () => ({ buyEddies: 60 })) },
      'item cache_dockside can be bought for',
    );
  });

  it('gear that pays for its own mending', () => {
    sees(
      { items: withOne(city.items, 'pistol_tideline', () => ({ buyEddies: 100, sellEddies: 70 })) },
      'gains more by mending',
    );
  });

  it('a weapon that fades after the end of its range', () => {
    sees({ items: withOne(city.items, 'pistol_hush', () => ({ falloffTiles: 99 })) }, 'falls off beyond its range');
  });

  it('an affix of an unknown pool, and one with tiers upside down', () => {
    sees(
      { items: withOne(city.items, 'pistol_hush', () => ({ affixPools: ['wishes'] })) },
      'names affix pool "wishes"',
    );
    sees(
      { affixes: withOne(city.affixes, 'affix_true', ({ tiers }) => ({ tiers: [...tiers].reverse() })) },
      'has tiers out of order',
    );
  });

  it('too little of anything', () => {
    sees({ items: city.items.slice(1) }, 'items are 119 of at least 120');
  });
});

describe('the content check sees in words', () => {
  it('a text that is not translated', () => {
    sees(
      { items: withOne(city.items, 'stim_night', () => ({ name: { en: 'Stim', ru: 'Stim' } })) },
      'is not translated: Stim',
    );
  });

  it('Russian in an English text', () => {
    sees(
      { factions: withOne(city.factions, 'eighths', () => ({ name: { en: 'Восьмые', ru: 'Восьмые' } })) },
      'says Russian in English',
    );
  });
});

describe('the content check sees in odds', () => {
  it('weights that do not add up', () => {
    sees(
      { lootTables: withOne(city.lootTables, 'junk_street', ({ entries }) => ({ entries: entries.slice(1) })) },
      'loot table junk_street has weights of 700',
    );
  });

  it('rarities that do not add up, or make a thing poorer', () => {
    sees(
      {
        lootTables: withOne(city.lootTables, 'loot_toll_taker', () => ({
          guaranteed: [{ item: 'shotgun_doorbell', quantity: { min: 1, max: 1 }, rarity: { refined: 900 }, when: [] }],
        })),
      },
      'add up to 900',
    );
    sees(
      {
        lootTables: withOne(city.lootTables, 'loot_toll_taker', () => ({
          guaranteed: [{ item: 'shotgun_doorbell', quantity: { min: 1, max: 1 }, rarity: { scrap: 1000 }, when: [] }],
        })),
      },
      'poorer than it is',
    );
  });

  it('a table inside itself', () => {
    sees(
      {
        lootTables: withOne(city.lootTables, 'junk_street', () => ({
          guaranteed: [{ table: 'junk_street', when: [] }],
        })),
      },
      'loot table junk_street contains itself',
    );
  });

  it('an enemy with unknown loot, and a table that is never rolled', () => {
    sees(
      { enemies: withOne(city.enemies, 'ward_drone', () => ({ loot: 'loot_of_dreams' })) },
      'names loot table "loot_of_dreams"',
    );
    sees(
      { lootTables: [...city.lootTables, { ...city.lootTables[0]!, id: 'loot_unused' }] },
      'loot table loot_unused is never rolled',
    );
  });

  it('an enemy that never appears, a boss without phases, an attack with an unknown weapon', () => {
    sees(
      { enemies: withOne(city.enemies, 'lamp_marksman', () => ({ spawns: [] })) },
      'enemy lamp_marksman is never met',
    );
    sees({ enemies: withOne(city.enemies, 'tallyman', () => ({ phases: [] })) }, 'boss without phases');
    sees(
      { enemies: withOne(city.enemies, 'ward_drone', () => ({ attacks: [{ weapon: 'stim_night', weight: 1 }] })) },
      'which is no weapon',
    );
  });
});

describe('the content check sees in growth', () => {
  const changed = (change: (nodes: City['trees'][number]['nodes']) => City['trees'][number]['nodes']) => ({
    trees: withOne(city.trees, 'solo_wall', ({ nodes }) => ({ nodes: change(nodes) })),
  });

  it('two perks that wait for one another', () => {
    sees(
      changed((nodes) => nodes.map((node) => (node.id === 'wall_brace' ? { ...node, after: ['wall_stand'] } : node))),
      'only after itself',
    );
  });

  it('a perk that hangs in the air, one after a stranger, one for more points than there are', () => {
    sees(
      changed((nodes) => nodes.map((node) => (node.id === 'wall_stand' ? { ...node, after: [] } : node))),
      'lets wall_stand hang in the air',
    );
    sees(
      changed((nodes) => nodes.map((node) => (node.id === 'wall_stand' ? { ...node, after: ['puppet_ping'] } : node))),
      'which is not in it',
    );
    sees(
      changed((nodes) => nodes.map((node) => (node.id === 'wall_thick' ? { ...node, treePoints: 5 } : node))),
      'asks for 5 points where only 1 can be',
    );
  });

  it('an ability of another class, one that cannot be learned, an unknown rank', () => {
    sees(
      changed((nodes) =>
        nodes.map((node) =>
          node.id === 'wall_brace'
            ? {
                id: node.id,
                name: node.name,
                blurb: node.blurb,
                icon: node.icon,
                tier: node.tier,
                column: node.column,
                after: node.after,
                treePoints: node.treePoints,
                level: node.level,
                kind: 'ability' as const,
                ability: 'ping',
              }
            : node,
        ),
      ),
      'which is not of the class',
    );
    sees(
      changed((nodes) => nodes.filter(({ id }) => id !== 'wall_stand')),
      'class solo never learns second_breath',
    );
    sees(
      changed((nodes) =>
        nodes.map((node) => (node.kind === 'upgrade' ? { ...node, ability: 'come_here', rank: 3 } : node)),
      ),
      'to rank 3, which it has not',
    );
  });

  it('a level that is missing', () => {
    sees({ levels: city.levels.filter(({ level }) => level !== 17) }, 'level 17 is not written');
  });
});

describe('the content check sees in the world', () => {
  it('a mark without a place or a person', () => {
    const pointing = (mark: { content?: string; place?: string }) =>
      withOne(city.quests, 'first_light', ({ stages }) => ({
        stages: stages.map((stage) => ({
          ...stage,
          objectives: stage.objectives.map((one) => (one.kind === 'action' ? { ...one, mark } : one)),
        })),
      }));
    sees({ quests: pointing({ place: 'atlantis' }) }, 'points to atlantis, which is nowhere');
    sees({ quests: pointing({ content: 'yeti' }) }, 'marks yeti, which is nobody and nothing');
  });

  it('a place in a wall and a place that is on no map', () => {
    sees(
      { places: withOne(city.places, 'vera_clinic', () => ({ at: [1, 1] })) },
      'place vera_clinic cannot be walked to',
    );
    sees({ places: withOne(city.places, 'vera_clinic', () => ({ at: undefined })) }, 'is not on the map of watson');
  });

  it('a memory that is never made, and one that is never read', () => {
    sees(
      { worldKeys: withOne(city.worldKeys, 'courier_fate', ({ values }) => ({ values: [...values, 'adopted'] })) },
      'never becomes adopted',
    );
    sees(
      { worldKeys: withOne(city.worldKeys, 'courier_fate', () => ({ seen: [] })) },
      'changes nothing that anybody sees',
    );
    sees(
      { worldKeys: withOne(city.worldKeys, 'courier_fate', () => ({ values: ['open', 'spared'] })) },
      'is set to handed_over, which it cannot be',
    );
  });

  it('a person without a place, or in two places', () => {
    sees(
      { npcs: withOne(city.npcs, 'vera', ({ schedule }) => ({ schedule: [schedule[0]!, schedule[0]!] })) },
      'is in two places at one hour',
    );
    sees(
      {
        npcs: withOne(city.npcs, 'vera', ({ schedule }) => ({
          schedule: [{ ...schedule[0]!, when: [{ if: 'level', atLeast: 2 }] }],
        })),
      },
      'may be nowhere',
    );
  });

  it('a faction that pleases its enemies', () => {
    sees(
      { factions: withOne(city.factions, 'lamplight', () => ({ spill: [{ faction: 'eighths', percent: 20 }] })) },
      'pleases eighths, which is no ally',
    );
  });

  it('an event that leads nowhere, or asks for more than comes', () => {
    sees(
      {
        worldEvents: withOne(city.worldEvents, 'convoy', ({ phases }) => ({
          phases: phases.map((phase) => ({ ...phase, won: 'roll_in' })),
        })),
      },
      'never comes to stopped',
    );
    sees(
      {
        worldEvents: withOne(city.worldEvents, 'convoy', ({ phases }) => ({
          phases: phases.map((phase) => ({ ...phase, waves: [] })),
        })),
      },
      'for more convoy_guard than come',
    );
  });

  it('a zone without a way in or out', () => {
    sees(
      { zones: city.zones.map((zone) => (zone.id === 'pit_nine' ? { ...zone, exits: [] } : zone)) },
      'zone pit_nine cannot be left',
    );
    sees(
      { zones: city.zones.map((zone) => ({ ...zone, exits: zone.exits.filter(({ to }) => to !== 'pit_nine') })) },
      'zone pit_nine cannot be entered',
    );
  });

  it('a door that does not lead back, and a map under another name', () => {
    sees(
      {
        zones: city.zones.map((zone) =>
          zone.id === 'westbrook' ? { ...zone, exits: zone.exits.filter(({ to }) => to !== 'watson') } : zone,
        ),
      },
      'has a door at watson_east_gate that does not lead back',
    );
    sees(
      {
        zones: city.zones.map((zone) =>
          zone.id === 'pit_nine' ? { ...zone, name: { ...zone.name, en: 'Pit Ten' } } : zone,
        ),
      },
      'zone pit_nine is called otherwise on its map',
    );
  });
});
