import type { Effect } from '@necp/shared/quest/content';
import type { Fault } from '../checks';
import type { City } from '../city';
import { reachableEffects } from './dialogues';

/** Finds items that have no source and no reason for it, and enemies that never appear. */
export function checkSources(city: City): Fault[] {
  const found = obtainable(city);
  const met = metEnemies(city);
  return [
    ...city.items
      .filter(({ id, withheld }) => !found.has(id) && withheld === undefined)
      .map(({ id }) => ({ where: `item ${id}`, what: 'cannot be got anywhere' })),
    ...city.items
      .filter(({ id, withheld }) => found.has(id) && withheld !== undefined)
      .map(({ id }) => ({ where: `item ${id}`, what: 'is marked as withheld but can be got' })),
    ...city.enemies.filter(({ id }) => !met.has(id)).map(({ id }) => ({ where: `enemy ${id}`, what: 'is never met' })),
    ...unusedTables(city),
  ];
}

const everyEffect = (city: City): Effect[] => [
  ...city.dialogues.flatMap(reachableEffects),
  ...city.quests.flatMap((quest) => [
    ...quest.stages.flatMap(({ onEnter }) => onEnter),
    ...quest.endings.flatMap(({ effects }) => effects),
  ]),
  ...city.worldEvents.flatMap(({ endings }) => endings.flatMap(({ effects }) => effects)),
];

/** Returns the enemies that players can meet: at a place, in an event, in a quest, summoned, or as companions. */
function metEnemies(city: City): Set<string> {
  const met = new Set([
    ...city.enemies.filter(({ spawns }) => spawns.length > 0).map(({ id }) => id),
    ...city.worldEvents.flatMap(({ phases }) => phases.flatMap(({ waves }) => waves.map(({ enemy }) => enemy))),
    ...city.quests.flatMap(({ stages }) =>
      stages.flatMap(({ objectives }) =>
        objectives.flatMap((objective) =>
          objective.kind === 'survive' ? objective.enemies.map(({ enemy }) => enemy) : [],
        ),
      ),
    ),
    ...everyEffect(city).flatMap((effect) => (effect.do === 'enemies' ? [effect.enemy] : [])),
  ]);
  for (const enemy of city.enemies) if (met.has(enemy.id)) for (const id of broughtBy(city, enemy)) met.add(id);
  return met;
}

/** Returns the enemies that another one calls, summons or releases. */
function broughtBy(city: City, { attacks, phases, releases }: City['enemies'][number]): string[] {
  const used = [...attacks, ...phases.flatMap((phase) => phase.attacks)];
  const abilities = used.flatMap((attack) => ('ability' in attack ? [attack.ability as string] : []));
  return [
    ...phases.flatMap(({ summons }) => summons.map(({ enemy }) => enemy)),
    ...city.abilities
      .filter(({ id }) => abilities.includes(id))
      .flatMap(({ effects }) => effects.flatMap((effect) => (effect.does === 'summon' ? [effect.enemy] : []))),
    ...(releases === undefined ? [] : [releases.enemy]),
  ];
}

/** Returns the loot tables that are rolled anywhere, inner tables included. */
function rolledTables(city: City): Set<string> {
  const met = metEnemies(city);
  const rolled = new Set<string>();
  const queue = [
    ...city.enemies.filter(({ id }) => met.has(id)).map(({ loot }) => loot),
    ...city.containers.map(({ table }) => table),
    ...city.worldEvents.flatMap(({ tiers }) => tiers.flatMap(({ loot }) => (loot ? [loot] : []))),
    ...city.items.flatMap((item) =>
      item.kind === 'consumable' ? item.uses.flatMap((use) => (use.does === 'open' ? [use.table] : [])) : [],
    ),
  ];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (rolled.has(id)) continue;
    rolled.add(id);
    const table = city.lootTables.find((candidate) => candidate.id === id);
    queue.push(
      ...[...(table?.guaranteed ?? []), ...(table?.entries ?? [])].flatMap((drop) =>
        'table' in drop ? [drop.table] : [],
      ),
    );
  }
  return rolled;
}

function unusedTables(city: City): Fault[] {
  const rolled = rolledTables(city);
  return city.lootTables
    .filter(({ id }) => !rolled.has(id))
    .map(({ id }) => ({ where: `loot table ${id}`, what: 'is never rolled' }));
}

/** Returns the ids of the items that players can get. */
function obtainable(city: City): Set<string> {
  const rolled = rolledTables(city);
  return new Set([
    ...city.vendors.flatMap(({ stock }) => stock.map(({ item }) => item)),
    ...city.lootTables
      .filter(({ id }) => rolled.has(id))
      .flatMap((table) =>
        [...table.guaranteed, ...table.entries].flatMap((drop) => ('item' in drop ? [drop.item] : [])),
      ),
    ...city.quests.flatMap(({ endings }) =>
      endings.flatMap(({ items, choice }) => [...items.map(({ item }) => item), ...choice]),
    ),
    ...everyEffect(city).flatMap((effect) => (effect.do === 'give_item' ? [effect.item] : [])),
    ...city.classStarts.flatMap(({ kit }) => kit.map(({ item }) => item)),
    ...city.levels.flatMap(({ items }) => items.map(({ item }) => item)),
    ...city.worldEvents.flatMap(({ phases }) =>
      phases.flatMap(({ goal }) => (goal.kind === 'carry' ? [goal.item] : [])),
    ),
  ]);
}
