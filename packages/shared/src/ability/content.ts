import * as z from 'zod';
import { ClassId } from '../character/schema';
import { DamageType } from '../inventory/content';
import { IconName, LocalText } from '../kernel/content';
import { ContentId } from '../kernel/ids';
import { AttributeId, StatBonus } from '../progression/content';

/** Control effects of one group weaken each other; see `diminishedControl`. */
export const controlGroups = ['stun', 'root', 'silence', 'slow', 'fear', 'blind'] as const;
export const ControlGroup = z.enum(controlGroups);
export type ControlGroup = z.infer<typeof ControlGroup>;

export const StatusContent = z.strictObject({
  id: ContentId,
  name: LocalText,
  blurb: LocalText,
  icon: IconName,
  kind: z.enum(['boon', 'harm', 'control']),
  control: ControlGroup.optional(),
  maxStacks: z.int().min(1).max(10),
  stacking: z.enum(['refresh', 'add', 'strongest']),
  bonus: StatBonus.default({}),
  /** Damage per second and stack, before resistance; negative values heal. */
  damagePerS: z.number().optional(),
  damageType: DamageType.optional(),
  cleansable: z.boolean(),
  breaksOnDamage: z.boolean().default(false),
});
export type StatusContent = z.infer<typeof StatusContent>;

const Amount = z.strictObject({
  min: z.number(),
  max: z.number(),
  /** Points added for each point of the attribute. */ per: z.partialRecord(AttributeId, z.number()).default({}),
});
export const AbilityEffect = z.discriminatedUnion('does', [
  z.strictObject({
    does: z.literal('damage'),
    amount: Amount,
    damageType: DamageType,
    penetration: z.number().min(0).max(100).default(0),
    /** Percentage of the held weapon's damage that is added; see `weaponBlow`. */ weaponPercent: z.number().default(0),
  }),
  z.strictObject({ does: z.literal('heal'), amount: Amount }),
  z.strictObject({ does: z.literal('shield'), amount: Amount, lastsMs: z.int().positive() }),
  z.strictObject({
    does: z.literal('status'),
    status: ContentId,
    lastsMs: z.int().positive(),
    stacks: z.int().min(1).default(1),
    chance: z.number().min(0).max(100).default(100),
    on: z.enum(['targets', 'self']).default('targets'),
  }),
  z.strictObject({ does: z.literal('push'), tiles: z.number() }),
  z.strictObject({ does: z.literal('dash'), tiles: z.number().positive() }),
  z.strictObject({ does: z.literal('threat'), points: z.number() }),
  z.strictObject({ does: z.literal('reveal'), lastsMs: z.int().positive() }),
  z.strictObject({ does: z.literal('cleanse'), count: z.int().positive() }),
  z.strictObject({
    does: z.literal('restore'),
    pool: z.enum(['energy', 'ram', 'stamina']),
    amount: z.number().positive(),
  }),
  z.strictObject({ does: z.literal('reload') }),
  z.strictObject({ does: z.literal('turn_machine'), lastsMs: z.int().positive() }),
  z.strictObject({
    does: z.literal('deploy'),
    what: z.enum(['turret', 'cover', 'mine', 'repair_drone', 'decoy']),
    health: z.number().positive(),
    lastsMs: z.int().positive(),
    ability: ContentId.optional(),
    everyMs: z.int().positive().optional(),
  }),
  /** Takes money from players: a percentage of what they have, at most so much. It drops when the thief falls. */
  z.strictObject({
    does: z.literal('snatch'),
    percent: z.int().min(1).max(10),
    mostChits: z.int().positive().max(500),
  }),
  z.strictObject({ does: z.literal('summon'), enemy: ContentId, count: z.int().positive() }),
]);
export type AbilityEffect = z.infer<typeof AbilityEffect>;

export const AbilityContent = z.strictObject({
  id: ContentId,
  name: LocalText,
  blurb: LocalText,
  icon: IconName,
  /** The possible users: a class, a deployed machine, an implant or an enemy. */
  owner: z.union([ClassId, z.enum(['deployable', 'cyberware', 'enemy'])]),
  cost: z.strictObject({
    energy: z.int().nonnegative().default(0),
    ram: z.int().nonnegative().default(0),
    stamina: z.int().nonnegative().default(0),
  }),
  castMs: z.int().nonnegative(),
  channelMs: z.int().nonnegative().default(0),
  channelEveryMs: z.int().positive().optional(),
  cooldownMs: z.int().nonnegative(),
  globalCooldownMs: z.int().nonnegative().default(1000),
  target: z.enum(['self', 'ally', 'enemy', 'machine', 'point', 'direction']),
  rangeTiles: z.number().nonnegative(),
  needsSight: z.boolean(),
  area: z.discriminatedUnion('shape', [
    z.strictObject({ shape: z.literal('single') }),
    z.strictObject({ shape: z.literal('circle'), radiusTiles: z.number().positive() }),
    z.strictObject({
      shape: z.literal('cone'),
      lengthTiles: z.number().positive(),
      angleDegrees: z.number().positive(),
    }),
    z.strictObject({ shape: z.literal('line'), lengthTiles: z.number().positive(), widthTiles: z.number().positive() }),
  ]),
  /** The kind of weapon that has to be in the hand. */
  needs: z.enum(['firearm', 'blade']).optional(),
  /** The fighters in the area that are affected. */
  touches: z.enum(['enemies', 'friends', 'machines', 'self']),
  /** How long the outline is shown on the ground before the ability takes effect. */
  telegraphMs: z.int().nonnegative().default(0),
  interruptible: z.boolean().default(true),
  effects: z.array(AbilityEffect).min(1),
  /** What each further rank adds, in order from rank 2. */
  ranks: z
    .array(
      z.strictObject({
        amountPercent: z.number().default(0),
        cooldownPercent: z.number().default(0),
        costPercent: z.number().default(0),
        areaPercent: z.number().default(0),
        lastsPercent: z.number().default(0),
        text: LocalText,
      }),
    )
    .default([]),
});
export type AbilityContent = z.infer<typeof AbilityContent>;
