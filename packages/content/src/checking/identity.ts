import type { Fault } from '../checks';
import type { City } from '../city';
import { everyUnique } from './unique-items';

/** Finds entries of one kind that share an id, and duplicate ids of nodes, stages, endings or objectives. */
export function checkIdentity(city: City): Fault[] {
  const kinds: readonly (readonly [string, readonly string[]])[] = [
    ...(
      [
        'abilities',
        'affixes',
        'containers',
        'dialogues',
        'enemies',
        'factions',
        'items',
        'lootTables',
        'npcs',
        'overheard',
        'places',
        'quests',
        'skills',
        'statuses',
        'tiers',
        'trees',
        'vendors',
        'worldEvents',
        'worldKeys',
        'zones',
      ] as const
    ).map((kind) => [kind, city[kind].map(({ id }) => id)] as const),
    ['levels', city.levels.map(({ level }) => String(level))],
    ['classStarts', city.classStarts.map(({ classId }) => classId)],
    ['tree nodes', city.trees.flatMap((tree) => tree.nodes.map(({ id }) => id))],
    ...city.dialogues.map(
      (dialogue) => [`dialogue ${dialogue.id}: nodes`, dialogue.nodes.map(({ id }) => id)] as const,
    ),
    ...city.quests.map(
      (quest) =>
        [`quest ${quest.id}: stages and endings`, [...quest.stages, ...quest.endings].map(({ id }) => id)] as const,
    ),
    ...city.quests.flatMap((quest) =>
      quest.stages.map(
        (stage) => [`quest ${quest.id}: objectives of ${stage.id}`, stage.objectives.map(({ id }) => id)] as const,
      ),
    ),
    ...city.worldEvents.map(
      (event) =>
        [
          `world event ${event.id}: phases and endings`,
          [...event.phases, ...event.endings].map(({ id }) => id),
        ] as const,
    ),
    ...city.enemies.map((enemy) => [`enemy ${enemy.id}: phases`, enemy.phases.map(({ id }) => id)] as const),
  ];
  return kinds.flatMap(([where, ids]) =>
    [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => ({
      where,
      what: `has "${id}" twice`,
    })),
  );
}

/** The minimum of content for the release of the city; see the launch table of the game's design. */
const least = {
  items: 224,
  uniques: 27,
  enemies: 29,
  bosses: 5,
  npcs: 21,
  exchanges: 60,
  vendors: 7,
  hirable: 2,
  'class abilities': 60,
  'tree nodes': 120,
  quests: 37,
  'branching quests': 18,
  'quests with checks': 18,
  factions: 8,
  'world events': 5,
  affixes: 30,
} as const;

/** Counts the entries of each kind that the design requires. */
export function countCity(city: City): Readonly<Record<keyof typeof least, number>> {
  const emittedBy = (questId: string) =>
    city.dialogues.filter((dialogue) =>
      dialogue.nodes.some((node) =>
        [...node.effects, ...node.choices.flatMap(({ effects }) => effects)].some(
          (effect) => effect.do === 'outcome' && effect.quest === questId,
        ),
      ),
    );
  const talksOf = (quest: City['quests'][number]) =>
    new Set(
      quest.stages.flatMap(({ objectives }) =>
        objectives.flatMap((objective) => ('dialogue' in objective && objective.dialogue ? [objective.dialogue] : [])),
      ),
    );
  const hasCheck = (quest: City['quests'][number]) =>
    city.dialogues.some(
      (dialogue) =>
        (talksOf(quest).has(dialogue.id) || emittedBy(quest.id).includes(dialogue)) &&
        dialogue.nodes.some((node) => node.choices.some((choice) => 'check' in choice)),
    );
  return {
    items: city.items.length,
    uniques: everyUnique(city).length,
    enemies: city.enemies.filter(({ rank }) => rank !== 'boss').length,
    bosses: city.enemies.filter(({ rank }) => rank === 'boss').length,
    npcs: city.npcs.length,
    exchanges: city.overheard.length,
    vendors: city.vendors.length,
    hirable: city.npcs.filter(({ hire }) => hire).length,
    'class abilities': city.abilities.filter(({ owner }) => !['deployable', 'cyberware', 'enemy'].includes(owner))
      .length,
    'tree nodes': city.trees.reduce((sum, { nodes }) => sum + nodes.length, 0),
    quests: city.quests.length,
    'branching quests': city.quests.filter(
      ({ endings }) => endings.filter(({ result }) => result === 'done').length > 1,
    ).length,
    'quests with checks': city.quests.filter(hasCheck).length,
    factions: city.factions.length,
    'world events': city.worldEvents.length,
    affixes: city.affixes.length,
  };
}

/** Finds the kinds with too few entries. */
export function checkCounts(city: City): Fault[] {
  const counts = countCity(city);
  return (Object.keys(least) as (keyof typeof least)[])
    .filter((kind) => counts[kind] < least[kind])
    .map((kind) => ({ where: kind, what: `are ${counts[kind]} of at least ${least[kind]}` }));
}

const cyrillic = /[а-яё]/iu;
const latinWord = /[a-z]{2,}/iu;

/** Finds texts whose Russian is not Russian or whose English is not English. */
export function checkTranslations(city: City): Fault[] {
  const faults: Fault[] = [];
  const walk = (value: unknown, where: string): void => {
    if (Array.isArray(value)) {
      value.forEach((entry) => walk(entry, where));
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const record = value as Record<string, unknown>;
    const here = typeof record.id === 'string' ? `${where} ${record.id}` : where;
    if (typeof record.en === 'string' && typeof record.ru === 'string') {
      if (cyrillic.test(record.en))
        faults.push({ where: here, what: `says Russian in English: ${record.en.slice(0, 60)}` });
      if (latinWord.test(record.en) && !cyrillic.test(record.ru))
        faults.push({ where: here, what: `is not translated: ${record.en.slice(0, 60)}` });
      if (`${record.en}${record.ru}`.includes('{'))
        faults.push({ where: here, what: `names a district that does not exist: ${record.en.slice(0, 60)}` });
      if (record.en.trim() === '' || record.ru.trim() === '') faults.push({ where: here, what: 'has an empty text' });
      return;
    }
    for (const [field, entry] of Object.entries(record))
      if (typeof entry === 'object') walk(entry, field === 'zoneMaps' ? 'zone' : here || field);
  };
  for (const [kind, list] of Object.entries(city)) if (kind !== 'zoneMaps') walk(list, kind);
  return faults;
}
