import * as z from 'zod';
import { ContentId } from '../kernel/ids';

export const EventShareView = z.object({
  runId: z.uuid(),
  event: ContentId,
  endedAt: z.date(),
  ending: ContentId,
  result: z.enum(['won', 'lost']),
  points: z.number(),
  tier: ContentId.nullable(),
  experience: z.int(),
  chits: z.bigint(),
});
export type EventShareView = z.infer<typeof EventShareView>;
/**
 * The latest events of the character, newest first, how each kind of event last ended in the world, and the events that
 * are under way in any district.
 */
export const WorldEventView = z.object({
  mine: z.array(EventShareView),
  latest: z.array(
    z.object({ event: ContentId, ending: ContentId, result: z.enum(['won', 'lost']), endedAt: z.date() }),
  ),
  running: z.array(z.object({ event: ContentId, zone: ContentId })),
});
export type WorldEventView = z.infer<typeof WorldEventView>;
