import type { CharacterId } from '@necp/shared/kernel';
import type { QueuePlace } from '@necp/shared/protocol';

/** A player who has not asked for this long is removed; clients ask every few seconds. */
export const patienceMs = 25_000;
/** Beyond this number players are not remembered: they ask again later and are placed last. */
const mostWaiting = 5_000;
/** The rate of the queue is computed from this many of the last seats, if they are not older than that. */
const pace = { seats: 20, withinMs: 10 * 60_000 } as const;

/** The queue for seats in a full zone, first come first served. A client keeps its position by asking again. */
export class EntryQueue {
  /** When each character asked last, in the order of their first requests. */
  private readonly waiting = new Map<CharacterId, number>();
  private seatedMs: number[] = [];

  /** @returns the position from 1, or null when it is the character's turn */
  ask(
    characterId: CharacterId,
    { freeSeats, nowMs }: { readonly freeSeats: number; readonly nowMs: number },
  ): QueuePlace | null {
    this.forgetGone(nowMs);
    const isNew = !this.waiting.has(characterId);
    if (isNew && this.waiting.size >= mostWaiting) return { place: this.waiting.size + 1, estimateSeconds: null };
    if (isNew && freeSeats > this.waiting.size) return null;
    this.waiting.set(characterId, nowMs);
    const place = [...this.waiting.keys()].indexOf(characterId) + 1;
    if (place > freeSeats) return { place, estimateSeconds: this.estimate(place, nowMs) };
    this.waiting.delete(characterId);
    this.seatedMs = [...this.seatedMs, nowMs].slice(-pace.seats);
    return null;
  }

  /** Returns the number of waiting players. */
  count(nowMs: number): number {
    this.forgetGone(nowMs);
    return this.waiting.size;
  }

  /** Removes a player who found a seat elsewhere. */
  leave(characterId: CharacterId): void {
    this.waiting.delete(characterId);
  }

  private forgetGone(nowMs: number): void {
    for (const [characterId, askedMs] of this.waiting)
      if (nowMs - askedMs > patienceMs) this.waiting.delete(characterId);
  }

  /** Returns the estimated wait in seconds, or null while no player got a seat from the queue lately. */
  private estimate(place: number, nowMs: number): number | null {
    const lately = this.seatedMs.filter((ms) => nowMs - ms < pace.withinMs);
    const [first] = lately;
    if (first === undefined || lately.length < 2) return null;
    return Math.ceil((place * (nowMs - first)) / lately.length / 1000);
  }
}
