import type { ZoneState } from '../../state';

/** Reserved entity slots: the first for world events, the others for dropped items. */
const kept = { forEvents: 32, forDrops: 128 } as const;

/** Returns the number of free entity slots beyond those reserved for players who may still join. */
function spareEntities({ freeEntityIndices, capacity, players }: ZoneState): number {
  return freeEntityIndices.length - (capacity - players.size);
}

/**
 * Checks whether one more NPC fits: every player who may still join keeps an entity slot, and dropped items keep some.
 */
export function hasRoom(state: ZoneState): boolean {
  return spareEntities(state) > kept.forEvents + kept.forDrops;
}

/** Checks whether one more dropped item fits. */
export function hasRoomToLie(state: ZoneState): boolean {
  return spareEntities(state) > kept.forEvents;
}
