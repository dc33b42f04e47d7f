import * as z from 'zod';
import { CharacterId, ContentId, RequestId } from '../kernel/ids';

/** From this affinity on people are warm, and below its negative they are cold. */
export const warmPoints = 20;
/** The limits of an affinity. */
export const affinityRange = { min: -100, max: 100 } as const;

export const AffinityView = z.object({
  npcId: ContentId,
  points: z.int(),
  feeling: z.enum(['greet', 'warm', 'cold']),
  memories: z.array(z.object({ memory: ContentId, points: z.int(), at: z.date() })),
});
export type AffinityView = z.infer<typeof AffinityView>;
export const NpcListView = z.object({ characterId: CharacterId, people: z.array(AffinityView) });
export type NpcListView = z.infer<typeof NpcListView>;

export const CloseConversationInput = z.strictObject({ requestId: RequestId });
export type CloseConversationInput = z.infer<typeof CloseConversationInput>;

/**
 * Returns the feeling for an affinity.
 * @param points -100 to 100
 */
export function feelingOf(points: number): 'greet' | 'warm' | 'cold' {
  if (points >= warmPoints) return 'warm';
  return points <= -warmPoints ? 'cold' : 'greet';
}
