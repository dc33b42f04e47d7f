import * as z from 'zod';
import { defineFact } from '../kernel/facts';
import { CharacterId, ContentId } from '../kernel/ids';

const Step = { characterId: CharacterId, questId: ContentId };
const End = z.object({ ...Step, ending: ContentId });

/** A story began for somebody. */
export const questStarted = defineFact({
  name: 'quest.started',
  version: 1,
  payload: z.object(Step),
  keyOf: (fact) => fact.characterId,
});
/** A story went on to its next stage. */
export const questAdvanced = defineFact({
  name: 'quest.advanced',
  version: 1,
  payload: z.object({ ...Step, stage: ContentId }),
  keyOf: (fact) => fact.characterId,
});
/** A story ended well enough. */
export const questCompleted = defineFact({
  name: 'quest.completed',
  version: 1,
  payload: End,
  keyOf: (fact) => fact.characterId,
});
/** A story ended in failure. */
export const questFailed = defineFact({
  name: 'quest.failed',
  version: 1,
  payload: End,
  keyOf: (fact) => fact.characterId,
});
/** Somebody was told this. */
export const dialogueNodeReached = defineFact({
  name: 'quest.dialogue_node_reached',
  version: 1,
  payload: z.object({ characterId: CharacterId, dialogue: ContentId, node: ContentId }),
  keyOf: (fact) => fact.characterId,
});
/** A check was thrown and passed. */
export const skillCheckPassed = defineFact({
  name: 'quest.skill_check_passed',
  version: 1,
  keyOf: (fact) => fact.characterId,
  payload: z.object({
    characterId: CharacterId,
    dialogue: ContentId,
    node: ContentId,
    by: z.string(),
    difficulty: z.int(),
    total: z.int(),
  }),
});
