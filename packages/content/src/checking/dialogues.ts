import type { Condition, DialogueChoice, DialogueContent, Effect } from '@necp/shared/quest/content';
import type { WorldValue } from '@necp/shared/world-state/content';
import type { Fault } from '../checks';
import type { City } from '../city';

/** Returns the nodes that a choice can lead to; null ends the conversation. */
export function waysOn(choice: DialogueChoice): (string | null)[] {
  if (!('check' in choice)) return [choice.to];
  return [
    choice.check.pass,
    choice.check.fail,
    ...[choice.check.critical, choice.check.fumble].filter((node) => node !== undefined),
  ];
}

/** Returns the ids of the nodes that can be reached from a dialogue's start. */
export function reachableNodes(dialogue: DialogueContent): Set<string> {
  const seen = new Set<string>();
  const queue = [dialogue.start];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    const node = dialogue.nodes.find(({ id }) => id === at);
    if (!node || seen.has(at)) continue;
    seen.add(at);
    queue.push(...node.choices.flatMap(waysOn).filter((next) => next !== null));
  }
  return seen;
}

/** Returns the effects of everything that can be reached in a dialogue. */
export function reachableEffects(dialogue: DialogueContent): Effect[] {
  const reached = reachableNodes(dialogue);
  return dialogue.nodes
    .filter(({ id }) => reached.has(id))
    .flatMap((node) => [...node.effects, ...node.choices.flatMap(({ effects }) => effects)]);
}

/**
 * Finds faults in conversations: nodes that no choice reaches, choices to unknown nodes, nodes without an exit, and
 * failed checks that block a quest.
 */
export function checkDialogues(city: City): Fault[] {
  return [
    ...city.dialogues.flatMap((dialogue) => [
      ...checkNodes(dialogue),
      ...checkAnswers(dialogue, city),
      ...checkCounts(dialogue),
    ]),
    ...checkSpeakers(city),
  ];
}

function checkNodes(dialogue: DialogueContent): Fault[] {
  const where = `dialogue ${dialogue.id}`;
  const ids = new Set(dialogue.nodes.map(({ id }) => id));
  const faults: Fault[] = ids.has(dialogue.start)
    ? []
    : [{ where, what: `starts at "${dialogue.start}", which does not exist` }];
  for (const node of dialogue.nodes) {
    for (const next of node.choices.flatMap(waysOn))
      if (next !== null && !ids.has(next))
        faults.push({ where, what: `leads from ${node.id} to "${next}", which does not exist` });
  }
  const reached = reachableNodes(dialogue);
  for (const id of ids) if (!reached.has(id)) faults.push({ where, what: `never comes to ${id}` });
  for (const id of reached) if (!endsFrom(dialogue, id)) faults.push({ where, what: `cannot be left from ${id}` });
  return faults;
}

function endsFrom(dialogue: DialogueContent, from: string): boolean {
  return [...reachableNodes({ ...dialogue, start: from })].some((id) =>
    dialogue.nodes.find((node) => node.id === id)?.choices.some((choice) => waysOn(choice).includes(null)),
  );
}

/**
 * Checks that every node has a choice for every player: one without conditions, or choices that cover every value of
 * one world key.
 */
function checkAnswers(dialogue: DialogueContent, city: City): Fault[] {
  return dialogue.nodes.flatMap((node) => {
    if (node.choices.some(({ when }) => when.length === 0)) return [];
    const where = `dialogue ${dialogue.id}`;
    const key = keyOf(node.choices[0]?.when[0]);
    const values =
      city.worldKeys
        .find(({ id }) => id === key)
        ?.values.filter((value) =>
          dialogue.when.every((condition) => keyOf(condition) !== key || holds(condition, value)),
        ) ?? [];
    const isCovered =
      values.length > 0 &&
      values.every((value) =>
        node.choices.some(({ when }) => when.length === 1 && keyOf(when[0]) === key && holds(when[0], value)),
      );
    return isCovered ? [] : [{ where, what: `may leave somebody without an answer at ${node.id}` }];
  });
}

const keyOf = (condition: Condition | undefined): string | undefined => {
  if (condition?.if === 'world') return condition.key;
  return condition?.if === 'not' && condition.of.if === 'world' ? condition.of.key : undefined;
};

const holds = (condition: Condition | undefined, value: WorldValue): boolean => {
  if (condition?.if === 'world') return condition.is === value;
  return condition?.if === 'not' && condition.of.if === 'world' && condition.of.is !== value;
};

/** Finds choices that take chits without a condition that the player has them. */
function checkCounts(dialogue: DialogueContent): Fault[] {
  const where = `dialogue ${dialogue.id}`;
  return dialogue.nodes.flatMap((node) =>
    node.choices.flatMap((choice) =>
      choice.effects.flatMap((effect) => {
        if (effect.do !== 'take_chits') return [];
        const isAfforded = choice.when.some(
          (condition) => condition.if === 'chits' && condition.atLeast >= effect.amount,
        );
        return isAfforded
          ? []
          : [{ where, what: `takes ${effect.amount} chits at ${node.id} from whoever may not have them` }];
      }),
    ),
  );
}

/** Checks that each dialogue belongs to a person and that each person always has something to say. */
function checkSpeakers(city: City): Fault[] {
  const used = new Set([
    ...city.npcs.flatMap(({ dialogues }) => dialogues),
    ...city.quests.flatMap(({ stages }) =>
      stages.flatMap(({ objectives }) =>
        objectives.flatMap((objective) => ('dialogue' in objective && objective.dialogue ? [objective.dialogue] : [])),
      ),
    ),
  ]);
  const faults: Fault[] = city.dialogues
    .filter(({ id }) => !used.has(id))
    .map(({ id }) => ({ where: `dialogue ${id}`, what: 'is never had' }));
  for (const npc of city.npcs) {
    const own = npc.dialogues
      .map((id) => city.dialogues.find((dialogue) => dialogue.id === id))
      .filter((dialogue) => dialogue !== undefined);
    const where = `npc ${npc.id}`;
    for (const dialogue of own)
      if (dialogue.npc !== npc.id) faults.push({ where, what: `has the dialogue ${dialogue.id} of somebody else` });
    if (own.at(-1)?.when.length !== 0) faults.push({ where, what: 'may have nothing to say' });
    for (const dialogue of own.slice(0, -1))
      if (dialogue.when.length === 0) faults.push({ where, what: `never gets past ${dialogue.id}` });
    const opens = own.some((dialogue) => reachableEffects(dialogue).some((effect) => effect.do === 'open_shop'));
    if (opens !== city.vendors.some(({ id }) => id === npc.id))
      faults.push({ where, what: opens ? 'opens a shop that is not there' : 'has a shop that no dialogue opens' });
    const hires = own.some((dialogue) => reachableEffects(dialogue).some((effect) => effect.do === 'hire'));
    if (hires !== (npc.hire !== undefined))
      faults.push({
        where,
        what: hires ? 'cannot be hired though a dialogue offers it' : 'can be hired but never offers it',
      });
  }
  return faults;
}
