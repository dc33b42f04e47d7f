import * as z from 'zod';
import { ClassId, OriginId } from '../character/schema';
import { LocalText } from '../kernel/content';
import { ContentId } from '../kernel/ids';
import { AttributeId, SkillId } from '../progression/content';
import { TierId } from '../reputation/content';
import { WorldValue } from '../world-state/content';

const Simple = [
  z.strictObject({ if: z.literal('level'), atLeast: z.int().min(1).max(30) }),
  z.strictObject({ if: z.literal('class'), is: ClassId }),
  z.strictObject({ if: z.literal('origin'), is: OriginId }),
  /** `stages` narrows `active`, `ending` narrows `done` and `failed`. */
  z.strictObject({
    if: z.literal('quest'),
    quest: ContentId,
    state: z.enum(['active', 'done', 'failed', 'untouched']),
    stages: z.array(ContentId).min(1).optional(),
    ending: ContentId.optional(),
  }),
  z.strictObject({ if: z.literal('reputation'), faction: ContentId, atLeast: TierId }),
  z.strictObject({ if: z.literal('item'), item: ContentId, count: z.int().positive() }),
  z.strictObject({ if: z.literal('chits'), atLeast: z.int().positive() }),
  z.strictObject({ if: z.literal('world'), key: ContentId, is: WorldValue }),
  z.strictObject({ if: z.literal('attribute'), attribute: AttributeId, atLeast: z.int() }),
  z.strictObject({ if: z.literal('skill'), skill: SkillId, atLeast: z.int() }),
  z.strictObject({ if: z.literal('hour'), from: z.int().min(0).max(23), to: z.int().min(0).max(23) }),
] as const;
const SimpleCondition = z.discriminatedUnion('if', [...Simple]);
/** What must hold; `not` and `any` contain plain conditions only, and a list means all of them. */
export const Condition = z.discriminatedUnion('if', [
  ...Simple,
  z.strictObject({ if: z.literal('not'), of: SimpleCondition }),
  z.strictObject({ if: z.literal('any'), of: z.array(SimpleCondition).min(2) }),
]);
export type Condition = z.infer<typeof Condition>;

/** What a choice, a stage or an ending changes. */
export const Effect = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('give_item'), item: ContentId, count: z.int().positive() }),
  z.strictObject({ do: z.literal('take_item'), item: ContentId, count: z.int().positive() }),
  z.strictObject({ do: z.literal('give_chits'), amount: z.int().positive() }),
  z.strictObject({ do: z.literal('take_chits'), amount: z.int().positive() }),
  z.strictObject({ do: z.literal('experience'), amount: z.int().positive() }),
  z.strictObject({ do: z.literal('skill'), skill: SkillId, experience: z.int().positive() }),
  z.strictObject({ do: z.literal('reputation'), faction: ContentId, points: z.int() }),
  /** Changes how one person feels about the player, within -100 to 100. */
  z.strictObject({ do: z.literal('affinity'), npc: ContentId, points: z.int().min(-50).max(50), memory: ContentId }),
  z.strictObject({ do: z.literal('world'), key: ContentId, value: WorldValue }),
  z.strictObject({ do: z.literal('start_quest'), quest: ContentId }),
  /** Reports an outcome to the active stage of the quest. */
  z.strictObject({ do: z.literal('outcome'), quest: ContentId, outcome: ContentId }),
  /** The enemies appear around the player when no place is named. */
  z.strictObject({
    do: z.literal('enemies'),
    enemy: ContentId,
    count: z.int().positive(),
    place: ContentId.optional(),
  }),
  z.strictObject({ do: z.literal('open_shop') }),
  z.strictObject({ do: z.literal('hire') }),
  z.strictObject({ do: z.literal('heal') }),
  z.strictObject({ do: z.literal('travel'), place: ContentId }),
  z.strictObject({ do: z.literal('title'), title: LocalText }),
]);
export type Effect = z.infer<typeof Effect>;

/** What a player can be taught to use; the interface names the key, the button or the stick that is bound to it. */
export const TaughtControl = z.enum([
  'move',
  'sprint',
  'interact',
  'fire',
  'steady',
  'dodge',
  'reload',
  'pickUp',
  'inventory',
  'equip',
  'slot1',
  'sheet',
  'skills',
  'map',
  'targetNext',
  'throwItem',
]);
export type TaughtControl = z.infer<typeof TaughtControl>;

const objectiveBase = {
  id: ContentId,
  text: LocalText,
  /** The controls that the objective needs, in the order in which they are used; named until the player knows them. */
  controls: z.array(TaughtControl).min(1).optional(),
  optional: z.literal(true).optional(),
  hidden: z.literal(true).optional(),
};
/** The target of the marker and the place of the arrow, where the objective does not define them itself. */
const pointed = { mark: z.strictObject({ content: ContentId.optional(), place: ContentId.optional() }).optional() };
export const Objective = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('talk'), ...objectiveBase, npc: ContentId, dialogue: ContentId }),
  z.strictObject({ kind: z.literal('go'), ...objectiveBase, place: ContentId }),
  z.strictObject({
    kind: z.literal('kill'),
    ...objectiveBase,
    enemy: ContentId,
    count: z.int().positive(),
    place: ContentId.optional(),
    ...pointed,
  }),
  z.strictObject({
    kind: z.literal('collect'),
    ...objectiveBase,
    item: ContentId,
    count: z.int().positive(),
    ...pointed,
  }),
  z.strictObject({
    kind: z.literal('deliver'),
    ...objectiveBase,
    item: ContentId,
    count: z.int().positive(),
    npc: ContentId,
    /** What the receiver answers. */ thanks: LocalText,
  }),
  /** An object at a place that is opened, read, cut or switched. */
  z.strictObject({
    kind: z.literal('use'),
    ...objectiveBase,
    object: ContentId,
    place: ContentId,
    holdMs: z.int().positive(),
    dialogue: ContentId.optional(),
  }),
  z.strictObject({
    kind: z.literal('survive'),
    ...objectiveBase,
    place: ContentId,
    lastsMs: z.int().positive(),
    enemies: z
      .array(z.strictObject({ enemy: ContentId, count: z.int().positive(), atMs: z.int().nonnegative() }))
      .min(1),
  }),
  z.strictObject({
    kind: z.literal('escort'),
    ...objectiveBase,
    npc: ContentId,
    to: ContentId,
    health: z.int().positive(),
  }),
  z.strictObject({
    kind: z.literal('event'),
    ...objectiveBase,
    event: ContentId,
    result: z.enum(['took_part', 'won']),
    ...pointed,
  }),
  z.strictObject({
    kind: z.literal('action'),
    ...objectiveBase,
    action: z.enum([
      'equip',
      'sell',
      'buy',
      'use_ability',
      'reach_level',
      'spend_attribute',
      'spend_perk',
      'pick_look',
      'dodge',
    ]),
    item: ContentId.optional(),
    count: z.int().positive(),
    ...pointed,
  }),
]);
export type Objective = z.infer<typeof Objective>;

/** An exit of a stage, to another stage or to an ending; the first whose condition holds is taken. */
export const StageExit = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('objectives'), to: ContentId, when: z.array(Condition).default([]) }),
  z.strictObject({ on: z.literal('outcome'), outcome: ContentId, to: ContentId }),
  /** An optional objective that replaces the others. */
  z.strictObject({ on: z.literal('objective'), objective: ContentId, to: ContentId }),
  z.strictObject({ on: z.literal('timer'), afterMs: z.int().positive(), to: ContentId }),
  /** The player or the person they escort was downed. */
  z.strictObject({ on: z.literal('downed'), to: ContentId }),
]);
export type StageExit = z.infer<typeof StageExit>;

export const QuestStage = z.strictObject({
  /** Objectives of the same id keep their progress from stage to stage. */
  id: ContentId,
  journal: LocalText,
  objectives: z.array(Objective),
  onEnter: z.array(Effect).default([]),
  exits: z.array(StageExit).min(1),
  /**
   * The stage to which a player who has done this before may skip, and the effects that stand in for the skipped part.
   */
  skip: z.strictObject({ to: ContentId, effects: z.array(Effect).default([]) }).optional(),
});
export type QuestStage = z.infer<typeof QuestStage>;

export const QuestEnding = z.strictObject({
  id: ContentId,
  result: z.enum(['done', 'failed']),
  journal: LocalText,
  experience: z.int().nonnegative(),
  chits: z.int().nonnegative(),
  items: z.array(z.strictObject({ item: ContentId, count: z.int().positive() })).default([]),
  /** Items of which the player chooses one. */
  choice: z.array(ContentId).default([]),
  effects: z.array(Effect).default([]),
});
export type QuestEnding = z.infer<typeof QuestEnding>;

export const QuestContent = z.strictObject({
  id: ContentId,
  name: LocalText,
  summary: LocalText,
  zone: ContentId,
  level: z.int().min(1).max(30),
  giver: ContentId.optional(),
  /** How the quest begins: automatically when its conditions hold, in a dialogue, or by an effect. */
  begins: z.enum(['by_itself', 'dialogue', 'effect']),
  prerequisites: z.array(Condition),
  repeats: z.enum(['never', 'daily', 'weekly', 'after_failure']),
  /** Whether a character who has it can offer it to a party, whose members then do its objectives together. */
  shared: z.boolean().default(false),
  /** The quest that the player is sent to when this one is completed; left out when it is the last. */
  next: ContentId.optional(),
  start: ContentId,
  stages: z.array(QuestStage).min(1),
  endings: z.array(QuestEnding).min(1),
});
export type QuestContent = z.infer<typeof QuestContent>;

/** A d20 against a difficulty; `by` gives the modifier, see `checkChance`. A natural 20 passes, a natural 1 fails. */
export const Check = z.strictObject({
  by: z.union([AttributeId, SkillId]),
  difficulty: z.int().min(5).max(25),
  advantage: z.array(Condition).default([]),
  disadvantage: z.array(Condition).default([]),
  pass: ContentId,
  fail: ContentId,
  critical: ContentId.optional(),
  fumble: ContentId.optional(),
});
export type Check = z.infer<typeof Check>;

const choiceBase = {
  text: LocalText,
  when: z.array(Condition).default([]),
  /** The choice is greyed out with its reason when it cannot be taken, instead of being hidden. */ shown: z
    .literal(true)
    .optional(),
  effects: z.array(Effect).default([]),
};
/** Leads either to a node (`to`, or null to end), or through a check to one of two nodes. */
export const DialogueChoice = z.union([
  z.strictObject({ ...choiceBase, to: ContentId.nullable() }),
  z.strictObject({ ...choiceBase, check: Check }),
]);
export type DialogueChoice = z.infer<typeof DialogueChoice>;

export const DialogueNode = z.strictObject({
  id: ContentId,
  /** Left out when the dialogue's own speaker says it. */ speaker: ContentId.optional(),
  text: LocalText,
  effects: z.array(Effect).default([]),
  choices: z.array(DialogueChoice).min(1),
});
export type DialogueNode = z.infer<typeof DialogueNode>;

export const DialogueContent = z.strictObject({
  id: ContentId,
  /** A person, or `object` for terminals, doors and similar objects. */ npc: z.union([ContentId, z.literal('object')]),
  /** When a person has several dialogues, the first whose conditions hold is opened. */
  when: z.array(Condition).default([]),
  start: ContentId,
  nodes: z.array(DialogueNode).min(1),
});
export type DialogueContent = z.infer<typeof DialogueContent>;
