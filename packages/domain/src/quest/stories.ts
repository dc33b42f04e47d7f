import { dialogues, factions, items, npcs, quests, skills, tiers, worldKeys } from '@necp/content/server';
import { GameError } from '@necp/shared/kernel';
import type { AttributeId, SkillId } from '@necp/shared/progression/content';
import type { DialogueContent, DialogueNode, QuestContent } from '@necp/shared/quest/content';

const byId = <T extends { readonly id: string }>(entries: readonly T[]): ReadonlyMap<string, T> =>
  new Map(entries.map((entry) => [entry.id, entry]));

/** The content that quests refer to, by id. */
export const stories = {
  quests: byId(quests),
  dialogues: byId(dialogues),
  npcs: byId(npcs),
  items: byId(items),
  factions,
  tiers,
  worldKeys,
  attributeOf: Object.fromEntries(skills.map(({ id, attribute }) => [id, attribute])) as Readonly<
    Record<SkillId, AttributeId>
  >,
} as const;

/** @throws GameError not_found `quest.unknown` */
export function questOf(questId: string): QuestContent {
  const quest = stories.quests.get(questId);
  if (quest === undefined) throw new GameError('not_found', 'quest.unknown');
  return quest;
}

/** Returns a dialogue and one of its nodes; null when the content no longer has them. */
export function nodeOf(
  dialogueId: string | null,
  nodeId: string | null,
): { readonly dialogue: DialogueContent; readonly node: DialogueNode } | null {
  const dialogue = dialogueId === null ? undefined : stories.dialogues.get(dialogueId);
  const node = dialogue?.nodes.find(({ id }) => id === nodeId);
  return dialogue === undefined || node === undefined ? null : { dialogue, node };
}

/** Checks whether an item belongs to a quest: it is given whenever the quest says so, and taken back with it. */
export function isStoryItem(templateId: string): boolean {
  return stories.items.get(templateId)?.kind === 'quest';
}

/** Returns the quest items that a quest gives or requires. */
export function belongingsOf(quest: QuestContent): string[] {
  const own = quest.stages.flatMap((stage) =>
    stage.objectives.flatMap((objective) => [
      ...('item' in objective && objective.item !== undefined ? [objective.item] : []),
      ...('dialogue' in objective && objective.dialogue !== undefined ? givenIn(objective.dialogue) : []),
    ]),
  );
  const entered = quest.stages.flatMap((stage) =>
    stage.onEnter.flatMap((effect) => (effect.do === 'give_item' ? [effect.item] : [])),
  );
  return [...new Set([...own, ...entered])].filter(isStoryItem);
}

function givenIn(dialogueId: string): string[] {
  const nodes = stories.dialogues.get(dialogueId)?.nodes ?? [];
  return nodes
    .flatMap((node) => [...node.effects, ...node.choices.flatMap(({ effects }) => effects)])
    .flatMap((effect) => (effect.do === 'give_item' ? [effect.item] : []));
}
