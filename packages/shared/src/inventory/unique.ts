import * as z from 'zod';
import { LocalText } from '../kernel/content';
import { ContentId } from '../kernel/ids';

const percent = z.number().min(0).max(100);

/** What has to hold at the moment of a hit or of a trigger. */
export const UniqueCondition = z.discriminatedUnion('if', [
  z.strictObject({ if: z.literal('target_status'), status: ContentId }),
  /** The target's health before the hit, as a percentage of its most; 100 is an unhurt target. */
  z.strictObject({ if: z.literal('target_at_least'), percent }),
  z.strictObject({ if: z.literal('target_below'), percent }),
  z.strictObject({ if: z.literal('own_below'), percent }),
  /** The hit comes from behind the target's shoulders. */
  z.strictObject({ if: z.literal('behind') }),
  /** The target is not in a fight yet. */
  z.strictObject({ if: z.literal('unprepared') }),
  /** The shot is the first of a full magazine, or the one that empties it. */
  z.strictObject({ if: z.literal('round'), which: z.enum(['first', 'last']) }),
  z.strictObject({ if: z.literal('beyond'), tiles: z.number().positive() }),
  z.strictObject({ if: z.literal('within'), tiles: z.number().positive() }),
  z.strictObject({ if: z.literal('machine') }),
  /** The holder has a shield. */
  z.strictObject({ if: z.literal('shielded') }),
]);
export type UniqueCondition = z.infer<typeof UniqueCondition>;

/**
 * What sets an effect off: a hit given, a critical hit, a kill, a hit taken, a hit that shields absorbed whole, a hit
 * dodged, a magazine filled.
 */
export const uniqueTriggers = ['hit', 'critical', 'kill', 'hurt', 'absorbed', 'dodge', 'reload'] as const;
export type UniqueTrigger = (typeof uniqueTriggers)[number];

export const UniqueEffect = z.discriminatedUnion('do', [
  /** Puts rounds into the held firearm, at most a full magazine. */
  z.strictObject({ do: z.literal('rounds'), count: z.int().positive() }),
  z.strictObject({ do: z.literal('heal'), points: z.int().positive() }),
  z.strictObject({
    do: z.literal('restore'),
    pool: z.enum(['energy', 'ram', 'stamina']),
    points: z.int().positive(),
  }),
  z.strictObject({
    do: z.literal('status'),
    status: ContentId,
    lastsMs: z.int().positive(),
    stacks: z.int().min(1).default(1),
    on: z.enum(['target', 'self']),
  }),
  z.strictObject({ do: z.literal('shield'), points: z.int().positive(), lastsMs: z.int().positive() }),
  /** Leaps to enemies near the target with a share of the damage that was done. */
  z.strictObject({
    do: z.literal('arc'),
    percent: z.number().min(1).max(100),
    tiles: z.number().positive(),
    count: z.int().min(1).max(6),
  }),
  /** Shortens every cooldown of an ability that is running. */
  z.strictObject({ do: z.literal('cooldowns'), ms: z.int().positive() }),
  z.strictObject({ do: z.literal('push'), tiles: z.number() }),
]);
export type UniqueEffect = z.infer<typeof UniqueEffect>;

/** What one item does that no other does, in one sentence and in rules. */
export const UniqueBehaviour = z.strictObject({
  sentence: LocalText,
  /** The enemy that drops it, or the quest that ends with it. */
  from: z.union([z.strictObject({ enemy: ContentId }), z.strictObject({ quest: ContentId })]),
  /** What a hit adds to its damage while all conditions hold, in percent. */
  damage: z
    .array(z.strictObject({ percent: z.number().min(1).max(300), when: z.array(UniqueCondition).min(1) }))
    .default([]),
  triggers: z
    .array(
      z.strictObject({
        on: z.enum(uniqueTriggers),
        when: z.array(UniqueCondition).default([]),
        chance: z.number().min(1).max(100).default(100),
        /** The least time between two effects. */
        everyMs: z.int().nonnegative().default(0),
        effects: z.array(UniqueEffect).min(1),
      }),
    )
    .default([]),
});
export type UniqueBehaviour = z.infer<typeof UniqueBehaviour>;
