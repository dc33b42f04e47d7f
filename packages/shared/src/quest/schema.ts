import * as z from 'zod';
import { LocalText } from '../kernel/content';
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
  /** The objectives that are not hidden, in the order of the stage. */
  objectives: z.array(ObjectiveView),
  /** The stages entered so far, the current one last. */
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
  /** Items of which one may still be chosen; empty when there is no choice left. */
  choice: z.array(ContentId),
  claimedItem: ContentId.nullable(),
});
export type EndedQuestView = z.infer<typeof EndedQuestView>;
export const QuestLogView = z.object({
  characterId: CharacterId,
  trackedQuestId: ContentId.nullable(),
  active: z.array(ActiveQuestView),
  ended: z.array(EndedQuestView),
  /** Quests that the character could start now. */
  available: z.array(ContentId),
  /** Quests that people will offer later, and the first condition that is missing. */
  closed: z.array(z.object({ questId: ContentId, reason: Condition })),
  /** Current places of the people that active quests ask to meet or who have a quest; absent people are left out. */
  whereabouts: z.record(ContentId, ContentId),
});
export type QuestLogView = z.infer<typeof QuestLogView>;

const LuckKind = z.enum(['advantage', 'disadvantage', 'plain']);
/** Two rolled dice; the second counts only with advantage or disadvantage. */
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
  /** The chance to pass, 0.05 to 0.95. */ chance: z.number(),
  /** A check is rolled once; afterwards this is its result. */
  thrown: RollView.nullable(),
});
export const ChoiceView = z.object({
  /** Position of the choice in its node, from 0; hidden ones are left out. */
  index: z.int(),
  isOpen: z.boolean(),
  /** The missing condition of a choice that is shown but closed. */
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
  /** Null when the person only greets. */
  dialogueId: ContentId.nullable(),
  nodeId: ContentId.nullable(),
  /** How the person feels about the player. */
  greeting: z.enum(['greet', 'warm', 'cold']),
  /** Objectives that were completed by handing something over when the conversation began. */
  delivered: z.array(z.object({ questId: ContentId, objectiveId: ContentId })),
  choices: z.array(ChoiceView),
});
export type ConversationView = z.infer<typeof ConversationView>;
export const ChooseView = z.object({
  roll: RollView.nullable(),
  /** The window that opens in addition. */ opens: z.enum(['shop']).nullable(),
  /** Null when the conversation is over. */
  conversation: ConversationView.nullable(),
});
export type ChooseView = z.infer<typeof ChooseView>;

/** `nodeId` is the node the player saw: a choice for an earlier node is refused. */
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

/** What a character has achieved, as everyone may see it: titles earned and quests completed, the newest first. */
export const ShownAchievementsView = z.object({
  achievements: z.array(z.object({ kind: z.enum(['title', 'quest']), name: LocalText, at: z.date() })),
});
export type ShownAchievementsView = z.infer<typeof ShownAchievementsView>;
