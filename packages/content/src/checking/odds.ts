import type { Fault } from '../checks';
import type { City } from '../city';

/**
 * Finds weights that do not add up, tables that contain themselves, and numbers with which an encounter could not be
 * resolved.
 */
export function checkOdds(city: City): Fault[] {
  return [
    ...checkWeights(city),
    ...checkNesting(city),
    ...checkWeapons(city),
    ...checkEnemies(city),
    ...checkAffixes(city),
    ...checkContainers(city),
  ];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function checkWeights(city: City): Fault[] {
  return city.lootTables.flatMap((table) => {
    const where = `loot table ${table.id}`;
    const total = sum(table.entries.map(({ weight }) => weight));
    const faults: Fault[] = [];
    if (table.entries.length > 0 && total !== 1000)
      faults.push({ where, what: `has weights of ${total} instead of 1000` });
    if (table.entries.length === 0 && table.rolls.max > 0) faults.push({ where, what: 'rolls on no entries' });
    if (table.rolls.min < 0) faults.push({ where, what: 'rolls less than never' });
    for (const drop of [...table.guaranteed, ...table.entries]) {
      if ('item' in drop && drop.quantity.min < 1)
        faults.push({ where, what: `drops ${drop.quantity.min} of ${drop.item}` });
      if ('item' in drop && drop.rarity && sum(Object.values(drop.rarity)) !== 1000)
        faults.push({ where, what: `has rarities of ${drop.item} that add up to ${sum(Object.values(drop.rarity))}` });
      if ('item' in drop && drop.rarity) {
        const order = ['scrap', 'common', 'refined', 'military', 'prototype', 'iconic'];
        const template = city.items.find(({ id }) => id === drop.item);
        if (template && !('durability' in template))
          faults.push({ where, what: `gives ${drop.item} a rarity, though it has no quality` });
        if (
          template &&
          Object.keys(drop.rarity).some((rarity) => order.indexOf(rarity) < order.indexOf(template.rarity))
        )
          faults.push({ where, what: `makes ${drop.item} poorer than it is` });
      }
    }
    return faults;
  });
}

function checkNesting(city: City): Fault[] {
  const inner = new Map(
    city.lootTables.map((table) => [
      table.id,
      [...table.guaranteed, ...table.entries].flatMap((drop) => ('table' in drop ? [drop.table] : [])),
    ]),
  );
  const contains = (id: string, path: readonly string[]): boolean =>
    path.includes(id) || (inner.get(id) ?? []).some((next) => contains(next, [...path, id]));
  return city.lootTables
    .filter(({ id }) => contains(id, []))
    .map(({ id }) => ({ where: `loot table ${id}`, what: 'contains itself' }));
}

function checkWeapons(city: City): Fault[] {
  return city.items.flatMap((item) => {
    const where = `item ${item.id}`;
    const faults: Fault[] = [];
    if ('damage' in item && item.damage.min < 1) faults.push({ where, what: 'does no damage' });
    if (item.kind === 'firearm' && item.falloffTiles >= item.rangeTiles)
      faults.push({ where, what: 'falls off beyond its range' });
    if (item.stackSize > 1 && 'durability' in item)
      faults.push({ where, what: 'stacks though each piece wears by itself' });
    if ((item.kind === 'junk' || item.kind === 'material') && item.sellChits === 0)
      faults.push({ where, what: 'is worth nothing to anybody' });
    if (item.kind === 'quest' && (item.sellChits > 0 || item.binds !== 'on_pick_up'))
      faults.push({ where, what: 'belongs to a story but can be sold or given away' });
    return faults;
  });
}

function checkEnemies(city: City): Fault[] {
  const weapons = new Set(
    city.items.filter(({ kind }) => kind === 'firearm' || kind === 'blade' || kind === 'thrown').map(({ id }) => id),
  );
  const theirs = new Set(city.abilities.filter(({ owner }) => owner === 'enemy').map(({ id }) => id));
  return city.enemies.flatMap((enemy) => {
    const where = `enemy ${enemy.id}`;
    const faults: Fault[] = [];
    for (const attack of [...enemy.attacks, ...enemy.phases.flatMap(({ attacks }) => attacks)]) {
      if ('weapon' in attack && !weapons.has(attack.weapon))
        faults.push({ where, what: `fights with ${attack.weapon}, which is no weapon` });
      if ('ability' in attack && !theirs.has(attack.ability))
        faults.push({ where, what: `uses ${attack.ability}, which is not for enemies` });
    }
    if (enemy.body === 'person' && !enemy.look) faults.push({ where, what: 'is a person without a look' });
    if (enemy.rank === 'boss' && (enemy.phases.length < 2 || enemy.phases[0]?.fromHealthPercent !== 100))
      faults.push({ where, what: 'is a boss without phases from full health' });
    if (
      enemy.phases.some(
        (phase, index) => index > 0 && phase.fromHealthPercent >= (enemy.phases[index - 1]?.fromHealthPercent ?? 0),
      )
    )
      faults.push({ where, what: 'has phases out of order' });
    if (enemy.behaviour.keepsTiles.max > enemy.perception.sightTiles)
      faults.push({ where, what: 'keeps farther away than it sees' });
    return faults;
  });
}

function checkAffixes(city: City): Fault[] {
  return city.affixes.flatMap((affix) => {
    const where = `affix ${affix.id}`;
    const faults: Fault[] = [];
    if (sum(affix.tiers.map(({ weight }) => weight)) !== 1000)
      faults.push({ where, what: 'has tiers that do not add up to 1000' });
    if (affix.tiers.some((tier) => tier.min > tier.max)) faults.push({ where, what: 'has a tier upside down' });
    if (affix.tiers.some((tier, index) => index > 0 && tier.level <= (affix.tiers[index - 1]?.level ?? 0)))
      faults.push({ where, what: 'has tiers out of order' });
    return faults;
  });
}

function checkContainers(city: City): Fault[] {
  return city.containers
    .filter(({ lock }) => lock && (lock.difficulty < 5 || lock.difficulty > 25))
    .map(({ id }) => ({ where: `container ${id}`, what: 'has a lock nobody or everybody opens' }));
}
