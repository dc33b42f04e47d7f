import * as z from 'zod';
import { LocalText } from '../kernel/content';
import { ContentId } from '../kernel/ids';
import { Hue } from '../zone/map';

/** Reputation with a faction is a whole number between these; everyone starts at the faction's `startPoints`. */
export const reputationRange = { min: -3000, max: 3000 } as const;
export const tierIds = ['hunted', 'hated', 'wary', 'unknown', 'known', 'trusted', 'kin'] as const;
export const TierId = z.enum(tierIds);
export type TierId = z.infer<typeof TierId>;

/** A tier of reputation; the thresholds are the same for every faction. */
export const TierContent = z.strictObject({
  id: TierId,
  name: LocalText,
  fromPoints: z.int().min(reputationRange.min).max(reputationRange.max),
  pricePercent: z.int().min(70).max(200),
});
export type TierContent = z.infer<typeof TierContent>;

export const FactionContent = z.strictObject({
  id: ContentId,
  name: LocalText,
  blurb: LocalText,
  hue: Hue,
  home: ContentId,
  startPoints: z.int(),
  allies: z.array(ContentId),
  enemies: z.array(ContentId),
  /** The share of a gain or loss, in percent, that is added to another faction; negative for enemies. */
  spill: z.array(z.strictObject({ faction: ContentId, percent: z.int().min(-100).max(100) })),
  /** What a tier grants besides its price; the server enforces prices, stock conditions, hostility and safe passage. */
  gives: z.array(
    z.strictObject({
      tier: TierId,
      what: z.enum(['attacks_on_sight', 'refuses_service', 'safe_passage', 'back_room', 'free_revive', 'title']),
      text: LocalText,
      /** The title that characters of this tier may show after their name. */ title: LocalText.optional(),
    }),
  ),
  /** Points per day without contact by which a grudge fades, and by which the highest tier is lost again. */
  decayPerDay: z.int().nonnegative(),
});
export type FactionContent = z.infer<typeof FactionContent>;
