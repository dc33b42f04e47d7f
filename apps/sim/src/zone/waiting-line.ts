import type { CharacterId } from '@necp/shared/kernel';
import type { QueuePlace } from '@necp/shared/protocol';

/** Whoever has not asked for so long has gone home; clients ask every few seconds. */
const patienceMs = 25_000;
/** Beyond this nobody is remembered: they ask again like everybody and come last. */
const mostWaiting = 5_000;
/** The pace of the line is that of so many seats given last, if they are not older than that. */
const pace = { seats: 20, withinMs: 10 * 60_000 } as const;

/** Those who wait for a seat in a full zone, first come first served. Each keeps the place by asking again. */
export class WaitingLine {
  /** When each asked last; in the order of their first question. */
  private readonly waiting = new Map<CharacterId, number>();
  private seatedMs: number[] = [];

  /** @returns where they stand, from 1; null when it is their turn */
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

  /** How many wait now. */
  count(nowMs: number): number {
    this.forgetGone(nowMs);
    return this.waiting.size;
  }

  /** Whoever found a seat somewhere else waits no more. */
  leave(characterId: CharacterId): void {
    this.waiting.delete(characterId);
  }

  private forgetGone(nowMs: number): void {
    for (const [characterId, askedMs] of this.waiting)
      if (nowMs - askedMs > patienceMs) this.waiting.delete(characterId);
  }

  /** Seconds; null while nobody was seated from the line lately. */
  private estimate(place: number, nowMs: number): number | null {
    const lately = this.seatedMs.filter((ms) => nowMs - ms < pace.withinMs);
    const [first] = lately;
    if (first === undefined || lately.length < 2) return null;
    return Math.ceil((place * (nowMs - first)) / lately.length / 1000);
  }
}
