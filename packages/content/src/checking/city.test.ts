import { describe, expect, it } from 'vitest';
import { authoredCity } from '../city';
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
  overheard,
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
} from '../server';
import { city, faultsOf, sees, withOne } from '../testing/changed-city';
import { countCity } from './identity';

describe('the content of the city', () => {
  it('has no faults', () => {
    expect(faultsOf({})).toEqual([]);
  });

  it('has at least as many entries of each kind as the first playable city needs', () => {
    expect(countCity(city)).toMatchObject({
      items: 224,
      uniques: 27,
      enemies: 29,
      bosses: 5,
      npcs: 21,
      exchanges: 69,
      vendors: 7,
      hirable: 2,
      'class abilities': 60,
      'tree nodes': 120,
      quests: 37,
      factions: 8,
      'world events': 5,
    });
  });

  it('is complete on the server', () => {
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
      overheard,
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

  it('is the same in the browser as on the server, without the odds', async () => {
    const [items, stories] = await Promise.all([contentParts.items(), contentParts.quests()]);
    expect([items.items, stories.quests]).toEqual([city.items, city.quests]);
    const shown = await Promise.all(Object.values(contentParts).map((load) => load()));
    expect(shown.flatMap((part) => Object.keys(part))).not.toContain('lootTables');
  });
});

describe('the content check of items and prices finds', () => {
  it('two items with one name', () => {
    sees({ items: [...city.items, city.items[0]!] }, 'has "pistol_lantern" twice');
  });

  it('an item without a source', () => {
    sees(
      { items: [...city.items, { ...city.items.find(({ kind }) => kind === 'junk')!, id: 'junk_lost' }] },
      'item junk_lost cannot be got anywhere',
    );
  });

  it('an item marked as withheld that a vendor sells', () => {
    sees({ items: withOne(city.items, 'stim_night', () => ({ withheld: 'for later' })) }, 'is marked as withheld');
  });

  it('an item that sells for more than it costs', () => {
    sees({ items: withOne(city.items, 'mat_lens', () => ({ sellChits: 22 })) }, 'item mat_lens can be bought for');
  });

  it('an item that a vendor gives away for nothing', () => {
    sees(
      {
        vendors: withOne(city.vendors, 'vera', ({ stock }) => ({
          stock: [...stock, { item: 'junk_cufflinks', count: 1, restockMs: 1000, pricePercent: 100, when: [] }],
        })),
      },
      'is on a counter without a price',
    );
  });

  it('a cache worth more than it costs', () => {
    sees(
      { items: withOne(city.items, 'cache_dockside', () => ({ buyChits: 60 })) },
      'item cache_dockside can be bought for',
    );
  });

  it('gear that gains more value by a repair than the repair costs', () => {
    sees(
      { items: withOne(city.items, 'pistol_tideline', () => ({ buyChits: 100, sellChits: 70 })) },
      'gains more by repairing',
    );
  });

  it('a weapon whose damage falloff begins beyond its range', () => {
    sees({ items: withOne(city.items, 'pistol_hush', () => ({ falloffTiles: 99 })) }, 'falls off beyond its range');
  });

  it('an affix of an unknown pool, and an affix with tiers in the wrong order', () => {
    sees(
      { items: withOne(city.items, 'pistol_hush', () => ({ affixPools: ['wishes'] })) },
      'names affix pool "wishes"',
    );
    sees(
      { affixes: withOne(city.affixes, 'affix_true', ({ tiers }) => ({ tiers: [...tiers].reverse() })) },
      'has tiers out of order',
    );
  });

  it('an enemy inside another one that does not exist, or that nothing lets out', () => {
    const released = (enemy: string) => ({
      enemies: withOne(city.enemies, 'scrap_nest', () => ({ releases: { enemy: enemy as never, count: 1 } })),
    });
    sees(released('yeti'), 'enemy scrap_nest names enemy "yeti", which does not exist');
    sees(released('rust_bee'), 'enemy scrap_mite is never met');
  });

  it('too few entries of a kind', () => {
    sees({ items: city.items.slice(1) }, 'items are 223 of at least 224');
  });
});

describe('the content check of texts finds', () => {
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

describe('the content check of odds finds', () => {
  it('weights that do not add up', () => {
    sees(
      { lootTables: withOne(city.lootTables, 'junk_street', ({ entries }) => ({ entries: entries.slice(1) })) },
      'loot table junk_street has weights of 836',
    );
  });

  it('rarities that do not add up, or lower the rarity of the item', () => {
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

  it('a loot table that contains itself', () => {
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
      { enemies: withOne(city.enemies, 'lamp_marksman', () => ({ spawns: [] })), worldEvents: [] },
      'enemy lamp_marksman is never met',
    );
    sees({ enemies: withOne(city.enemies, 'tallyman', () => ({ phases: [] })) }, 'boss without phases');
    sees(
      { enemies: withOne(city.enemies, 'ward_drone', () => ({ attacks: [{ weapon: 'stim_night', weight: 1 }] })) },
      'which is no weapon',
    );
  });
});
