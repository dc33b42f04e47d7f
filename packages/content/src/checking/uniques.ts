import type { UniqueBehaviour, UniqueCondition } from '@necp/shared/inventory/unique';
import type { City } from '../city';
import type { Fault } from '../checks';
import { everyUnique } from './unique-items';

/** Finds unique items whose source does not give them, that anyone can buy, or that do nothing. */
export function checkUniques(city: City): Fault[] {
  const sold = new Set(city.vendors.flatMap(({ stock }) => stock.map(({ item }) => item)));
  return everyUnique(city).flatMap(({ item, unique }) => {
    const fault = (what: string): Fault[] => [{ where: `item ${item.id}`, what }];
    return [
      ...(item.rarity === 'iconic' ? [] : fault('is unique without being iconic')),
      ...(sold.has(item.id) ? fault('is unique and stands on a counter') : []),
      ...(unique.damage.length + unique.triggers.length === 0 ? fault('promises a behaviour without rules') : []),
      ...unknownStatuses(city, unique).flatMap((id) => fault(`names status "${id}", which does not exist`)),
      ...(isGiven(city, item.id, unique.from) ? [] : fault('does not come from its source')),
      ...(roundsOf(unique) && item.kind !== 'firearm' ? fault('counts rounds it has not') : []),
    ];
  });
}

function unknownStatuses(city: City, { damage, triggers }: UniqueBehaviour): string[] {
  const named = [
    ...[...damage, ...triggers].flatMap(({ when }) => when.flatMap((one) => ('status' in one ? [one.status] : []))),
    ...triggers.flatMap(({ effects }) => effects.flatMap((one) => ('status' in one ? [one.status] : []))),
  ];
  return named.filter((id) => !city.statuses.some((status) => status.id === id));
}

/** Checks whether an item has to be a firearm for its rules to mean anything. */
function roundsOf({ damage, triggers }: UniqueBehaviour): boolean {
  const conditions: UniqueCondition[] = [...damage, ...triggers].flatMap(({ when }) => when);
  return conditions.some((condition) => condition.if === 'round');
}

function isGiven(city: City, itemId: string, from: UniqueBehaviour['from']): boolean {
  if ('quest' in from)
    return city.quests.some(
      ({ id, endings }) =>
        id === from.quest &&
        endings.some(({ items, choice }) => choice.includes(itemId) || items.some(({ item }) => item === itemId)),
    );
  const enemy = city.enemies.find(({ id }) => id === from.enemy);
  return enemy !== undefined && drops(city, enemy.loot).has(itemId);
}

/** Returns the items in a table and in the tables inside it. */
function drops(city: City, tableId: string, known: Set<string> = new Set()): Set<string> {
  if (known.has(tableId)) return new Set();
  known.add(tableId);
  const table = city.lootTables.find(({ id }) => id === tableId);
  return new Set(
    [...(table?.guaranteed ?? []), ...(table?.entries ?? [])].flatMap((drop) => {
      if ('item' in drop) return [drop.item];
      return 'table' in drop ? [...drops(city, drop.table, known)] : [];
    }),
  );
}
