import * as z from 'zod';
import { ContentId, RequestId } from '../kernel/ids';
import { Emblem } from './emblem';
import { GuildEffort } from './growth';

export const SetEmblemInput = z.strictObject({ requestId: RequestId, emblem: Emblem });
export type SetEmblemInput = z.infer<typeof SetEmblemInput>;

/** Takes the next rank of a perk. */
export const TakePerkInput = z.strictObject({ requestId: RequestId, perk: ContentId });
export type TakePerkInput = z.infer<typeof TakePerkInput>;

export const ResetPerksInput = z.strictObject({ requestId: RequestId });
export type ResetPerksInput = z.infer<typeof ResetPerksInput>;

/** A task of this week; its words stand in the content. */
export const GuildTaskView = z.object({
  taskId: ContentId,
  counts: GuildEffort,
  progress: z.int(),
  target: z.int(),
  /** What it gives to the guild, perks included. */
  experience: z.int(),
  isDone: z.boolean(),
});
export type GuildTaskView = z.infer<typeof GuildTaskView>;

/** How far the own guild has come. */
export const GuildGrowthView = z.object({
  experience: z.int(),
  level: z.int(),
  /** Experience since the level was reached, and how much the next one needs; 0 at the cap. */
  into: z.int(),
  toNext: z.int(),
  /** The taken ranks of perks. */
  perks: z.record(z.string(), z.int()),
  pointsLeft: z.int(),
  /** When perks can be reset again; null for now. */
  resetAt: z.date().nullable(),
  /** Whether the caller may take and reset perks. */
  canChoose: z.boolean(),
  tasks: z.array(GuildTaskView),
  weekEndsAt: z.date(),
  /** What the guild has gained since Monday. */
  week: z.int(),
  /** What the caller has added today, and the most it can. */
  ownToday: z.int(),
  ownTodayMost: z.int(),
  /** Who has added most since Monday. */
  contributors: z.array(z.object({ name: z.string(), level: z.int(), points: z.int() })),
});
export type GuildGrowthView = z.infer<typeof GuildGrowthView>;
