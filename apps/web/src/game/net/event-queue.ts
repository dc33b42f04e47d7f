import type { CombatEvent } from '@necp/shared/protocol';

interface QueuedEvent {
  readonly tick: number;
  readonly event: CombatEvent;
}

/** More than this and the oldest are shown at once: a tab that slept has much to tell. */
const mostWaiting = 600;

/**
 * Events of others wait until the picture has come to their moment; what the player did or suffers is shown at once.
 */
export class EventQueue {
  private waiting: QueuedEvent[] = [];

  /** Takes the events of a snapshot; returns those to show now. */
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

  /** What has become visible at the (fractional) tick shown now, in order. */
  due(shownTick: number): CombatEvent[] {
    const due = this.waiting.filter(({ tick }) => tick <= shownTick);
    if (due.length > 0) this.waiting = this.waiting.filter(({ tick }) => tick > shownTick);
    return due.map(({ event }) => event);
  }

  clear(): void {
    this.waiting = [];
  }
}

/** Whether the player is the source or the target of the event. */
function concerns(event: CombatEvent, selfId: number): boolean {
  return ('source' in event && event.source === selfId) || ('target' in event && event.target === selfId);
}
