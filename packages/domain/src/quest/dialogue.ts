import { feelingOf } from '@necp/shared/npc/schema';
import { meets, meetsAll, type ConditionContext } from '@necp/shared/quest/conditions';
import type { Check, DialogueChoice, DialogueContent } from '@necp/shared/quest/content';
import { certainChanges, checkChance, checkModifier, luckOf, readCheck, type Luck } from '@necp/shared/quest/formulas';
import { isDone, neededOf, stageOf } from '@necp/shared/quest/progress';
import type { ChoiceView, ConversationView, RollView } from '@necp/shared/quest/schema';
import { foreseenChanges } from '@necp/shared/reputation/formulas';
import type { Conversation } from '../npc';
import { activeOf, type Progress } from './log';
import { nodeOf, questOf, stories } from './stories';

/** Returns the first dialogue of a person whose conditions hold; null when none does. */
export function pickDialogue(npcId: string, context: ConditionContext): DialogueContent | null {
  const own = stories.npcs.get(npcId)?.dialogues ?? [];
  return (
    own
      .map((id) => stories.dialogues.get(id))
      .find((dialogue) => dialogue !== undefined && meetsAll(dialogue.when, context)) ?? null
  );
}

/** The active objective for which an object is used. */
export interface Asked {
  readonly questId: string;
  readonly objectiveId: string;
  readonly need: number;
  readonly dialogue: string | undefined;
}

/** Returns the objective for which an object would be used now: the first that is not done, of the oldest quest. */
export function askedOfObject(
  progress: ReadonlyMap<string, Progress>,
  at: { readonly object: string; readonly place: string },
): Asked | null {
  for (const one of activeOf(progress)) {
    for (const objective of stageOf(questOf(one.questId), one.stageId).objectives) {
      if (
        objective.kind !== 'use' ||
        objective.object !== at.object ||
        objective.place !== at.place ||
        isDone(objective, one.counts)
      )
        continue;
      return {
        questId: one.questId,
        objectiveId: objective.id,
        need: neededOf(objective),
        dialogue: objective.dialogue,
      };
    }
  }
  return null;
}

/** Returns the objectives that are fulfilled by hearing a dialogue to its end. */
export function askedOfTalk(progress: ReadonlyMap<string, Progress>, dialogueId: string): Asked[] {
  return activeOf(progress).flatMap((one) =>
    stageOf(questOf(one.questId), one.stageId).objectives.flatMap((objective) => {
      if (objective.kind !== 'talk' || objective.dialogue !== dialogueId || isDone(objective, one.counts)) return [];
      return [{ questId: one.questId, objectiveId: objective.id, need: 1, dialogue: dialogueId }];
    }),
  );
}

/** Returns the items that a person waits for, with how many are still missing. */
export function awaitedBy(
  progress: ReadonlyMap<string, Progress>,
  npcId: string,
): (Asked & { readonly item: string; readonly missing: number })[] {
  return activeOf(progress).flatMap((one) =>
    stageOf(questOf(one.questId), one.stageId).objectives.flatMap((objective) => {
      if (objective.kind !== 'deliver' || objective.npc !== npcId || isDone(objective, one.counts)) return [];
      const need = neededOf(objective);
      return [
        {
          questId: one.questId,
          objectiveId: objective.id,
          need,
          dialogue: undefined,
          item: objective.item,
          missing: need - (one.counts[objective.id] ?? 0),
        },
      ];
    }),
  );
}

/** Returns the key under which a check's dice are stored: a node's choice, and the objective it is rolled for. */
export function checkKeyOf(
  conversation: Pick<Conversation, 'dialogueId' | 'nodeId' | 'questId' | 'objectiveId'>,
  choice: number,
): string {
  const purpose = conversation.objectiveId === null ? '' : `@${conversation.questId}.${conversation.objectiveId}`;
  return `${conversation.dialogueId}/${conversation.nodeId}/${choice}${purpose}`;
}

/** Returns the terms of a check for a character. */
export function termsOf(
  check: Check,
  context: ConditionContext,
): { readonly difficulty: number; readonly modifier: number; readonly luck: Luck } {
  const holding = (conditions: Check['advantage']): number =>
    conditions.filter((condition) => meets(condition, context)).length;
  return {
    difficulty: check.difficulty,
    modifier: checkModifier(check.by, context, stories.attributeOf),
    luck: luckOf(holding(check.advantage), holding(check.disadvantage)),
  };
}

/** The stored dice of a check. */
export interface KeptCheck {
  readonly key: string;
  readonly faces: readonly number[];
  readonly modifier: number;
  readonly luck: string;
  readonly difficulty: number;
}

export function rollOf(kept: KeptCheck): RollView {
  const faces: [number, number] = [kept.faces[0] ?? 1, kept.faces[1] ?? 1];
  const terms = { difficulty: kept.difficulty, modifier: kept.modifier, luck: kept.luck as Luck };
  return { faces, ...terms, ...readCheck(terms, faces) };
}

/** Returns a choice as its player sees it; null when it is hidden. */
export function choiceView(
  choice: DialogueChoice,
  at: { readonly index: number; readonly context: ConditionContext; readonly kept: KeptCheck | undefined },
): ChoiceView | null {
  const { index, context, kept } = at;
  // People cannot be hired yet; a choice that does nothing is hidden.
  if (choice.effects.some((effect) => effect.do === 'hire')) return null;
  const missing = choice.when.find((condition) => !meets(condition, context)) ?? null;
  if (missing !== null && choice.shown !== true) return null;
  const changes = foreseenChanges(certainChanges(choice.effects, [...stories.quests.values()]), stories.factions);
  return {
    index,
    isOpen: missing === null,
    reason: missing,
    check: 'check' in choice ? checkView(choice.check, { context, kept }) : null,
    changes: changes.map((change) => ({ ...change })),
  };
}

function checkView(
  check: Check,
  { context, kept }: { readonly context: ConditionContext; readonly kept: KeptCheck | undefined },
): NonNullable<ChoiceView['check']> {
  const thrown = kept === undefined ? null : rollOf(kept);
  const { difficulty, modifier, luck } = thrown ?? termsOf(check, context);
  return { by: check.by, difficulty, modifier, luck, chance: checkChance(difficulty, modifier, luck), thrown };
}

/** Returns a conversation as its player sees it. */
export function conversationView(
  conversation: Conversation,
  seen: { readonly context: ConditionContext; readonly kept: readonly KeptCheck[]; readonly affinity: number },
): ConversationView {
  const at = nodeOf(conversation.dialogueId, conversation.nodeId);
  const choices = (at?.node.choices ?? []).flatMap((choice, index) => {
    const view = choiceView(choice, {
      index,
      context: seen.context,
      kept: seen.kept.find(({ key }) => key === checkKeyOf(conversation, index)),
    });
    return view === null ? [] : [view];
  });
  return {
    conversationId: conversation.id,
    npcId: conversation.npcId,
    objectId: conversation.objectId,
    placeId: conversation.placeId,
    dialogueId: at?.dialogue.id ?? null,
    nodeId: at?.node.id ?? null,
    greeting: feelingOf(seen.affinity),
    delivered: [...conversation.delivered],
    choices,
  };
}
