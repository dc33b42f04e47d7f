import * as z from 'zod';
import { LocalText } from '../kernel/content';
import { ContentId } from '../kernel/ids';

/** A value of the world state, of the whole world or of one player. */
export const WorldValue = z.union([z.boolean(), z.int(), ContentId]);
export type WorldValue = z.infer<typeof WorldValue>;

export const WorldKeyContent = z.strictObject({
  id: ContentId,
  scope: z.enum(['world', 'district', 'faction', 'player']),
  about: z.string().min(1),
  initial: WorldValue,
  values: z.array(WorldValue).min(2),
  /** How players see it in the world: an entry on the news screens, and what townspeople say near the place. */
  seen: z.array(z.strictObject({ value: WorldValue, place: ContentId, text: LocalText })),
});
export type WorldKeyContent = z.infer<typeof WorldKeyContent>;

/** A zone as the content defines it, in addition to its map. */
export const ZoneContent = z.strictObject({
  id: ContentId,
  kind: z.enum(['open', 'tutorial', 'instance', 'arena']),
  name: LocalText,
  blurb: LocalText,
  levels: z.strictObject({ min: z.int(), max: z.int() }),
  partySize: z.int().min(1).max(4).optional(),
  danger: z.enum(['safe', 'watched', 'wild']),
  /** The exits to other zones. */
  exits: z.array(z.strictObject({ place: ContentId, to: ContentId, arrives: ContentId })),
});
export type ZoneContent = z.infer<typeof ZoneContent>;

/**
 * A position that quests, people and enemies refer to; the map has it as a place of the same id, or `at` adds it to an
 * existing map.
 */
export const PlaceContent = z.strictObject({
  id: ContentId,
  zone: ContentId,
  name: LocalText,
  radiusTiles: z.number().positive(),
  safe: z.literal(true).optional(),
  /** The dead of the zone wake up here: at its clinic, or where one lands in a zone without a clinic. */
  wakes: z.enum(['clinic', 'landing']).optional(),
  at: z.tuple([z.number(), z.number()]).optional(),
});
export type PlaceContent = z.infer<typeof PlaceContent>;
