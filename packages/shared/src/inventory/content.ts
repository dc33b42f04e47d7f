import * as z from 'zod';
import { Clothing } from '../character/outfit';
import { IconName, LocalText, WholeRange } from '../kernel/content';
import { ContentId } from '../kernel/ids';
import { AttributeId, StatBonus, StatId } from '../progression/content';
import { UniqueBehaviour } from './unique';

export const rarities = ['scrap', 'common', 'refined', 'military', 'prototype', 'iconic'] as const;
export const Rarity = z.enum(rarities);
export type Rarity = z.infer<typeof Rarity>;

export const damageTypes = ['physical', 'thermal', 'shock', 'chemical', 'cyber'] as const;
export const DamageType = z.enum(damageTypes);
export type DamageType = z.infer<typeof DamageType>;

export const armourSlots = ['head', 'face', 'torso', 'hands', 'legs', 'feet'] as const;
export const cyberwareParts = ['brain', 'eyes', 'skin', 'heart', 'spine', 'arms', 'hands', 'legs'] as const;

const Base = {
  id: ContentId,
  name: LocalText,
  blurb: LocalText,
  icon: IconName,
  rarity: Rarity,
  weightGrams: z.int().nonnegative(),
  stackSize: z.int().min(1).max(999).default(1),
  /**
   * Base prices in chits for one piece at its template's rarity; a selling price of 0 means that no vendor buys it.
   */
  buyChits: z.int().nonnegative(),
  sellChits: z.int().nonnegative(),
  level: z.int().min(1).max(30).default(1),
  requires: z.partialRecord(AttributeId, z.int().min(3).max(20)).default({}),
  binds: z.enum(['never', 'on_pick_up', 'on_equip']).default('never'),
  /** The reason why players cannot get this item yet; without it the content check requires a source. */
  withheld: z.string().optional(),
};
/** The fields of items that wear out, take mods and roll affixes. */
const Gear = {
  durability: z.int().positive(),
  sockets: z.int().min(0).max(4).default(0),
  bonus: StatBonus.default({}),
  /** Affix pools this item rolls from; how many it rolls follows from its rarity. */
  affixPools: z.array(ContentId).default([]),
  unique: UniqueBehaviour.optional(),
};

const damage = { damage: WholeRange, damageType: DamageType };
export const FirearmContent = z.strictObject({
  kind: z.literal('firearm'),
  ...Base,
  ...Gear,
  ...damage,
  family: z.enum(['pistol', 'rifle', 'shotgun']),
  hands: z.union([z.literal(1), z.literal(2)]),
  fireMode: z.enum(['single', 'burst', 'automatic']),
  /** The number of projectiles of one shot; `damage` is that of each. */
  pellets: z.int().min(1).max(12).default(1),
  cycleMs: z.int().positive(),
  magazineRounds: z.int().positive(),
  reloadMs: z.int().positive(),
  drawMs: z.int().positive(),
  velocityTilesPerS: z.number().positive(),
  /**
   * Half-angle of the cone of a first aimed shot, and how much each shot widens it; it narrows again by
   * `settleDegreesPerS`.
   */
  spreadDegrees: z.number().nonnegative(),
  recoilDegrees: z.number().nonnegative(),
  settleDegreesPerS: z.number().positive(),
  /** The weapon does full damage up to `falloffTiles`, a third of it at `rangeTiles`, and nothing beyond. */
  falloffTiles: z.number().positive(),
  rangeTiles: z.number().positive(),
  penetration: z.number().min(0).max(100),
  criticalChance: z.number().min(0).max(50),
  criticalPercent: z.number().min(0).max(300),
  /** How far a hit pushes its target. */
  pushTiles: z.number().min(0).max(4).default(0),
  /** The distance at which the shot is heard. */
  soundTiles: z.number().nonnegative(),
});
export type FirearmContent = z.infer<typeof FirearmContent>;

export const BladeContent = z.strictObject({
  kind: z.literal('blade'),
  ...Base,
  ...Gear,
  ...damage,
  hands: z.union([z.literal(1), z.literal(2)]),
  swingMs: z.int().positive(),
  reachTiles: z.number().positive(),
  arcDegrees: z.number().positive().max(360),
  staminaCost: z.number().nonnegative(),
  penetration: z.number().min(0).max(100),
  criticalChance: z.number().min(0).max(50),
  criticalPercent: z.number().min(0).max(300),
  pushTiles: z.number().min(0).max(4).default(0),
  soundTiles: z.number().nonnegative(),
  status: ContentId.optional(),
  statusChance: z.number().min(0).max(100).default(0),
});
export type BladeContent = z.infer<typeof BladeContent>;

export const ThrownContent = z.strictObject({
  kind: z.literal('thrown'),
  ...Base,
  ...damage,
  throwMs: z.int().positive(),
  cooldownMs: z.int().positive(),
  velocityTilesPerS: z.number().positive(),
  rangeTiles: z.number().positive(),
  fuseMs: z.int().nonnegative(),
  radiusTiles: z.number().nonnegative(),
  penetration: z.number().min(0).max(100),
  soundTiles: z.number().nonnegative(),
  pushTiles: z.number().min(0).max(4).default(0),
  status: ContentId.optional(),
  statusChance: z.number().min(0).max(100).default(0),
});
export type ThrownContent = z.infer<typeof ThrownContent>;

export const ArmourContent = z.strictObject({
  kind: z.literal('armour'),
  ...Base,
  ...Gear,
  slot: z.enum(armourSlots),
  armour: z.int().nonnegative(),
  /** What is seen of it on the person who wears it. */
  shows: Clothing.optional(),
});
export type ArmourContent = z.infer<typeof ArmourContent>;

export const CyberwareContent = z.strictObject({
  kind: z.literal('cyberware'),
  ...Base,
  ...Gear,
  part: z.enum(cyberwareParts),
  /** How much of the character's cyberware capacity it uses; see `strainLimit`. */
  strain: z.int().positive(),
  ability: ContentId.optional(),
});
export type CyberwareContent = z.infer<typeof CyberwareContent>;

export const ConsumableUse = z.discriminatedUnion('does', [
  z.strictObject({
    does: z.literal('restore'),
    pool: z.enum(['health', 'energy', 'ram', 'stamina']),
    amount: z.int().positive(),
    overMs: z.int().nonnegative().default(0),
  }),
  z.strictObject({ does: z.literal('status'), status: ContentId, lastsMs: z.int().positive() }),
  z.strictObject({ does: z.literal('cleanse'), statuses: z.array(ContentId).min(1) }),
  z.strictObject({ does: z.literal('repair'), durability: z.int().positive() }),
  z.strictObject({ does: z.literal('open'), table: ContentId }),
]);
export type ConsumableUse = z.infer<typeof ConsumableUse>;
export const ConsumableContent = z.strictObject({
  kind: z.literal('consumable'),
  ...Base,
  useMs: z.int().nonnegative(),
  cooldownMs: z.int().nonnegative(),
  /** Consumables of one group share their cooldown. */
  group: z.enum(['stim', 'food', 'drink', 'tool', 'cache']),
  uses: z.array(ConsumableUse).min(1),
});
export type ConsumableContent = z.infer<typeof ConsumableContent>;

export const modTargets = ['pistol', 'rifle', 'shotgun', 'blade', 'armour', 'cyberware'] as const;
export const ModContent = z.strictObject({
  kind: z.literal('mod'),
  ...Base,
  fits: z.array(z.enum(modTargets)).min(1),
  bonus: StatBonus,
});
export type ModContent = z.infer<typeof ModContent>;

export const ItemContent = z.discriminatedUnion('kind', [
  FirearmContent,
  BladeContent,
  ThrownContent,
  ArmourContent,
  CyberwareContent,
  ConsumableContent,
  ModContent,
  z.strictObject({ kind: z.literal('material'), ...Base }),
  z.strictObject({ kind: z.literal('junk'), ...Base }),
  z.strictObject({ kind: z.literal('quest'), ...Base }),
]);
/** One kind of item; an instance adds rolled rarity, affixes, mods, durability and binding. */
export type ItemContent = z.infer<typeof ItemContent>;

export const AffixContent = z.strictObject({
  id: ContentId,
  pool: ContentId,
  /** The word added to the item's name: before it in English, after it in Russian. */
  name: LocalText,
  stat: StatId,
  /** Better tiers appear from higher item levels; `weight` is per thousand among the tiers that are available. */
  tiers: z
    .array(
      z.strictObject({ level: z.int().min(1).max(30), min: z.number(), max: z.number(), weight: z.int().positive() }),
    )
    .min(2),
});
export type AffixContent = z.infer<typeof AffixContent>;
