import * as z from 'zod';
import { CharacterId, ContentId } from '../kernel/ids';
import { reputationRange, TierId } from './content';

export const standingSources = ['quest', 'dialogue', 'defeat', 'event', 'time', 'administration'] as const;
export const StandingSource = z.enum(standingSources);
export type StandingSource = z.infer<typeof StandingSource>;

export const StandingPoints = z.int().min(reputationRange.min).max(reputationRange.max);

export const StandingView = z.object({ faction: ContentId, points: StandingPoints, tier: TierId });
export type StandingView = z.infer<typeof StandingView>;

/** Why a standing changed, as its owner reads it. */
export const StandingLine = z.object({
  at: z.date(),
  faction: ContentId,
  points: z.int(),
  pointsAfter: StandingPoints,
  source: StandingSource,
  sourceId: z.string(),
});
export type StandingLine = z.infer<typeof StandingLine>;

export const ReputationView = z.object({
  characterId: CharacterId,
  /** All factions, in the order of the content. */ standings: z.array(StandingView),
  /** Newest first. */ lines: z.array(StandingLine),
});
export type ReputationView = z.infer<typeof ReputationView>;
