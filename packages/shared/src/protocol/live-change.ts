import * as z from 'zod';
import { LocalText } from '../kernel/content';
import { ContentId } from '../kernel/ids';

/** A whole number as text; negative for a loss. */
const Chits = z.string().regex(/^-?\d+$/);
const ItemCount = z.object({ templateId: z.string(), quantity: z.int().positive() });
const FactionChange = z.object({ faction: ContentId, points: z.int() });

/** What the end of a quest or of a world event gave to the character. */
export const ReceivedReward = z.object({
  experience: z.int().nonnegative(),
  chits: z.int().nonnegative(),
  items: z.array(ItemCount),
  reputation: z.array(FactionChange),
  titles: z.array(LocalText),
});
export type ReceivedReward = z.infer<typeof ReceivedReward>;

const questEnd = { questId: ContentId, ending: ContentId, received: ReceivedReward };

/** The live updates from which the client shows what the character gained or lost; the others only make views stale. */
const LiveChange = z.discriminatedUnion('topic', [
  z.object({ topic: z.literal('progression.experience_gained'), gained: z.int() }),
  z.object({
    topic: z.literal('progression.level_up'),
    gained: z.int(),
    level: z.int(),
    levelsGained: z.int().positive(),
  }),
  z.object({ topic: z.literal('progression.skill_increased'), raised: z.record(z.string(), z.int()) }),
  z.object({ topic: z.literal('progression.title_gained'), title: LocalText }),
  z.object({ topic: z.literal('wallet.currency_gained'), changeChits: Chits }),
  z.object({ topic: z.literal('wallet.currency_spent'), changeChits: Chits }),
  z.object({
    topic: z.literal('inventory.item_gained'),
    ...ItemCount.shape,
    /** Null when it is that of the template. */
    rarity: z.string().nullable(),
    /** How many of them did not fit into the bag. */
    delivered: z.int().nonnegative(),
  }),
  z.object({
    topic: z.literal('reputation.changed'),
    changes: z.array(FactionChange.extend({ from: z.int(), pointsAfter: z.int() })),
  }),
  z.object({ topic: z.literal('quest.completed'), ...questEnd }),
  z.object({ topic: z.literal('quest.failed'), ...questEnd }),
  z.object({
    topic: z.literal('world-event.shared'),
    event: ContentId,
    runId: z.string(),
    ending: ContentId,
    /** The tier of the reward; null with too few points for one. */
    tier: ContentId.nullable(),
    points: z.number(),
    /** The rank among the participants by points, from 1; equal points share a rank. */
    place: z.int().positive(),
    participants: z.int().positive(),
    received: ReceivedReward,
  }),
]);
export type LiveChange = z.infer<typeof LiveChange>;

/** Returns the change that a live update reports; null for updates that report none. */
export function liveChangeOf(message: unknown): LiveChange | null {
  const read = LiveChange.safeParse(message);
  return read.success ? read.data : null;
}
