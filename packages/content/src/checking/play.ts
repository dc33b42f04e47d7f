import type { Condition, DialogueContent, Effect, QuestContent, QuestStage } from '@necp/shared/quest/content';
import type { WorldValue } from '@necp/shared/world-state/content';
import type { Fault } from '../checks';
import type { City } from '../city';
import { waysOn } from './dialogues';

/** A simulated player: what a quest can change, and whether it has money, friends and skill. */
interface Player {
  readonly items: Readonly<Record<string, number>>;
  readonly world: Readonly<Record<string, WorldValue>>;
  readonly means: 'everything' | 'nothing';
}
interface Moment {
  readonly stage: string;
  readonly player: Player;
}
/** One path through a conversation. */
interface Talk {
  readonly player: Player;
  readonly outcome: string | null;
  readonly gains: boolean;
}
/** The result of playing a quest on every possible path. */
export interface Playthrough {
  readonly endings: ReadonlySet<string>;
  readonly faults: readonly Fault[];
}

/** Plays every quest on every path, once as a character that can do everything and once as one that has nothing. */
export function checkPlay(city: City): Fault[] {
  return city.quests.flatMap((quest) => {
    const able = playQuest(city, quest, 'everything');
    const poor = playQuest(city, quest, 'nothing');
    const missed = quest.endings
      .filter(({ id }) => !able.endings.has(id))
      .map(({ id }) => ({ where: `quest ${quest.id}`, what: `is never played to ${id}` }));
    const stuck = quest.endings.some(({ id, result }) => result === 'done' && poor.endings.has(id))
      ? []
      : [{ where: `quest ${quest.id}`, what: 'cannot be finished by somebody without money, friends or skill' }];
    return [...able.faults, ...missed, ...stuck, ...poor.faults].filter(
      (fault, index, all) => all.findIndex(({ where, what }) => where === fault.where && what === fault.what) === index,
    );
  });
}

/** Plays one quest: each choice, each check both ways, each timer and each defeat. */
export function playQuest(city: City, quest: QuestContent, means: Player['means']): Playthrough {
  const endings = new Set<string>();
  const faults: Fault[] = [];
  const seen = new Set<string>();
  const initial = Object.fromEntries(city.worldKeys.map(({ id, initial: value }) => [id, value]));
  const queue: Moment[] = [{ stage: quest.start, player: { items: {}, world: initial, means } }];
  for (let moment = queue.pop(); moment; moment = queue.pop()) {
    const mark = JSON.stringify(moment);
    if (seen.has(mark)) continue;
    seen.add(mark);
    const ending = quest.endings.find(({ id }) => id === moment.stage);
    if (ending) {
      endings.add(ending.id);
      faults.push(
        ...missing(moment.player, ending.effects).map((item) => ({
          where: `quest ${quest.id}, ${ending.id}`,
          what: `takes ${item} from somebody who may not have it`,
        })),
      );
      continue;
    }
    const stage = quest.stages.find(({ id }) => id === moment.stage);
    if (!stage) continue;
    const played = playStage(city, quest, { stage, player: after(moment.player, stage.onEnter) });
    queue.push(...played.next);
    faults.push(...played.faults.map((what) => ({ where: `quest ${quest.id}, ${stage.id}`, what })));
  }
  return { endings, faults };
}

function playStage(
  city: City,
  quest: QuestContent,
  { stage, player }: { readonly stage: QuestStage; readonly player: Player },
): { readonly next: Moment[]; readonly faults: string[] } {
  const next: Moment[] = [];
  const faults: string[] = [];
  for (const exit of stage.exits)
    if (exit.on === 'timer' || exit.on === 'downed' || exit.on === 'objective') next.push({ stage: exit.to, player });
  let players = [player];
  for (const objective of stage.objectives) {
    const dialogue =
      'dialogue' in objective && objective.dialogue
        ? city.dialogues.find(({ id }) => id === objective.dialogue)
        : undefined;
    const talks = dialogue
      ? players.flatMap((one) =>
          dialogue.when.every((condition) => holds(condition, one, { quest: quest.id, stage: stage.id }))
            ? talkThrough(dialogue, one, quest.id)
            : [],
        )
      : [];
    if (dialogue && talks.length === 0 && !objective.optional) faults.push(`cannot have ${dialogue.id}`);
    if (dialogue && dialogue.npc !== 'object' && talks.some(({ gains, outcome }) => gains && outcome === null))
      faults.push(`gains from ${dialogue.id} as often as one asks`);
    for (const { outcome, player: emitted } of talks)
      for (const exit of stage.exits)
        if (exit.on === 'outcome' && exit.outcome === outcome) next.push({ stage: exit.to, player: emitted });
    if (objective.kind === 'collect')
      players = players.map((one) => ({
        ...one,
        items: { ...one.items, [objective.item]: Math.max(one.items[objective.item] ?? 0, objective.count) },
      }));
    if (objective.kind === 'deliver') {
      if (players.some((one) => (one.items[objective.item] ?? 0) < objective.count))
        faults.push(`asks to deliver ${objective.item} that one may not have`);
      players = players.map((one) => after(one, [{ do: 'take_item', item: objective.item, count: objective.count }]));
    }
    if (dialogue && !objective.optional)
      players = distinct(talks.filter(({ outcome }) => outcome === null).map(({ player: emitted }) => emitted));
  }
  const exit = (one: Player) =>
    stage.exits.find(
      (way) =>
        way.on === 'objectives' &&
        way.when.every((condition) => holds(condition, one, { quest: quest.id, stage: stage.id })),
    );
  if (stage.objectives.some(({ optional }) => !optional))
    for (const one of players) {
      const way = exit(one);
      if (way) next.push({ stage: way.to, player: one });
    }
  return { next, faults };
}

const distinct = (players: readonly Player[]): Player[] => [
  ...new Map(players.map((player) => [JSON.stringify(player), player])).values(),
];

/** Returns all paths through a conversation that pass each node at most once. */
function talkThrough(dialogue: DialogueContent, player: Player, quest: string): Talk[] {
  const talks: Talk[] = [];
  const walk = (nodeId: string | null, path: readonly string[], so: Talk): void => {
    const node = dialogue.nodes.find(({ id }) => id === nodeId);
    if (!node || nodeId === null) {
      talks.push(so);
      return;
    }
    if (path.includes(nodeId)) return;
    const here = hear(so, node.effects, quest);
    for (const choice of node.choices) {
      if (!choice.when.every((condition) => holds(condition, here.player, { quest, stage: null }))) continue;
      for (const way of new Set(waysOn(choice))) walk(way, [...path, nodeId], hear(here, choice.effects, quest));
    }
  };
  walk(dialogue.start, [], { player, outcome: null, gains: false });
  return [...new Map(talks.map((talk) => [JSON.stringify(talk), talk])).values()];
}

function hear(so: Talk, effects: readonly Effect[], quest: string): Talk {
  const emitted = effects.find((effect) => effect.do === 'outcome' && effect.quest === quest);
  const gains = effects.some(
    (effect) =>
      effect.do === 'give_item' ||
      effect.do === 'give_chits' ||
      effect.do === 'experience' ||
      (effect.do === 'reputation' && effect.points > 0),
  );
  return {
    player: after(so.player, effects),
    outcome: emitted?.do === 'outcome' ? emitted.outcome : so.outcome,
    gains: so.gains || gains,
  };
}

function after(player: Player, effects: readonly Effect[]): Player {
  const items = { ...player.items };
  const world = { ...player.world };
  for (const effect of effects) {
    if (effect.do === 'give_item') items[effect.item] = (items[effect.item] ?? 0) + effect.count;
    if (effect.do === 'take_item') items[effect.item] = Math.max(0, (items[effect.item] ?? 0) - effect.count);
    if (effect.do === 'world') world[effect.key] = effect.value;
  }
  return { ...player, items, world };
}

const missing = (player: Player, effects: readonly Effect[]): string[] =>
  effects.flatMap((effect) =>
    effect.do === 'take_item' && (player.items[effect.item] ?? 0) < effect.count ? [effect.item] : [],
  );

/** Checks a condition: values the quest decides are read from the player, and the rest depends on `means`. */
function holds(
  condition: Condition,
  player: Player,
  at: { readonly quest: string; readonly stage: string | null },
): boolean {
  if (condition.if === 'not')
    return condition.of.if === 'world' || condition.of.if === 'item' ? !holds(condition.of, player, at) : true;
  if (condition.if === 'any') return condition.of.some((one) => holds(one, player, at));
  if (condition.if === 'world') return player.world[condition.key] === condition.is;
  if (condition.if === 'quest')
    return (
      condition.quest !== at.quest ||
      (condition.state === 'active' && (at.stage === null || (condition.stages?.includes(at.stage) ?? true)))
    );
  if (condition.if === 'item') return (player.items[condition.item] ?? 0) >= condition.count;
  return player.means === 'everything' || condition.if === 'level' || condition.if === 'hour';
}
