import * as z from 'zod';
import { LocalText } from '../kernel/content';
import { ContentId } from '../kernel/ids';
import { Condition, Effect } from '../quest/content';

const Wave = z.strictObject({
  enemy: ContentId,
  count: z.int().positive(),
  /** The number added for each player beyond the first. */ perPlayer: z.number().nonnegative(),
  cap: z.int().positive(),
  place: ContentId,
  atMs: z.int().nonnegative(),
});
export const EventPhase = z.strictObject({
  id: ContentId,
  name: LocalText,
  says: LocalText,
  goal: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('defeat'),
      enemy: ContentId,
      count: z.int().positive(),
      perPlayer: z.number().nonnegative(),
    }),
    z.strictObject({
      kind: z.literal('stop_vehicle'),
      /** The name of the vehicle. */
      name: LocalText,
      health: z.int().positive(),
      perPlayerPercent: z.int().nonnegative(),
      route: z.array(ContentId).min(2),
      speedTilesPerS: z.number().positive(),
    }),
    z.strictObject({ kind: z.literal('hold'), place: ContentId, lastsMs: z.int().positive() }),
    z.strictObject({
      kind: z.literal('carry'),
      item: ContentId,
      from: ContentId,
      to: ContentId,
      count: z.int().positive(),
      perPlayer: z.number().nonnegative(),
    }),
  ]),
  waves: z.array(Wave),
  limitMs: z.int().positive(),
  /** The next phase or an ending. */
  won: ContentId,
  lost: ContentId,
});
export type EventPhase = z.infer<typeof EventPhase>;

export const WorldEventContent = z.strictObject({
  id: ContentId,
  name: LocalText,
  summary: LocalText,
  zone: ContentId,
  levels: z.strictObject({ min: z.int(), max: z.int() }),
  announce: LocalText,
  announceMs: z.int().positive(),
  trigger: z.strictObject({
    everyMs: z.int().positive(),
    jitterMs: z.int().nonnegative(),
    minPlayers: z.int().positive(),
    when: z.array(Condition).default([]),
    /** The event also starts for a new player whose quest requires it. */ forQuest: ContentId.optional(),
  }),
  scaling: z.strictObject({
    healthPercentPerPlayer: z.int().nonnegative(),
    damagePercentPerPlayer: z.int().nonnegative(),
    maxPlayers: z.int().positive(),
  }),
  start: ContentId,
  phases: z.array(EventPhase).min(1),
  endings: z
    .array(
      z.strictObject({
        id: ContentId,
        result: z.enum(['won', 'lost']),
        says: LocalText,
        effects: z.array(Effect).default([]),
      }),
    )
    .min(2),
  /** Points for each contribution; a tier needs a share of the points of the median participant. */
  contribution: z.strictObject({
    damagePer100: z.number(),
    healPer100: z.number(),
    revive: z.number(),
    carry: z.number(),
    presencePerS: z.number(),
  }),
  tiers: z
    .array(
      z.strictObject({
        id: ContentId,
        name: LocalText,
        atLeastPoints: z.int().nonnegative(),
        experience: z.int().positive(),
        chits: z.int().nonnegative(),
        loot: ContentId.optional(),
        reputation: z.array(z.strictObject({ faction: ContentId, points: z.int() })).default([]),
      }),
    )
    .min(2),
});
export type WorldEventContent = z.infer<typeof WorldEventContent>;
