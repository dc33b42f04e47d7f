import * as z from 'zod';
import { defineEvent } from '../kernel/events';
import { CharacterId, ContentId } from '../kernel/ids';

const Step = { characterId: CharacterId, questId: ContentId };
const End = z.object({ ...Step, ending: ContentId });

/** A character started a quest. */
export const questStarted = defineEvent({
  name: 'quest.started',
  version: 1,
  payload: z.object(Step),
  keyOf: (event) => event.characterId,
});
/** A quest went on to its next stage. */
export const questAdvanced = defineEvent({
  name: 'quest.advanced',
  version: 1,
  payload: z.object({ ...Step, stage: ContentId }),
  keyOf: (event) => event.characterId,
});
/** A quest was completed. */
export const questCompleted = defineEvent({
  name: 'quest.completed',
  version: 1,
  payload: End,
  keyOf: (event) => event.characterId,
});
/** A quest failed. */
export const questFailed = defineEvent({
  name: 'quest.failed',
  version: 1,
  payload: End,
  keyOf: (event) => event.characterId,
});
/** A character reached this node of a dialogue. */
export const dialogueNodeReached = defineEvent({
  name: 'quest.dialogue_node_reached',
  version: 1,
  payload: z.object({ characterId: CharacterId, dialogue: ContentId, node: ContentId }),
  keyOf: (event) => event.characterId,
});
/** A character passed a check. */
export const skillCheckPassed = defineEvent({
  name: 'quest.skill_check_passed',
  version: 1,
  keyOf: (event) => event.characterId,
  payload: z.object({
    characterId: CharacterId,
    dialogue: ContentId,
    node: ContentId,
    by: z.string(),
    difficulty: z.int(),
    total: z.int(),
  }),
});

/** The topic of the live message after the offers of quests that a player sees have changed. */
export const questOffersChanged = 'quest.offers_changed';
