import { describe, expect, it } from 'vitest';
import { seededRng } from '../kernel/rng';
import { LootTableContent } from './content';
import { chitsAtLevel, expectedLoot, rollLoot, type LootContext } from './formulas';

const table = (entry: unknown): LootTableContent => LootTableContent.parse(entry);
const list = [
  table({
    id: 'outer',
    guaranteed: [{ item: 'key' }, { item: 'crown', only: 'first_time' }, { item: 'chain', levels: { min: 5, max: 9 } }],
    rolls: { min: 1, max: 1 },
    entries: [
      { weight: 400, table: 'inner' },
      { weight: 100, item: 'gem', only: 'hard' },
      { weight: 500, nothing: true },
    ],
  }),
  table({ id: 'inner', rolls: { min: 2, max: 2 }, entries: [{ weight: 1000, chits: { min: 10, max: 10 } }] }),
  table({
    id: 'gated',
    guaranteed: [{ item: 'letter', when: [{ if: 'level', atLeast: 3 }] }],
    rolls: { min: 0, max: 0 },
    entries: [],
  }),
];
const tables = (id: string) => list.find((entry) => entry.id === id);
const context: LootContext = { level: 1, difficulty: 'normal', encounter: 'again', luck: 0, holds: () => false };

describe('a loot table', () => {
  it('gives its guaranteed entries when their conditions hold', () => {
    const items = (at: Partial<LootContext>, id = 'outer') =>
      rollLoot(id, { tables, context: { ...context, ...at } }, seededRng(1)).flatMap((drop) =>
        'item' in drop ? [drop.item] : [],
      );
    expect(items({})).toEqual(['key']);
    expect(items({ encounter: 'first_time', level: 5 })).toEqual(['key', 'crown', 'chain']);
    expect([items({}, 'gated'), items({ holds: () => true }, 'gated')]).toEqual([[], ['letter']]);
  });

  it('marks what is given once or under conditions as personal', () => {
    const marked = (id: string) =>
      rollLoot(
        id,
        { tables, context: { ...context, encounter: 'first_time', level: 5, holds: () => true } },
        seededRng(1),
      ).flatMap((drop) => ('item' in drop ? [[drop.item, drop.isPersonal === true]] : []));
    expect(marked('outer')).toEqual([
      ['key', false],
      ['crown', true],
      ['chain', false],
    ]);
    expect(marked('gated')).toEqual([['letter', true]]);
  });

  it('turns an entry with a failed condition into nothing instead of shifting the odds', () => {
    expect(expectedLoot('outer', { tables, context }).chits).toBeCloseTo(8);
    expect(expectedLoot('outer', { tables, context: { ...context, difficulty: 'hard' } }).chits).toBeCloseTo(8);
    expect(
      expectedLoot('outer', { tables, context: { ...context, difficulty: 'hard' } }).pieces.get('gem'),
    ).toBeCloseTo(0.1);
  });

  it('gives luck a second roll when the first one gives nothing', () => {
    expect(expectedLoot('outer', { tables, context: { ...context, luck: 50 } }).chits).toBeCloseTo(8 * 1.3);
  });

  it('pays a tenth more for each level', () => {
    expect([chitsAtLevel(10, 1), chitsAtLevel(10, 6), chitsAtLevel(10, 11)]).toEqual([10, 15, 20]);
  });

  it('gives the same result for the same seed', () => {
    const roll = () => rollLoot('outer', { tables, context }, seededRng(42));
    expect(roll()).toEqual(roll());
  });

  it('names the table that is missing', () => {
    expect(() => rollLoot('dreams', { tables, context }, seededRng(1))).toThrow('no loot table "dreams"');
  });
});
