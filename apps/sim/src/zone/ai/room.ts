import type { ZoneState } from '../state';

/**
 * Rows nobody else takes: first for what an event carries in and drives through, then, above them, for what lies about.
 */
const kept = { forEvents: 32, forDrops: 128 } as const;

/** Rows beyond those of players who may still come. */
function spareRows({ freeRows, capacity, players }: ZoneState): number {
  return freeRows.length - (capacity - players.size);
}

/**
 * Whether there is room for one more who is not played: every player who may still come has a row, and things have
 * some.
 */
export function hasRoom(state: ZoneState): boolean {
  return spareRows(state) > kept.forEvents + kept.forDrops;
}

/** Whether there is room for one more thing to lie about. */
export function hasRoomToLie(state: ZoneState): boolean {
  return spareRows(state) > kept.forEvents;
}
