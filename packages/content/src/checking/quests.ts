import { endingsFrom, reachedFrom } from '@necp/shared/quest/formulas';
import { fixtures } from '@necp/shared/zone/fixtures';
import { isPeriodic } from '@necp/shared/quest/progress';
import type { Condition, Effect, Objective, QuestContent, QuestStage } from '@necp/shared/quest/content';
import type { Fault } from '../checks';
import type { City } from '../city';
import { reachableEffects } from './dialogues';
import { checkEndings } from './endings';

/** Finds quests that cannot be started, or cannot be finished from a stage that can be reached. */
export function checkQuests(city: City): Fault[] {
  return [
    ...city.quests.flatMap((quest) => [
      ...checkGraph(quest),
      ...checkStages(quest, city),
      ...checkBeginning(quest, city),
      ...checkBelongings(quest, city),
      ...checkRepeating(quest),
    ]),
    ...checkOrder(city),
    ...checkThread(city),
    ...checkEndings(city),
    ...checkTimes(city),
  ];
}

/** Finds quests that name no next quest, or a quest that does not exist: only one quest is the last. */
function checkThread({ quests }: City): Fault[] {
  const ids = new Set(quests.map(({ id }) => id));
  const last = quests.filter((quest) => quest.next === undefined && !isPeriodic(quest)).map(({ id }) => id);
  return [
    ...quests.flatMap(({ id, next }) =>
      next === undefined || (ids.has(next) && next !== id)
        ? []
        : [{ where: `quest ${id}`, what: `sends to "${next}", which is no other quest` }],
    ),
    ...last.slice(1).map((id) => ({ where: `quest ${id}`, what: `is a second last quest beside ${last[0]}` })),
  ];
}

function checkGraph(quest: QuestContent): Fault[] {
  const where = `quest ${quest.id}`;
  const ids = new Set([...quest.stages, ...quest.endings].map(({ id }) => id));
  const faults: Fault[] = [];
  if (!quest.stages.some(({ id }) => id === quest.start))
    faults.push({ where, what: `starts at "${quest.start}", which does not exist` });
  for (const stage of quest.stages)
    if (stage.skip && !quest.stages.some(({ id }) => id === stage.skip?.to))
      faults.push({ where, what: `is skipped from ${stage.id} to "${stage.skip.to}", which is no stage` });
  for (const stage of quest.stages)
    for (const exit of stage.exits)
      if (!ids.has(exit.to))
        faults.push({ where, what: `leads from ${stage.id} to "${exit.to}", which does not exist` });
  const reached = reachedFrom(quest, quest.start);
  for (const id of ids) if (!reached.has(id)) faults.push({ where, what: `never comes to ${id}` });
  const good = new Set(quest.endings.filter(({ result }) => result === 'done').map(({ id }) => id));
  for (const stage of quest.stages)
    if (reached.has(stage.id) && !endingsFrom(quest, stage.id).some((id) => good.has(id)))
      faults.push({ where, what: `cannot be finished from ${stage.id}` });
  return faults;
}

const dialogueOf = (objective: Objective): string | undefined =>
  'dialogue' in objective ? objective.dialogue : undefined;

/** Returns the outcomes that dialogues can report while a stage is active. */
function emittedIn(stage: QuestStage, quest: QuestContent, city: City): Set<string> {
  const effects = stage.objectives.flatMap((objective) => {
    const dialogue = city.dialogues.find(({ id }) => id === dialogueOf(objective));
    return dialogue ? reachableEffects(dialogue) : [];
  });
  return new Set(
    effects.flatMap((effect) => (effect.do === 'outcome' && effect.quest === quest.id ? [effect.outcome] : [])),
  );
}

function checkStages(quest: QuestContent, city: City): Fault[] {
  return quest.stages.flatMap((stage) => {
    const where = `quest ${quest.id}, ${stage.id}`;
    const faults: Fault[] = [];
    const emitted = emittedIn(stage, quest, city);
    const awaited = new Set(stage.exits.flatMap((exit) => (exit.on === 'outcome' ? [exit.outcome] : [])));
    for (const outcome of awaited)
      if (!emitted.has(outcome)) faults.push({ where, what: `waits for "${outcome}", which nobody tells` });
    for (const exit of stage.exits)
      if (exit.on === 'objective' && !stage.objectives.some(({ id, optional }) => id === exit.objective && optional))
        faults.push({ where, what: `goes on by "${exit.objective}", which is nothing one may do instead` });
    for (const outcome of emitted)
      if (!awaited.has(outcome)) faults.push({ where, what: `is told "${outcome}" and does not listen` });
    const byObjectives = stage.exits.filter((exit) => exit.on === 'objectives');
    if (byObjectives.length === 0 && awaited.size === 0) faults.push({ where, what: 'has no way out by playing it' });
    if (byObjectives.length > 0 && byObjectives.at(-1)?.when.length !== 0)
      faults.push({ where, what: 'may be done and still not end' });
    if (byObjectives.length > 0 && stage.objectives.every(({ optional }) => optional))
      faults.push({ where, what: 'ends before anything is asked' });
    for (const objective of stage.objectives) faults.push(...checkObjective(objective, where, city));
    return faults;
  });
}

function checkObjective(objective: Objective, where: string, city: City): Fault[] {
  const faults: Fault[] = [];
  if (objective.kind === 'talk') {
    const dialogue = city.dialogues.find(({ id }) => id === objective.dialogue);
    if (dialogue && dialogue.npc !== objective.npc)
      faults.push({ where, what: `asks ${objective.npc} for a dialogue of ${dialogue.npc}` });
    if (!city.npcs.find(({ id }) => id === objective.npc)?.dialogues.includes(objective.dialogue))
      faults.push({ where, what: `needs ${objective.npc} to say ${objective.dialogue}, which they never do` });
  }
  if (
    objective.kind === 'use' &&
    objective.dialogue &&
    city.dialogues.find(({ id }) => id === objective.dialogue)?.npc !== 'object'
  )
    faults.push({ where, what: `gives a voice to ${objective.object} that belongs to a person` });
  if (objective.kind === 'kill' && objective.place) {
    const spawns = city.enemies.find(({ id }) => id === objective.enemy)?.spawns ?? [];
    if (!spawns.some(({ place }) => place === objective.place))
      faults.push({ where, what: `wants ${objective.enemy} killed at ${objective.place}, where there is none` });
  }
  const mark = 'mark' in objective ? objective.mark : undefined;
  if (mark?.place !== undefined && !city.places.some(({ id }) => id === mark.place))
    faults.push({ where, what: `points to ${mark.place}, which is nowhere` });
  if (
    mark?.content !== undefined &&
    ![...city.npcs, ...city.items, ...city.enemies, ...fixtures].some(({ id }) => id === mark.content)
  )
    faults.push({ where, what: `marks ${mark.content}, which is nobody and nothing` });
  return faults;
}

/** Checks whether a condition closes an offer once the quest was begun, except for those who may begin it again. */
function isOfferedInTime(quest: QuestContent, condition: Condition): boolean {
  if (condition.if === 'any') return condition.of.every((one) => isOfferedInTime(quest, one));
  if (condition.if !== 'quest' || condition.quest !== quest.id) return false;
  return condition.state === 'untouched' || (condition.state === 'failed' && quest.repeats === 'after_failure');
}

/** Checks whether a dialogue, or each of its choices that start a quest, is closed once the quest was begun. */
function isOpenInTime(dialogue: Dialogue, quest: QuestContent): boolean {
  const isTimed = ({ when }: { readonly when: readonly Condition[] }) =>
    when.some((condition) => isOfferedInTime(quest, condition));
  const starting = dialogue.nodes.flatMap(({ choices }) =>
    choices.filter(({ effects }) => effects.some((effect) => effect.do === 'start_quest' && effect.quest === quest.id)),
  );
  return isTimed(dialogue) || (starting.length > 0 && starting.every(isTimed));
}

/** Finds daily and weekly quests that would give lasting things again and again, or that lead on. */
function checkRepeating(quest: QuestContent): Fault[] {
  if (!isPeriodic(quest)) return [];
  const where = `quest ${quest.id}`;
  const effects = [
    ...quest.stages.flatMap(({ onEnter }) => onEnter),
    ...quest.endings.flatMap(({ effects: ofEnding }) => ofEnding),
  ];
  return [
    ...(quest.begins === 'dialogue' ? [] : [{ where, what: 'comes back without being asked for' }]),
    ...(quest.next === undefined ? [] : [{ where, what: 'leads on, though it comes back' }]),
    ...(quest.endings.some(({ choice }) => choice.length > 0)
      ? [{ where, what: 'offers a reward again and again' }]
      : []),
    ...(effects.some((effect) => effect.do === 'world' || effect.do === 'title')
      ? [{ where, what: 'changes something for good, though it comes back' }]
      : []),
  ];
}

function checkBeginning(quest: QuestContent, city: City): Fault[] {
  const where = `quest ${quest.id}`;
  const starts = city.dialogues.filter((dialogue) =>
    reachableEffects(dialogue).some((effect) => effect.do === 'start_quest' && effect.quest === quest.id),
  );
  if (quest.begins === 'dialogue' && !starts.some(({ npc }) => npc === quest.giver))
    return [{ where, what: 'is never offered by whoever gives it' }];
  if (quest.begins !== 'dialogue' && starts.length > 0)
    return [{ where, what: 'is offered though it begins otherwise' }];
  return starts
    .filter((dialogue) => !isOpenInTime(dialogue, quest))
    .map(({ id }) => ({ where, what: `can be begun again and again in ${id}` }));
}

/** Checks that a quest takes only items that it gave or that enemies drop. */
function checkBelongings(quest: QuestContent, city: City): Fault[] {
  const where = `quest ${quest.id}`;
  const dialogues = city.dialogues.filter(({ id }) =>
    quest.stages.some(({ objectives }) => objectives.some((objective) => dialogueOf(objective) === id)),
  );
  const effects: Effect[] = [
    ...dialogues.flatMap(reachableEffects),
    ...quest.stages.flatMap(({ onEnter }) => onEnter),
    ...quest.endings.flatMap(({ effects: ofEnding }) => ofEnding),
  ];
  const isGiven = (item: string) =>
    effects.some((effect) => effect.do === 'give_item' && effect.item === item) ||
    city.lootTables.some((table) =>
      [...table.guaranteed, ...table.entries].some((drop) => 'item' in drop && drop.item === item),
    );
  const isSold = (item: string) => city.vendors.some(({ stock }) => stock.some((entry) => entry.item === item));
  const asked = [
    ...quest.stages.flatMap(({ objectives }) =>
      objectives.flatMap((objective) =>
        objective.kind === 'collect' || objective.kind === 'deliver' ? [objective.item] : [],
      ),
    ),
    ...effects.flatMap((effect) => (effect.do === 'take_item' ? [effect.item] : [])),
  ];
  return [...new Set(asked)]
    .filter((item) => !isGiven(item) && !isSold(item))
    .map((item) => ({ where, what: `asks for ${item}, which one cannot get` }));
}

/** Finds quests that wait for each other. */
function checkOrder(city: City): Fault[] {
  const needs = new Map(
    city.quests.map((quest) => [
      quest.id,
      quest.prerequisites.flatMap((condition) =>
        condition.if === 'quest' && condition.state === 'done' ? [condition.quest] : [],
      ),
    ]),
  );
  const waits = (id: string, path: readonly string[]): boolean =>
    path.includes(id) || (needs.get(id) ?? []).some((next) => waits(next, [...path, id]));
  return city.quests
    .filter(({ id }) => waits(id, []))
    .map(({ id }) => ({ where: `quest ${id}`, what: 'waits for itself' }));
}

type Dialogue = City['dialogues'][number];

/**
 * Returns the stages of a quest in which a dialogue is open according to its conditions on that quest; all of them when
 * it has none.
 */
function openStages(dialogue: Dialogue, quest: QuestContent): string[] {
  const own = dialogue.when.flatMap((condition) =>
    condition.if === 'quest' && condition.quest === quest.id ? [condition] : [],
  );
  return quest.stages
    .map(({ id }) => id)
    .filter((stage) => own.every(({ state, stages }) => state === 'active' && (stages?.includes(stage) ?? true)));
}

/**
 * Checks that a conversation that advances a quest is open in the stage that requires it and closed in every stage that
 * does not wait for it.
 */
function checkTimes(city: City): Fault[] {
  return city.quests.flatMap((quest) => {
    const where = `quest ${quest.id}`;
    const faults: Fault[] = [];
    for (const dialogue of city.dialogues) {
      for (const condition of dialogue.when) {
        if (condition.if !== 'quest' || condition.quest !== quest.id) continue;
        for (const stage of condition.stages ?? [])
          if (!quest.stages.some(({ id }) => id === stage))
            faults.push({
              where: `dialogue ${dialogue.id}`,
              what: `waits for stage "${stage}" of ${quest.id}, which does not exist`,
            });
      }
      const asking = quest.stages
        .filter(({ objectives }) =>
          objectives.some((objective) => objective.kind === 'talk' && objective.dialogue === dialogue.id),
        )
        .map(({ id }) => id);
      const open = openStages(dialogue, quest);
      for (const stage of asking)
        if (!open.includes(stage))
          faults.push({ where, what: `asks in ${stage} for ${dialogue.id}, which is shut then` });
      const emits =
        dialogue.npc !== 'object' &&
        reachableEffects(dialogue).some((effect) => effect.do === 'outcome' && effect.quest === quest.id);
      if (emits)
        for (const stage of open)
          if (!asking.includes(stage)) faults.push({ where, what: `hears ${dialogue.id} already in ${stage}` });
    }
    return faults;
  });
}
