import type { Rarity } from '../inventory/content';
import type { Rng } from '../kernel/rng';
import type { Condition } from '../quest/content';
import type { Drop, LootTableContent, WeightedDrop } from './content';

/** The circumstances a roll depends on. */
export interface LootContext {
  readonly level: number;
  readonly difficulty: 'normal' | 'hard';
  readonly encounter: 'first_time' | 'again';
  /** The chance in percent, 0 to 50, that a roll without a result is repeated once. */
  readonly luck: number;
  readonly holds: (condition: Condition) => boolean;
}

/** One result of a roll: an item, whose rarity is its template's when null, or chits. */
export type Rolled = (
  | { readonly item: string; readonly quantity: number; readonly rarity: Rarity | null }
  | { readonly chits: number }
) & {
  /** Whether its entry is for this character only: given once, or under conditions. Left out when it is not. */
  readonly isPersonal?: true;
};
export type LootTables = (id: string) => LootTableContent | undefined;

/** The greatest depth of nested tables; deeper ones give nothing. */
export const maxNesting = 8;

const isOpen = (drop: Drop | WeightedDrop, context: LootContext): boolean => {
  if ('nothing' in drop) return true;
  if (drop.levels && (context.level < drop.levels.min || context.level > drop.levels.max)) return false;
  if (drop.only === 'hard' && context.difficulty !== 'hard') return false;
  if (drop.only === 'first_time' && context.encounter !== 'first_time') return false;
  return drop.when.every(context.holds);
};

/** Returns the chits of an entry at a level: a tenth more for each level above 1, as a whole number. */
export function chitsAtLevel(chits: number, level: number): number {
  return Math.round(chits * (1 + 0.1 * (level - 1)));
}

/**
 * Rolls a table: first the guaranteed entries, then each roll by weight out of a thousand.
 * @throws RangeError when a table does not exist
 */
export function rollLoot(
  tableId: string,
  world: { readonly tables: LootTables; readonly context: LootContext },
  rng: Rng,
): Rolled[] {
  const rolled: Rolled[] = [];
  rollInto(rolled, { tableId, ...world, rng, depth: 0, marks: {} });
  return rolled;
}

interface Roll {
  readonly tableId: string;
  readonly tables: LootTables;
  readonly context: LootContext;
  readonly rng: Rng;
  readonly depth: number;
  /** What holds for everything inside a nested table. */
  readonly marks: Pick<Rolled, 'isPersonal'>;
}

function rollInto(rolled: Rolled[], roll: Roll): void {
  const table = roll.tables(roll.tableId);
  if (!table) throw new RangeError(`no loot table "${roll.tableId}"`);
  if (roll.depth > maxNesting) return;
  for (const drop of table.guaranteed) if (isOpen(drop, roll.context)) take(rolled, drop, roll);
  const rolls = roll.rng.int(table.rolls.min, table.rolls.max);
  for (let count = 0; count < rolls; count++) {
    const first = draw(table, roll);
    const drop =
      first === null && roll.rng.fraction() * 100 < Math.min(50, roll.context.luck) ? draw(table, roll) : first;
    if (drop) take(rolled, drop, roll);
  }
}

/** Draws an entry by weight; null means nothing, also when the conditions of the drawn entry do not hold. */
function draw(table: LootTableContent, roll: Roll): WeightedDrop | null {
  let left = roll.rng.int(1, 1000);
  for (const entry of table.entries) {
    left -= entry.weight;
    if (left <= 0) return 'nothing' in entry || !isOpen(entry, roll.context) ? null : entry;
  }
  return null;
}

function take(rolled: Rolled[], drop: Drop | WeightedDrop, roll: Roll): void {
  if ('nothing' in drop) return;
  const isPersonal = drop.only === 'first_time' || drop.when.length > 0;
  const marks = isPersonal ? { isPersonal } : roll.marks;
  if ('table' in drop) rollInto(rolled, { ...roll, tableId: drop.table, depth: roll.depth + 1, marks });
  else if ('chits' in drop)
    rolled.push({ chits: chitsAtLevel(roll.rng.int(drop.chits.min, drop.chits.max), roll.context.level), ...marks });
  else
    rolled.push({
      item: drop.item,
      quantity: roll.rng.int(drop.quantity.min, drop.quantity.max),
      rarity: drop.rarity ? pickRarity(drop.rarity, roll.rng) : null,
      ...marks,
    });
}

function pickRarity(weights: Partial<Record<Rarity, number>>, rng: Rng): Rarity {
  let left = rng.int(1, 1000);
  const entries = Object.entries(weights) as [Rarity, number][];
  for (const [rarity, weight] of entries) {
    left -= weight;
    if (left <= 0) return rarity;
  }
  return entries[0]![0];
}

/**
 * Returns what one roll of a table gives on average: pieces of each item and rarity (`item` or `item:rarity`), and
 * chits.
 */
export function expectedLoot(
  tableId: string,
  world: { readonly tables: LootTables; readonly context: LootContext },
): { readonly pieces: ReadonlyMap<string, number>; readonly chits: number } {
  const sum = { pieces: new Map<string, number>(), chits: 0 };
  expectInto(sum, { tableId, ...world, share: 1, depth: 0 });
  return sum;
}

interface Expectation {
  readonly tableId: string;
  readonly tables: LootTables;
  readonly context: LootContext;
  readonly share: number;
  readonly depth: number;
}

function expectInto(sum: { pieces: Map<string, number>; chits: number }, at: Expectation): void {
  const table = at.tables(at.tableId);
  if (!table) throw new RangeError(`no loot table "${at.tableId}"`);
  if (at.depth > maxNesting) return;
  for (const drop of table.guaranteed) if (isOpen(drop, at.context)) expectDrop(sum, drop, at);
  const rolls = (table.rolls.min + table.rolls.max) / 2;
  const open = table.entries.filter((entry) => !('nothing' in entry) && isOpen(entry, at.context));
  const nothing = 1 - open.reduce((total, entry) => total + entry.weight, 0) / 1000;
  const again = nothing * (Math.min(50, at.context.luck) / 100);
  for (const entry of open)
    expectDrop(sum, entry, { ...at, share: at.share * rolls * (entry.weight / 1000) * (1 + again) });
}

function expectDrop(
  sum: { pieces: Map<string, number>; chits: number },
  drop: Drop | WeightedDrop,
  at: Expectation,
): void {
  if ('nothing' in drop) return;
  if ('table' in drop) {
    expectInto(sum, { ...at, tableId: drop.table, depth: at.depth + 1 });
    return;
  }
  if ('chits' in drop) {
    sum.chits += at.share * chitsAtLevel((drop.chits.min + drop.chits.max) / 2, at.context.level);
    return;
  }
  const pieces = at.share * ((drop.quantity.min + drop.quantity.max) / 2);
  const kinds: [string, number][] = drop.rarity
    ? Object.entries(drop.rarity).map(([rarity, weight]) => [`${drop.item}:${rarity}`, weight / 1000])
    : [[drop.item, 1]];
  for (const [kind, share] of kinds) sum.pieces.set(kind, (sum.pieces.get(kind) ?? 0) + pieces * share);
}
