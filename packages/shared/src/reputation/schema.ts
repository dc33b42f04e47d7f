import * as z from 'zod';
import { LocalText } from '../kernel/content';
import { CharacterId, ContentId } from '../kernel/ids';
import { reputationRange, TierId } from './content';

export const reputationSources = ['quest', 'dialogue', 'defeat', 'event', 'time', 'administration'] as const;
export const ReputationSource = z.enum(reputationSources);
export type ReputationSource = z.infer<typeof ReputationSource>;

export const ReputationPoints = z.int().min(reputationRange.min).max(reputationRange.max);

export const FactionReputationView = z.object({ faction: ContentId, points: ReputationPoints, tier: TierId });
export type FactionReputationView = z.infer<typeof FactionReputationView>;

/** The reason of a change of reputation, as shown to the player. */
export const ReputationEntryView = z.object({
  at: z.date(),
  faction: ContentId,
  points: z.int(),
  pointsAfter: ReputationPoints,
  source: ReputationSource,
  sourceId: z.string(),
});
export type ReputationEntryView = z.infer<typeof ReputationEntryView>;

export const ReputationView = z.object({
  characterId: CharacterId,
  /** All factions, in the order of the content. */ reputations: z.array(FactionReputationView),
  /** Newest first. */ entries: z.array(ReputationEntryView),
});
export type ReputationView = z.infer<typeof ReputationView>;

/** The reputation of a character as everyone may see it; factions that it never met are left out. */
export const ShownReputationView = z.object({
  reputations: z.array(z.object({ faction: LocalText, tier: LocalText, points: ReputationPoints })),
});
export type ShownReputationView = z.infer<typeof ShownReputationView>;
