import { affixCount, instanceSellChits, repairChits } from '@necp/shared/inventory/formulas';
import { rarities, type ItemContent, type Rarity } from '@necp/shared/inventory/content';
import { expectedLoot, type LootContext } from '@necp/shared/loot/formulas';
import { askingChits, offeredChits, tradePercentCap } from '@necp/shared/vendor/formulas';
import type { Fault } from '../checks';
import type { City } from '../city';

/**
 * Finds ways to make money by trade alone: buying from one vendor and selling to another, opening what is bought, or
 * repairing what is sold.
 */
export function checkPrices(city: City): Fault[] {
  return [...checkResale(city), ...checkParcels(city), ...checkMending(city), ...checkVendorBalances(city)];
}

const bestTier = (city: City): number => Math.min(...city.tiers.map(({ pricePercent }) => pricePercent));

/** Returns the lowest price an item can ever have; null when no vendor sells it. */
function lowestAsking(city: City, itemId: string): number | null {
  const item = city.items.find(({ id }) => id === itemId);
  const entries = city.vendors.flatMap(({ stock }) => stock.filter((entry) => entry.item === itemId));
  if (!item || entries.length === 0) return null;
  return Math.min(
    ...entries.map((entry) =>
      askingChits(item.buyChits, {
        stockPercent: entry.pricePercent,
        tierPercent: bestTier(city),
        tradePercent: tradePercentCap,
      }),
    ),
  );
}

/** Returns the most a vendor can ever pay for one undamaged piece. */
function highestOffer(city: City, item: ItemContent, rarity: Rarity): number {
  const worth = instanceSellChits(item.sellChits, { instance: rarity, template: item.rarity }, 1);
  const pays = city.vendors
    .filter(({ buys }) => (buys as readonly string[]).includes(item.kind))
    .map(({ payPercent }) => payPercent);
  return pays.length === 0
    ? 0
    : offeredChits(worth, {
        payPercent: Math.max(...pays),
        tierPercent: bestTier(city),
        tradePercent: tradePercentCap,
      });
}

function checkResale(city: City): Fault[] {
  return city.items.flatMap((item) => {
    const where = `item ${item.id}`;
    const asked = lowestAsking(city, item.id);
    if (asked === null) return [];
    if (item.buyChits === 0) return [{ where, what: 'is on a counter without a price' }];
    const offered = highestOffer(city, item, item.rarity);
    return offered >= asked ? [{ where, what: `can be bought for ${asked} and sold for ${offered}` }] : [];
  });
}

/** The most favourable circumstances for opening a cache, at the level where money counts most. */
const luckiest: LootContext = { level: 30, difficulty: 'hard', encounter: 'first_time', luck: 50, holds: () => true };

function checkParcels(city: City): Fault[] {
  const tables = new Map(city.lootTables.map((table) => [table.id, table]));
  return city.items.flatMap((item) => {
    if (item.kind !== 'consumable') return [];
    const asked = lowestAsking(city, item.id);
    if (asked === null) return [];
    return item.uses.flatMap((use) => {
      if (use.does !== 'open' || !tables.has(use.table)) return [];
      const worth = expectedWorth(city, use.table, (id) => tables.get(id));
      return worth >= asked
        ? [{ where: `item ${item.id}`, what: `can be bought for ${asked} and holds ${worth.toFixed(0)} on average` }]
        : [];
    });
  });
}

/** Returns the chits that the contents of a table bring on average at the best vendors, opened at any level. */
export function expectedWorth(
  city: City,
  tableId: string,
  tables: (id: string) => City['lootTables'][number] | undefined,
): number {
  const { pieces, chits } = expectedLoot(tableId, { tables, context: luckiest });
  let worth = chits;
  for (const [kind, count] of pieces) {
    const [itemId = '', rarity] = kind.split(':');
    const item = city.items.find(({ id }) => id === itemId);
    if (item) worth += count * highestOffer(city, item, (rarity as Rarity | undefined) ?? item.rarity);
  }
  return worth;
}

function checkMending(city: City): Fault[] {
  return city.items.flatMap((item) => {
    if (!('durability' in item)) return [];
    return rarities
      .filter((rarity) => affixCount[rarity] > 0 || rarity === item.rarity)
      .flatMap((rarity) => {
        const steps = { instance: rarity, template: item.rarity };
        const gain = (instanceSellChits(item.sellChits, steps, 1) - instanceSellChits(item.sellChits, steps, 0)) * 1.3;
        return rarities.indexOf(rarity) - rarities.indexOf(item.rarity) <= 2 &&
          gain > repairChits(item, item.durability)
          ? [
              {
                where: `item ${item.id}`,
                what: `gains more by repairing (${gain.toFixed(0)}) than repairing costs when ${rarity}`,
              },
            ]
          : [];
      });
  });
}

function checkVendorBalances(city: City): Fault[] {
  return city.vendors
    .filter(({ stock }) => stock.every(({ when }) => when.length > 0))
    .map(({ id }) => ({ where: `vendor ${id}`, what: 'sells a stranger nothing' }));
}
