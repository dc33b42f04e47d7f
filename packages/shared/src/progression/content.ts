import * as z from 'zod';
import { attributes, ClassId } from '../character/schema';
import { IconName, LocalText } from '../kernel/content';
import { ContentId } from '../kernel/ids';

/** The highest level. */
export const levelCap = 30;

export const skillIds = [
  'handguns',
  'rifles',
  'shotguns',
  'blades',
  'throwing',
  'hacking',
  'stealth',
  'athletics',
  'medicine',
  'engineering',
  'trade',
  'persuasion',
] as const;
export const SkillId = z.enum(skillIds);
export type SkillId = z.infer<typeof SkillId>;

export const AttributeId = z.enum(attributes);
export type AttributeId = z.infer<typeof AttributeId>;

/**
 * All stats that gear, perks and statuses can change. `…Percent` adds to a multiplier (10 = a tenth more), `…Chance` is
 * in percentage points, the others are in the unit of their name.
 */
export const statIds = [
  'healthMax',
  'healthPerS',
  'energyMax',
  'energyPerS',
  'ramMax',
  'ramPerMin',
  'staminaMax',
  'armour',
  'thermalResist',
  'shockResist',
  'chemicalResist',
  'cyberResist',
  'damagePercent',
  'handgunPercent',
  'riflePercent',
  'shotgunPercent',
  'bladePercent',
  'thrownPercent',
  'hackPercent',
  'thermalPercent',
  'shockPercent',
  'chemicalPercent',
  'criticalChance',
  'criticalPercent',
  'penetration',
  'spreadPercent',
  'recoilPercent',
  'reloadPercent',
  'rangePercent',
  'dodgeChance',
  'moveSpeedPercent',
  'sightPercent',
  'soundPercent',
  'threatPercent',
  'damageTakenPercent',
  'healingPercent',
  'cooldownPercent',
  'statusPercent',
  'controlResist',
  'deployablePercent',
  'shieldPercent',
  'carryGrams',
  'luck',
  'experiencePercent',
  'tradePercent',
  'hackRank',
  'criticalHackPercent',
  'deployableSharePercent',
] as const;
export const StatId = z.enum(statIds);
export type StatId = z.infer<typeof StatId>;

/** A change of some stats; stats without an entry do not change. */
export const StatBonus = z.partialRecord(StatId, z.number());
export type StatBonus = z.infer<typeof StatBonus>;

/** What skills grow by. */
export const skillActions = [
  'hit',
  'kill',
  'hack',
  'unseen_tile',
  'sprint_tile',
  'dodge',
  'heal',
  'revive',
  'repair',
  'build',
  'check',
  'deal',
] as const;
export type SkillAction = (typeof skillActions)[number];

/** A skill that grows with use. */
export const SkillContent = z.strictObject({
  id: SkillId,
  name: LocalText,
  blurb: LocalText,
  attribute: AttributeId,
  /** The skill's experience for one use of each kind; the zone counts a use when it succeeded. */
  uses: z
    .array(
      z.strictObject({
        action: z.enum(skillActions),
        experience: z.int().positive(),
      }),
    )
    .min(1),
  /** The bonus for every ten ranks. */
  perTenRanks: StatBonus,
});
export type SkillContent = z.infer<typeof SkillContent>;

const NodeBase = {
  id: ContentId,
  name: LocalText,
  blurb: LocalText,
  icon: IconName,
  /** Position in the drawn tree: tier 1 is the root, column 0 is on the left. */
  tier: z.int().min(1).max(5),
  column: z.int().min(0).max(2),
  /** Any one of these nodes opens the node; roots have none. */
  after: z.array(ContentId),
  /** Points the player must have spent in the same tree before this node opens. */
  treePoints: z.int().nonnegative(),
  level: z.int().min(1).max(levelCap),
};
export const TreeNodeContent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ability'), ...NodeBase, ability: ContentId }),
  z.strictObject({ kind: z.literal('upgrade'), ...NodeBase, ability: ContentId, rank: z.int().min(2).max(3) }),
  /** Each rank costs one point and adds the bonus once more. */
  z.strictObject({ kind: z.literal('passive'), ...NodeBase, ranks: z.int().min(1).max(5), bonus: StatBonus }),
]);
export type TreeNodeContent = z.infer<typeof TreeNodeContent>;

export const TreeContent = z.strictObject({
  id: ContentId,
  classId: ClassId,
  name: LocalText,
  blurb: LocalText,
  nodes: z.array(TreeNodeContent).min(6),
});
export type TreeContent = z.infer<typeof TreeContent>;

/** The rewards for reaching a level. */
export const LevelContent = z.strictObject({
  level: z.int().min(2).max(levelCap),
  attributePoints: z.int().nonnegative(),
  perkPoints: z.int().nonnegative(),
  /** Grants the starting ability of the class, which `ClassStartContent` defines. */
  startingAbility: z.literal(true).optional(),
  items: z.array(z.strictObject({ item: ContentId, count: z.int().positive() })).default([]),
  note: LocalText.optional(),
});
export type LevelContent = z.infer<typeof LevelContent>;

/** What a character of the class has before any point is spent. */
export const ClassStartContent = z.strictObject({
  classId: ClassId,
  ability: ContentId,
  trees: z.array(ContentId).length(3),
  kit: z.array(z.strictObject({ item: ContentId, count: z.int().positive(), isWorn: z.literal(true).optional() })),
});
export type ClassStartContent = z.infer<typeof ClassStartContent>;

/** A title that no quest and no faction grants. */
export const TitleContent = z.strictObject({ key: z.enum(['account.bound']), title: LocalText });
export type TitleContent = z.infer<typeof TitleContent>;
