import * as z from 'zod';
import { defineEvent } from '../kernel/events';
import { CharacterId, ContentId } from '../kernel/ids';

const Step = { characterId: CharacterId, questId: ContentId };
const End = z.object({ ...Step, ending: ContentId });

/** A quest began for a character. */
export const questStarted = defineEvent({
  name: 'quest.started',
  version: 1,
  payload: z.object(Step),
  keyOf: (event) => event.characterId,
});
/** A story went on to its next stage. */
export const questAdvanced = defineEvent({
  name: 'quest.advanced',
  version: 1,
  payload: z.object({ ...Step, stage: ContentId }),
  keyOf: (event) => event.characterId,
});
/** A story ended well enough. */
export const questCompleted = defineEvent({
  name: 'quest.completed',
  version: 1,
  payload: End,
  keyOf: (event) => event.characterId,
});
/** A story ended in failure. */
export const questFailed = defineEvent({
  name: 'quest.failed',
  version: 1,
  payload: End,
  keyOf: (event) => event.characterId,
});
/** A character reached this node. */
export const dialogueNodeReached = defineEvent({
  name: 'quest.dialogue_node_reached',
  version: 1,
  payload: z.object({ characterId: CharacterId, dialogue: ContentId, node: ContentId }),
  keyOf: (event) => event.characterId,
});
/** A check was thrown and passed. */
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
