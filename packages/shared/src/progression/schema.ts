import * as z from 'zod';
import { AttributePoints, ClassId } from '../character/schema';
import { LocalText } from '../kernel/content';
import { CharacterId, ContentId, RequestId } from '../kernel/ids';
import { typedText } from '../kernel/input';
import { AgreedChits } from '../kernel/money';
import { AttributeId, SkillId, StatBonus } from './content';

/** The sources of experience. */
export const experienceSources = ['defeat', 'quest', 'dialogue', 'event', 'administration'] as const;
export const ExperienceSource = z.enum(experienceSources);
export type ExperienceSource = z.infer<typeof ExperienceSource>;

export const SkillView = z.object({
  skill: SkillId,
  rank: z.int(),
  /** Experience since the last rank, and how much the next rank needs; 0 at the cap. */
  into: z.int(),
  toNext: z.int(),
});
export type SkillView = z.infer<typeof SkillView>;

export const TitleView = z.object({ key: z.string(), title: LocalText, at: z.date() });
export type TitleView = z.infer<typeof TitleView>;

/** The progression of one character. */
export const ProgressionView = z.object({
  characterId: CharacterId,
  classId: ClassId,
  level: z.int(),
  /** Total experience, experience since the last level, and how much the next level needs; 0 at the cap. */
  experience: z.int(),
  into: z.int(),
  toNext: z.int(),
  restedPool: z.int(),
  attributePoints: z.int(),
  perkPoints: z.int(),
  attributes: AttributePoints,
  /** All skills, the unused ones at rank 0. */
  skills: z.array(SkillView),
  /** The taken ranks of the nodes, by node. */
  nodes: z.record(ContentId, z.int().positive()),
  /** The bonus of nodes and skills. */
  passives: StatBonus,
  /** The current price of a perk reset. */
  respecChits: z.int(),
  titles: z.array(TitleView),
  titleKey: z.string().nullable(),
});
export type ProgressionView = z.infer<typeof ProgressionView>;

export const SpendAttributeInput = z.strictObject({
  requestId: RequestId,
  attribute: AttributeId,
  points: z.int().min(1).max(20).default(1),
});
export type SpendAttributeInput = z.infer<typeof SpendAttributeInput>;

export const SpendPerkInput = z.strictObject({ requestId: RequestId, node: ContentId });
export type SpendPerkInput = z.infer<typeof SpendPerkInput>;

/** The price the player saw and agreed to; any other price is refused. */
export const RespecInput = z.strictObject({ requestId: RequestId, agreedChits: AgreedChits });
export type RespecInput = z.infer<typeof RespecInput>;

export const WearTitleInput = z.strictObject({ requestId: RequestId, key: typedText(200).nullable() });
export type WearTitleInput = z.infer<typeof WearTitleInput>;
