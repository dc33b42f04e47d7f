import * as z from 'zod';
import { CharacterId, ContentId, RequestId } from '../kernel/ids';
import { AttributeId, SkillId } from '../progression/content';
import { Condition } from './content';

const ObjectiveView = z.object({ id: ContentId, have: z.int(), need: z.int(), isDone: z.boolean() });
export const ActiveQuestView = z.object({
  questId: ContentId,
  stageId: ContentId,
  startedAt: z.date(),
  stageEnteredAt: z.date(),
  deadlineAt: z.date().nullable(),
  /** Those that are not hidden, in the order of the stage. */
  objectives: z.array(ObjectiveView),
  /** Stages entered so far, the present one last. */
  path: z.array(ContentId),
  canAbandon: z.boolean(),
  canSkip: z.boolean(),
});
export type ActiveQuestView = z.infer<typeof ActiveQuestView>;
const EndedQuestView = z.object({
  questId: ContentId,
  ending: ContentId,
  result: z.enum(['done', 'failed']),
  path: z.array(ContentId),
  endedAt: z.date(),
  /** Things of which one may still be taken; empty when there is nothing to choose any more. */
  choice: z.array(ContentId),
  claimedItem: ContentId.nullable(),
});
export type EndedQuestView = z.infer<typeof EndedQuestView>;
export const QuestLogView = z.object({
  characterId: CharacterId,
  trackedQuestId: ContentId.nullable(),
  active: z.array(ActiveQuestView),
  ended: z.array(EndedQuestView),
  /** Stories that would begin now, if asked for. */
  available: z.array(ContentId),
  /** Places, at this hour, of the people that active quests ask to meet; absent people are left out. */
  whereabouts: z.record(ContentId, ContentId),
});
export type QuestLogView = z.infer<typeof QuestLogView>;

const LuckKind = z.enum(['advantage', 'disadvantage', 'plain']);
/** Two dice as they fell; the second counts with advantage or disadvantage. */
export const RollView = z.object({
  faces: z.tuple([z.int(), z.int()]),
  luck: LuckKind,
  modifier: z.int(),
  difficulty: z.int(),
  face: z.int(),
  total: z.int(),
  result: z.enum(['critical', 'pass', 'fail', 'fumble']),
});
export type RollView = z.infer<typeof RollView>;

const CheckView = z.object({
  by: z.union([AttributeId, SkillId]),
  difficulty: z.int(),
  modifier: z.int(),
  luck: LuckKind,
  /** 0.05 to 0.95. */ chance: z.number(),
  /** A check is thrown once; afterwards this is what it will be. */
  thrown: RollView.nullable(),
});
export const ChoiceView = z.object({
  /** Number of the choice in its node, from 0; hidden ones are left out. */
  index: z.int(),
  isOpen: z.boolean(),
  /** What is missing, for one that is shown and shut. */
  reason: Condition.nullable(),
  check: CheckView.nullable(),
  /** Changes of reputation that are certain, spill-over included. */
  changes: z.array(z.object({ faction: ContentId, points: z.int() })),
});
export type ChoiceView = z.infer<typeof ChoiceView>;
export const ConversationView = z.object({
  conversationId: z.uuid(),
  npcId: ContentId.nullable(),
  objectId: ContentId.nullable(),
  placeId: ContentId.nullable(),
  /** Null when there is nothing to talk about but the greeting. */
  dialogueId: ContentId.nullable(),
  nodeId: ContentId.nullable(),
  /** How the person feels about the one who talks. */
  greeting: z.enum(['greet', 'warm', 'cold']),
  /** Objectives that were done by handing something over when this began. */
  delivered: z.array(z.object({ questId: ContentId, objectiveId: ContentId })),
  choices: z.array(ChoiceView),
});
export type ConversationView = z.infer<typeof ConversationView>;
export const ChooseView = z.object({
  roll: RollView.nullable(),
  /** What opens besides. */ opens: z.enum(['shop']).nullable(),
  /** Null when the conversation is over. */
  conversation: ConversationView.nullable(),
});
export type ChooseView = z.infer<typeof ChooseView>;

/** `nodeId` is the one the player saw: an answer to something said before is refused. */
export const ChooseInput = z.strictObject({
  requestId: RequestId,
  conversationId: z.uuid(),
  nodeId: ContentId,
  choice: z.int().min(0).max(99),
});
export type ChooseInput = z.infer<typeof ChooseInput>;
export const QuestRef = z.strictObject({ requestId: RequestId, questId: ContentId });
export type QuestRef = z.infer<typeof QuestRef>;
export const TrackQuestInput = z.strictObject({ requestId: RequestId, questId: ContentId.nullable() });
export type TrackQuestInput = z.infer<typeof TrackQuestInput>;
export const ClaimRewardInput = z.strictObject({ requestId: RequestId, questId: ContentId, item: ContentId });
export type ClaimRewardInput = z.infer<typeof ClaimRewardInput>;
