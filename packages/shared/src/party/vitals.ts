import * as z from 'zod';
import { CharacterId, ContentId, ZoneId } from '../kernel/ids';
import { mostMembers } from './rules';

const Points = z.int().nonnegative();

/** What the members of a party see of one another, wherever in the city each of them is. */
export const MemberVitals = z.object({
  characterId: CharacterId,
  zoneId: ZoneId,
  channel: z.int(),
  /** Whole tiles. */
  x: z.int(),
  y: z.int(),
  life: z.enum(['up', 'downed', 'dead']),
  /** Whether the player has lost the connection; the character stands in the city and waits. */
  isLinkDead: z.boolean(),
  isAway: z.boolean(),
  isFighting: z.boolean(),
  health: Points,
  healthMax: Points,
  shield: Points,
  energy: Points,
  energyMax: Points,
  ram: Points,
  ramMax: Points,
  /** The latest ones, at most `mostStatuses`. */
  statuses: z.array(z.object({ id: ContentId, stacks: Points, leftMs: Points })),
  cast: z.object({ ability: z.string(), passedMs: Points, leftMs: Points, isChannel: z.boolean() }).nullable(),
});
export type MemberVitals = z.infer<typeof MemberVitals>;

/** How many statuses of a member the others see. */
export const mostStatuses = 6;
/** How often a process looks at its members of parties; what has changed by then is sent. */
export const vitalsEveryMs = 500;
/**
 * Whether so many members are sent briefly: without statuses and casts, which the small frames of a raid do not show,
 * and at every second look only.
 */
export const isSentBriefly = (members: number) => members > mostMembers;
/** How often all members of a party are sent again, changed or not. */
export const vitalsAgainMs = 10_000;
/** A member who was not heard of for this long is shown as not reachable. */
export const vitalsOldMs = 25_000;
/** How far away a member is shown as in range: what helps others reaches no farther. */
export const inRangeTiles = 20;

/** The topic of the live message with the vitals of members that have changed. */
export const partyVitals = 'party.vitals';
/** The message by which a process asks the others for the vitals of a party that it did not know. */
export const vitalsAsked = 'party.vitals_asked';

/** What `partyVitals` carries. */
export const PartyVitals = z.object({ vitals: z.array(MemberVitals).max(40) });

/** Whether another member is near enough to be helped. */
export function isInRange(
  own: { readonly zoneId: string; readonly x: number; readonly y: number },
  member: Pick<MemberVitals, 'zoneId' | 'x' | 'y'>,
): boolean {
  return own.zoneId === member.zoneId && Math.hypot(own.x - member.x, own.y - member.y) <= inRangeTiles;
}
