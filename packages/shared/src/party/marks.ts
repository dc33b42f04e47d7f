import * as z from 'zod';
import { allowed, refuse, type Verdict } from '../kernel/verdict';
import { CharacterId, RequestId, ZoneId } from '../kernel/ids';
import { canInvite } from './rules';
import type { PartyRank } from './schema';

/** The symbols with which a party marks targets and places; each has a shape of its own. */
export const partyMarks = ['circle', 'square', 'triangle', 'diamond', 'star', 'cross', 'moon', 'skull'] as const;
export const PartyMark = z.enum(partyMarks);
export type PartyMark = z.infer<typeof PartyMark>;

/** How far away a player can mark an enemy or a player: about as far as one can see. */
export const markTiles = 40;

/** The least time between two marks of a player on targets. */
export const markRestMs = 300;

const tile = z.int().min(0).max(1_024);

/** A symbol, and what it stands on. Each symbol is on one target and on one place at most. */
export const PartyMarkView = z.object({
  mark: PartyMark,
  on: z.discriminatedUnion('kind', [
    /** A player, wherever in the city it goes. */
    z.object({ kind: z.literal('player'), characterId: CharacterId, name: z.string() }),
    /** An enemy, as it is numbered in its channel. */
    z.object({ kind: z.literal('enemy'), zoneId: ZoneId, channel: z.int(), entityId: z.int() }),
    z.object({ kind: z.literal('ground'), zoneId: ZoneId, x: tile, y: tile }),
  ]),
});
export type PartyMarkView = z.infer<typeof PartyMarkView>;

/** Puts a symbol on a place of the city, or takes it away from where it stands. */
export const MarkGroundInput = z.strictObject({
  requestId: RequestId,
  mark: PartyMark,
  spot: z.strictObject({ zoneId: ZoneId, x: tile, y: tile }).nullable(),
});
export type MarkGroundInput = z.infer<typeof MarkGroundInput>;

/** Whether a member may set marks: everyone in a party, its leader and assistants in a raid. */
export function canMark({ rank, isRaid }: { readonly rank: PartyRank; readonly isRaid: boolean }): Verdict {
  return isRaid ? canInvite(rank) : allowed;
}

/** Whether something can be marked: it lives and is near enough to be seen. */
export function canBeMarked(target: { readonly distanceTiles: number; readonly isAlive: boolean }): Verdict {
  if (!target.isAlive) return refuse('party.mark_dead');
  return target.distanceTiles <= markTiles ? allowed : refuse('party.mark_far');
}
