import type { ClassId, OriginId } from '../character/schema';
import type { AttributeId, SkillId } from '../progression/content';
import type { TierContent } from '../reputation/content';
import { tierOf } from '../reputation/formulas';
import type { WorldValue } from '../world-state/content';
import type { Condition } from './content';

/** The values that conditions are checked against: one character, and the world as that character sees it. */
export interface ConditionContext {
  readonly level: number;
  readonly classId: ClassId;
  readonly originId: OriginId;
  readonly attributes: Readonly<Record<AttributeId, number>>;
  /** Ranks by skill; unused skills are left out. */
  readonly skills: Readonly<Partial<Record<SkillId, number>>>;
  /** The active quests. */
  readonly quests: readonly { readonly questId: string; readonly stageId: string }[];
  /** How each quest ended the last time. */
  readonly finished: readonly {
    readonly questId: string;
    readonly ending: string;
    readonly result: 'done' | 'failed';
  }[];
  /** Points by faction; a missing faction has 0. */
  readonly reputation: Readonly<Record<string, number>>;
  readonly tiers: readonly TierContent[];
  /** Number of carried and equipped items, by template. */
  readonly itemCounts: Readonly<Record<string, number>>;
  readonly chits: bigint;
  /** The world's keys merged with the player's own; initial values included. */
  readonly worldKeys: Readonly<Record<string, WorldValue>>;
  /** The hour of the city's clock, 0 to 23. */
  readonly hour: number;
}

type QuestCondition = Extract<Condition, { if: 'quest' }>;

/**
 * Checks whether a condition holds. Hours run from `from` until before `to`, also over midnight; equal ends mean the
 * whole day. A quest counts as untouched until it begins, and again after it was abandoned.
 */
export function meets(condition: Condition, context: ConditionContext): boolean {
  switch (condition.if) {
    case 'level':
      return context.level >= condition.atLeast;
    case 'class':
      return context.classId === condition.is;
    case 'origin':
      return context.originId === condition.is;
    case 'quest':
      return meetsQuest(condition, context);
    case 'reputation':
      return meetsReputation(condition, context);
    case 'item':
      return (context.itemCounts[condition.item] ?? 0) >= condition.count;
    case 'chits':
      return context.chits >= BigInt(condition.atLeast);
    case 'world':
      return context.worldKeys[condition.key] === condition.is;
    case 'attribute':
      return context.attributes[condition.attribute] >= condition.atLeast;
    case 'skill':
      return (context.skills[condition.skill] ?? 0) >= condition.atLeast;
    case 'hour':
      return isWithin(context.hour, condition);
    case 'not':
      return !meets(condition.of, context);
    case 'any':
      return condition.of.some((one) => meets(one, context));
  }
}

/** Checks whether all conditions hold; an empty list always holds. */
export function meetsAll(conditions: readonly Condition[], context: ConditionContext): boolean {
  return conditions.every((condition) => meets(condition, context));
}

function meetsQuest({ quest, state, stages, ending }: QuestCondition, context: ConditionContext): boolean {
  const active = context.quests.find(({ questId }) => questId === quest);
  if (state === 'active') return active !== undefined && (stages === undefined || stages.includes(active.stageId));
  const finish = context.finished.find(({ questId }) => questId === quest);
  if (state === 'untouched') return active === undefined && finish === undefined;
  return finish?.result === state && (ending === undefined || finish.ending === ending);
}

function meetsReputation(
  { faction, atLeast }: Extract<Condition, { if: 'reputation' }>,
  { reputation, tiers }: ConditionContext,
): boolean {
  const needed = tiers.find(({ id }) => id === atLeast);
  return needed !== undefined && tierOf(reputation[faction] ?? 0, tiers).fromPoints >= needed.fromPoints;
}

function isWithin(hour: number, { from, to }: { readonly from: number; readonly to: number }): boolean {
  if (from === to) return true;
  return from < to ? hour >= from && hour < to : hour >= from || hour < to;
}
