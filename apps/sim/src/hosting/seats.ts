import type { CharacterId } from '@necp/shared/kernel';
import type { QueuePlace } from '@necp/shared/protocol';
import type { ZoneState } from '../zone/state';
import { EntryQueue } from './entry-queue';

/**
 * The seats of a zone: taken ones, reserved ones, and the queue for them. Seats change atomically with the zone's
 * inbox.
 */
export class Seats {
  private readonly promised = new Map<CharacterId, number>();
  private readonly line = new EntryQueue();

  constructor(private readonly state: Pick<ZoneState, 'players' | 'capacity'>) {}

  get anyPromised(): boolean {
    return this.promised.size > 0;
  }

  /** Reserves a seat; returns false when none is free. A character that has one keeps it. */
  reserve(characterId: CharacterId): boolean {
    if (!this.has(characterId) && this.free <= 0) return false;
    this.promised.set(characterId, (this.promised.get(characterId) ?? 0) + 1);
    return true;
  }

  release(characterId: CharacterId): void {
    const left = (this.promised.get(characterId) ?? 1) - 1;
    if (left > 0) this.promised.set(characterId, left);
    else this.promised.delete(characterId);
  }

  /**
   * Reserves a seat for a player from outside when it is their turn.
   * @returns null then, else their position in the queue
   */
  ask(characterId: CharacterId, nowMs: number): QueuePlace | null {
    const place = this.has(characterId) ? null : this.line.ask(characterId, { freeSeats: this.free, nowMs });
    if (place === null) this.reserve(characterId);
    return place;
  }

  /** Returns the number of players in the queue. */
  waiting(nowMs: number): number {
    return this.line.count(nowMs);
  }

  leaveQueue(characterId: CharacterId): void {
    this.line.leave(characterId);
  }

  private has(characterId: CharacterId): boolean {
    return this.state.players.has(characterId) || this.promised.has(characterId);
  }

  private get free(): number {
    const { players, capacity } = this.state;
    let newcomers = 0;
    for (const id of this.promised.keys()) if (!players.has(id)) newcomers++;
    return capacity - players.size - newcomers;
  }
}
