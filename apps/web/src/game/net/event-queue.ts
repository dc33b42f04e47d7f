import type { CombatEvent } from '@necp/shared/protocol';

interface QueuedEvent {
  readonly tick: number;
  readonly event: CombatEvent;
}

/** With more than this the oldest are shown at once, as after a long pause of the tab. */
const mostWaiting = 600;

/** Delays events of others until the picture reaches their tick; those of the player are shown at once. */
export class EventQueue {
  private waiting: QueuedEvent[] = [];

  /** Adds the events of a snapshot; returns those to show now. */
  put(tick: number, events: readonly CombatEvent[], selfId: number): CombatEvent[] {
    const now: CombatEvent[] = [];
    for (const event of events) {
      if (concerns(event, selfId)) now.push(event);
      else this.waiting.push({ tick, event });
    }
    while (this.waiting.length > mostWaiting) {
      const oldest = this.waiting.shift();
      if (oldest) now.push(oldest.event);
    }
    return now;
  }

  /** Returns the events that are due at the (fractional) tick shown now, in order. */
  due(shownTick: number): CombatEvent[] {
    const due = this.waiting.filter(({ tick }) => tick <= shownTick);
    if (due.length > 0) this.waiting = this.waiting.filter(({ tick }) => tick > shownTick);
    return due.map(({ event }) => event);
  }

  clear(): void {
    this.waiting = [];
  }
}

/** Checks whether the player is the source or the target of the event. */
function concerns(event: CombatEvent, selfId: number): boolean {
  return ('source' in event && event.source === selfId) || ('target' in event && event.target === selfId);
}
