import { attributes } from '@necp/shared/character/schema';
import type { Condition, DialogueChoice, Effect } from '@necp/shared/quest/content';
import type { City } from '../city';
import type { Fault } from '../checks';

/** One reference from a content entry to another. */
export interface Mention {
  readonly where: string;
  readonly kind: Kind;
  readonly id: string;
}
type Kind =
  | 'item'
  | 'affix pool'
  | 'status'
  | 'ability'
  | 'enemy'
  | 'loot table'
  | 'place'
  | 'zone'
  | 'npc'
  | 'faction'
  | 'quest'
  | 'dialogue'
  | 'world event'
  | 'world key'
  | 'tree'
  | 'container'
  | 'skill or attribute';

const known = (city: City): Readonly<Record<Kind, ReadonlySet<string>>> => {
  const ids = (list: readonly { readonly id: string }[]) => new Set(list.map(({ id }) => id));
  return {
    item: ids(city.items),
    'affix pool': new Set(city.affixes.map(({ pool }) => pool)),
    status: ids(city.statuses),
    ability: ids(city.abilities),
    enemy: ids(city.enemies),
    'loot table': ids(city.lootTables),
    place: ids(city.places),
    zone: ids(city.zones),
    npc: ids(city.npcs),
    faction: ids(city.factions),
    quest: ids(city.quests),
    dialogue: ids(city.dialogues),
    'world event': ids(city.worldEvents),
    'world key': ids(city.worldKeys),
    tree: ids(city.trees),
    container: ids(city.containers),
    'skill or attribute': new Set<string>([...city.skills.map(({ id }) => id), ...attributes]),
  };
};

/** Finds references to entries that do not exist. */
export function checkReferences(city: City): Fault[] {
  const there = known(city);
  return mentions(city)
    .filter(({ kind, id }) => !there[kind].has(id))
    .map(({ where, kind, id }) => ({ where, what: `names ${kind} "${id}", which does not exist` }));
}

/** Returns every reference in all content, in the order of the kinds. */
export function mentions(city: City): Mention[] {
  return [
    ...inItems(city),
    ...inAbilities(city),
    ...inProgression(city),
    ...inFactions(city),
    ...inPeople(city),
    ...inOverheard(city),
    ...inVendors(city),
    ...inEnemies(city),
    ...inLoot(city),
    ...inQuests(city),
    ...inDialogues(city),
    ...inEvents(city),
    ...inWorld(city),
  ];
}

const one = (where: string, kind: Kind, id: string | undefined): Mention[] =>
  id === undefined ? [] : [{ where, kind, id }];
const many = (where: string, kind: Kind, ids: readonly string[]): Mention[] => ids.map((id) => ({ where, kind, id }));

/** Returns the entries that conditions refer to. */
export function inConditions(where: string, conditions: readonly Condition[]): Mention[] {
  return conditions.flatMap((condition): Mention[] => {
    if (condition.if === 'not') return inConditions(where, [condition.of]);
    if (condition.if === 'any') return inConditions(where, condition.of);
    if (condition.if === 'quest') return one(where, 'quest', condition.quest);
    if (condition.if === 'reputation') return one(where, 'faction', condition.faction);
    if (condition.if === 'item') return one(where, 'item', condition.item);
    return condition.if === 'world' ? one(where, 'world key', condition.key) : [];
  });
}

/** Returns the entries that effects refer to. */
export function inEffects(where: string, effects: readonly Effect[]): Mention[] {
  return effects.flatMap((effect): Mention[] => {
    if (effect.do === 'give_item' || effect.do === 'take_item') return one(where, 'item', effect.item);
    if (effect.do === 'reputation') return one(where, 'faction', effect.faction);
    if (effect.do === 'affinity') return one(where, 'npc', effect.npc);
    if (effect.do === 'world') return one(where, 'world key', effect.key);
    if (effect.do === 'start_quest' || effect.do === 'outcome') return one(where, 'quest', effect.quest);
    if (effect.do === 'enemies') return [...one(where, 'enemy', effect.enemy), ...one(where, 'place', effect.place)];
    return effect.do === 'travel' ? one(where, 'place', effect.place) : [];
  });
}

function inItems(city: City): Mention[] {
  return city.items.flatMap((item) => {
    const where = `item ${item.id}`;
    if (item.kind === 'consumable') {
      return item.uses.flatMap((use) => {
        if (use.does === 'status') return one(where, 'status', use.status);
        if (use.does === 'cleanse') return many(where, 'status', use.statuses);
        return use.does === 'open' ? one(where, 'loot table', use.table) : [];
      });
    }
    const status = item.kind === 'blade' || item.kind === 'thrown' ? one(where, 'status', item.status) : [];
    const ability = item.kind === 'cyberware' ? one(where, 'ability', item.ability) : [];
    return [...status, ...ability, ...('affixPools' in item ? many(where, 'affix pool', item.affixPools) : [])];
  });
}

function inAbilities(city: City): Mention[] {
  return city.abilities.flatMap((ability) =>
    ability.effects.flatMap((effect) => {
      const where = `ability ${ability.id}`;
      if (effect.does === 'status') return one(where, 'status', effect.status);
      if (effect.does === 'deploy') return one(where, 'ability', effect.ability);
      return effect.does === 'summon' ? one(where, 'enemy', effect.enemy) : [];
    }),
  );
}

function inProgression(city: City): Mention[] {
  return [
    ...city.trees.flatMap((tree) =>
      tree.nodes.flatMap((node) => (node.kind === 'passive' ? [] : one(`node ${node.id}`, 'ability', node.ability))),
    ),
    ...city.classStarts.flatMap((start) => [
      ...one(`class ${start.classId}`, 'ability', start.ability),
      ...many(`class ${start.classId}`, 'tree', start.trees),
      ...many(
        `class ${start.classId}`,
        'item',
        start.kit.map(({ item }) => item),
      ),
    ]),
    ...city.levels.flatMap((level) =>
      many(
        `level ${level.level}`,
        'item',
        level.items.map(({ item }) => item),
      ),
    ),
  ];
}

function inFactions(city: City): Mention[] {
  return city.factions.flatMap((faction) => {
    const where = `faction ${faction.id}`;
    return [
      ...one(where, 'place', faction.home),
      ...many(where, 'faction', [
        ...faction.allies,
        ...faction.enemies,
        ...faction.spill.map(({ faction: other }) => other),
      ]),
    ];
  });
}

function inPeople(city: City): Mention[] {
  return city.npcs.flatMap((npc) => {
    const where = `npc ${npc.id}`;
    return [
      ...one(where, 'faction', npc.faction),
      ...one(where, 'place', npc.home),
      ...many(where, 'dialogue', npc.dialogues),
      ...one(where, 'enemy', npc.hire?.fightsAs),
      ...inConditions(where, npc.presentWhen),
      ...npc.schedule.flatMap((entry) => [...one(where, 'place', entry.place), ...inConditions(where, entry.when)]),
    ];
  });
}

function inOverheard(city: City): Mention[] {
  return city.overheard.flatMap(({ id, zone, place, when }) => [
    ...one(`overheard ${id}`, 'zone', zone),
    ...one(`overheard ${id}`, 'place', place),
    ...inConditions(`overheard ${id}`, when),
  ]);
}

function inVendors(city: City): Mention[] {
  return city.vendors.flatMap((vendor) => {
    const where = `vendor ${vendor.id}`;
    return [
      ...one(where, 'npc', vendor.id),
      ...one(where, 'faction', vendor.faction),
      ...one(where, 'place', vendor.place),
      ...vendor.stock.flatMap((entry) => [...one(where, 'item', entry.item), ...inConditions(where, entry.when)]),
    ];
  });
}

function inEnemies(city: City): Mention[] {
  return city.enemies.flatMap((enemy) => {
    const where = `enemy ${enemy.id}`;
    const attacks = [...enemy.attacks, ...enemy.phases.flatMap((phase) => phase.attacks)];
    return [
      ...one(where, 'faction', enemy.faction),
      ...one(where, 'loot table', enemy.loot),
      ...one(where, 'enemy', enemy.releases?.enemy),
      ...inConditions(where, enemy.calmWhen),
      ...attacks.flatMap((attack) =>
        'ability' in attack ? one(where, 'ability', attack.ability) : one(where, 'item', attack.weapon),
      ),
      ...enemy.phases.flatMap((phase) => [
        ...one(where, 'status', phase.status),
        ...one(where, 'status', phase.breaks?.status),
        ...one(where, 'ability', phase.ground?.ability),
        ...many(
          where,
          'enemy',
          phase.summons.map(({ enemy: summoned }) => summoned),
        ),
      ]),
      ...enemy.spawns.flatMap((spawn) => [...one(where, 'place', spawn.place), ...inConditions(where, spawn.when)]),
    ];
  });
}

function inLoot(city: City): Mention[] {
  return [
    ...city.lootTables.flatMap((table) =>
      [...table.guaranteed, ...table.entries].flatMap((drop) => {
        const where = `loot table ${table.id}`;
        if ('nothing' in drop) return [];
        const what =
          'item' in drop ? one(where, 'item', drop.item) : 'table' in drop ? one(where, 'loot table', drop.table) : [];
        return [...what, ...inConditions(where, drop.when)];
      }),
    ),
    ...city.containers.flatMap((container) => {
      const where = `container ${container.id}`;
      return [
        ...one(where, 'loot table', container.table),
        ...one(where, 'item', container.lock?.key),
        ...one(where, 'skill or attribute', container.lock?.by),
        ...many(
          where,
          'place',
          container.places.map(({ place }) => place),
        ),
      ];
    }),
  ];
}

function inQuests(city: City): Mention[] {
  return city.quests.flatMap((quest) => {
    const where = `quest ${quest.id}`;
    const objectives = quest.stages.flatMap((stage) => stage.objectives);
    return [
      ...one(where, 'zone', quest.zone),
      ...one(where, 'npc', quest.giver),
      ...inConditions(where, quest.prerequisites),
      ...objectives.flatMap((objective) => [
        ...('npc' in objective ? one(where, 'npc', objective.npc) : []),
        ...('dialogue' in objective ? one(where, 'dialogue', objective.dialogue) : []),
        ...('place' in objective ? one(where, 'place', objective.place) : []),
        ...('item' in objective ? one(where, 'item', objective.item) : []),
        ...('enemy' in objective ? one(where, 'enemy', objective.enemy) : []),
        ...(objective.kind === 'survive'
          ? many(
              where,
              'enemy',
              objective.enemies.map(({ enemy }) => enemy),
            )
          : []),
        ...(objective.kind === 'escort' ? one(where, 'place', objective.to) : []),
        ...(objective.kind === 'event' ? one(where, 'world event', objective.event) : []),
      ]),
      ...quest.stages.flatMap((stage) => [
        ...inEffects(where, stage.onEnter),
        ...stage.exits.flatMap((exit) => (exit.on === 'objectives' ? inConditions(where, exit.when) : [])),
      ]),
      ...quest.endings.flatMap((ending) => [
        ...inEffects(where, ending.effects),
        ...many(where, 'item', [...ending.items.map(({ item }) => item), ...ending.choice]),
      ]),
    ];
  });
}

function inChoice(where: string, choice: DialogueChoice): Mention[] {
  const check =
    'check' in choice
      ? [
          ...one(where, 'skill or attribute', choice.check.by),
          ...inConditions(where, [...choice.check.advantage, ...choice.check.disadvantage]),
        ]
      : [];
  return [...inConditions(where, choice.when), ...inEffects(where, choice.effects), ...check];
}

function inDialogues(city: City): Mention[] {
  return city.dialogues.flatMap((dialogue) => {
    const where = `dialogue ${dialogue.id}`;
    return [
      ...(dialogue.npc === 'object' ? [] : one(where, 'npc', dialogue.npc)),
      ...inConditions(where, dialogue.when),
      ...dialogue.nodes.flatMap((node) => [
        ...one(where, 'npc', node.speaker),
        ...inEffects(where, node.effects),
        ...node.choices.flatMap((choice) => inChoice(where, choice)),
      ]),
    ];
  });
}

function inEvents(city: City): Mention[] {
  return city.worldEvents.flatMap((event) => {
    const where = `world event ${event.id}`;
    return [
      ...one(where, 'zone', event.zone),
      ...one(where, 'quest', event.trigger.forQuest),
      ...inConditions(where, event.trigger.when),
      ...event.phases.flatMap(({ goal, waves }) => [
        ...waves.flatMap((wave) => [...one(where, 'enemy', wave.enemy), ...one(where, 'place', wave.place)]),
        ...(goal.kind === 'defeat' ? one(where, 'enemy', goal.enemy) : []),
        ...(goal.kind === 'stop_vehicle' ? many(where, 'place', goal.route) : []),
        ...(goal.kind === 'hold' ? one(where, 'place', goal.place) : []),
        ...(goal.kind === 'carry'
          ? [...one(where, 'item', goal.item), ...many(where, 'place', [goal.from, goal.to])]
          : []),
      ]),
      ...event.endings.flatMap((ending) => inEffects(where, ending.effects)),
      ...event.tiers.flatMap((tier) => [
        ...one(where, 'loot table', tier.loot),
        ...many(
          where,
          'faction',
          tier.reputation.map(({ faction }) => faction),
        ),
      ]),
    ];
  });
}

function inWorld(city: City): Mention[] {
  return [
    ...city.worldKeys.flatMap((key) =>
      many(
        `world key ${key.id}`,
        'place',
        key.seen.map(({ place }) => place),
      ),
    ),
    ...city.places.flatMap((place) => one(`place ${place.id}`, 'zone', place.zone)),
    ...city.zones.flatMap((zone) =>
      zone.exits.flatMap((exit) => [
        ...many(`zone ${zone.id}`, 'place', [exit.place, exit.arrives]),
        ...one(`zone ${zone.id}`, 'zone', exit.to),
      ]),
    ),
  ];
}
