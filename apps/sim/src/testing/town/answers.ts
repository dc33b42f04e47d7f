import { dialogues } from '@necp/content/server';
import type { Coverage } from '@necp/domain/testing/story-coverage';
import { waysOf } from '@necp/domain/testing/story-walker';
import type { DialogueChoice, DialogueContent, Effect } from '@necp/shared/quest/content';
import { nodeAfter } from '@necp/shared/quest/formulas';
import type { ConversationView } from '@necp/shared/quest/schema';

/** The goal of a conversation: a quest outcome, the start of a quest, a vendor, or only to hear it. */
export type Hope = { readonly outcome: string } | { readonly starts: string } | 'shop' | null;

/** One answer and, where dice decide, the result they should have. */
interface Answer {
  readonly choice: number;
  readonly face: number;
  readonly name: string;
  readonly to: string | null;
}

const faces = { critical: 20, pass: 19, fail: 2, fumble: 1 } as const;
const byId = new Map(dialogues.map((dialogue) => [dialogue.id, dialogue]));

function dialogueOf(id: string): DialogueContent {
  const dialogue = byId.get(id);
  if (dialogue === undefined) throw new Error(`no dialogue ${id}`);
  return dialogue;
}

/** Checks whether a dialogue contains a certain outcome. */
export function leadsToHope(dialogueId: string, hope: Hope): boolean {
  return dialogueOf(dialogueId).nodes.some(
    ({ effects, choices }) => isIn(effects, hope) || choices.some((choice) => isIn(choice.effects, hope)),
  );
}

/** Returns the available answer that was chosen least among those that may lead to the goal. */
export function answerTo(
  view: ConversationView,
  hope: Hope,
  { coverage, visited }: { readonly coverage: Coverage; readonly visited: ReadonlySet<string> },
): Answer {
  const dialogue = dialogueOf(view.dialogueId ?? '');
  const node = dialogue.nodes.find(({ id }) => id === view.nodeId);
  const options = view.choices
    .filter(({ isOpen }) => isOpen)
    .flatMap(({ index, check }) => {
      const choice = node?.choices[index];
      return choice === undefined
        ? []
        : answersOf(dialogue, { choice, index, node: view.nodeId ?? '', thrown: check?.thrown?.result });
    });
  const leading = options.filter(
    ({ to, effects }) => hope === null || isIn(effects, hope) || (to !== null && canReach(dialogue, to, hope)),
  );
  const fresh = leading.filter(({ to, name }) => to === null || !visited.has(to) || coverage.times(name) === 0);
  const best = fresh.length > 0 ? fresh : leading.length > 0 ? leading : options;
  return coverage.leastOf(best, ({ name }) => name);
}

function answersOf(
  dialogue: DialogueContent,
  {
    choice,
    index,
    node,
    thrown,
  }: {
    readonly choice: DialogueChoice;
    readonly index: number;
    readonly node: string;
    readonly thrown: string | undefined;
  },
): (Answer & { readonly effects: readonly Effect[] })[] {
  if (!('check' in choice))
    return [
      {
        choice: index,
        face: 10,
        name: nameOf(dialogue.id, node, String(index)),
        to: choice.to,
        effects: choice.effects,
      },
    ];
  return waysOf(choice.check)
    .filter((result) => thrown === undefined || thrown === result)
    .map((result) => ({
      choice: index,
      face: faces[result],
      name: nameOf(dialogue.id, node, `${index}/${result}`),
      to: nodeAfter(choice.check, result),
      effects: choice.effects,
    }));
}

function canReach(dialogue: DialogueContent, from: string, hope: Hope): boolean {
  const seen = new Set<string>();
  const ahead = [from];
  for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const node = dialogue.nodes.find((one) => one.id === id);
    if (node === undefined) continue;
    if (isIn(node.effects, hope) || node.choices.some(({ effects }) => isIn(effects, hope))) return true;
    for (const choice of node.choices)
      ahead.push(
        ...('check' in choice
          ? waysOf(choice.check).map((result) => nodeAfter(choice.check, result))
          : choice.to === null
            ? []
            : [choice.to]),
      );
  }
  return false;
}

function isIn(effects: readonly Effect[], hope: Hope): boolean {
  if (hope === null) return false;
  return effects.some((effect) => {
    if (hope === 'shop') return effect.do === 'open_shop';
    return 'outcome' in hope
      ? effect.do === 'outcome' && effect.outcome === hope.outcome
      : effect.do === 'start_quest' && effect.quest === hope.starts;
  });
}

function nameOf(dialogue: string, node: string, answer: string): string {
  return `${dialogue}/${node}/${answer}`;
}
