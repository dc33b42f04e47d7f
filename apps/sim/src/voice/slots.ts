import { heardAtOnce } from '@necp/shared/voice/schema';

/** Loudness in decibels below the loudest possible sound, as in RFC 6464: 0 is loudest and 127 is silence. */
export type Quietness = number;

export const silence: Quietness = 127;

/** A member who is louder than this speaks. */
export const speaksBelow: Quietness = 55;

/** A member still speaks this long after the last loud packet, so that marks do not flicker between words. */
export const speakingHoldMs = 400;

/** A member takes the slot of another who speaks only when it is this much louder. */
export const takeOverBy = 6;

/** Someone who is heard in a slot. */
interface Held<Id> {
  readonly id: Id;
  quietness: Quietness;
  /** When it spoke last, by the clock of the caller. */
  spokeMs: number;
}

/**
 * The slots of one receiver, in which the loudest few of the others are heard. A member keeps its slot until another
 * one needs it, so that voices do not jump between slots.
 */
export class SlotBoard<Id> {
  private readonly held: (Held<Id> | null)[];

  constructor(size: number = heardAtOnce) {
    this.held = Array.from({ length: size }, () => null);
  }

  /**
   * Asks for a slot for a packet of a member. It gets its own slot, a free one, that of a member who has fallen silent,
   * or, when it is clearly louder, that of the quietest.
   * @returns the number of the slot, and whether the member is new to it; null when louder members have all slots
   */
  claim(
    id: Id,
    { quietness, nowMs }: { readonly quietness: Quietness; readonly nowMs: number },
  ): { readonly slot: number; readonly isNew: boolean } | null {
    const isSpeaking = quietness < speaksBelow;
    const own = this.held.findIndex((one) => one?.id === id);
    const held = this.held[own];
    if (held) {
      held.quietness = quietness;
      if (isSpeaking) held.spokeMs = nowMs;
      return { slot: own, isNew: false };
    }
    const slot = this.freeFor({ quietness, isSpeaking, nowMs });
    if (slot === null) return null;
    this.held[slot] = { id, quietness, spokeMs: isSpeaking ? nowMs : -Infinity };
    return { slot, isNew: true };
  }

  /** Frees the slot of a member who has left or must not be heard. */
  release(id: Id): void {
    const slot = this.held.findIndex((one) => one?.id === id);
    if (slot >= 0) this.held[slot] = null;
  }

  /** Who has each slot. */
  get holders(): readonly (Id | null)[] {
    return this.held.map((one) => one?.id ?? null);
  }

  private freeFor(asking: { quietness: Quietness; isSpeaking: boolean; nowMs: number }): number | null {
    const free = this.held.indexOf(null);
    if (free >= 0) return free;
    if (!asking.isSpeaking) return null;
    const quietest = this.held
      .map((one, slot) => ({ slot, quietness: isHeard(one, asking.nowMs) ? (one?.quietness ?? silence) : silence }))
      .reduce((one, other) => (other.quietness > one.quietness ? other : one));
    return quietest.quietness - asking.quietness >= takeOverBy ? quietest.slot : null;
  }
}

function isHeard<Id>(one: Held<Id> | null, nowMs: number): boolean {
  return one !== null && nowMs - one.spokeMs < speakingHoldMs;
}

/** Notices when a member begins and stops to speak. */
export class SpeakingMark {
  private lastSpokenMs = -Infinity;

  heard(quietness: Quietness, nowMs: number): void {
    if (quietness < speaksBelow) this.lastSpokenMs = nowMs;
  }

  isSpeaking(nowMs: number): boolean {
    return nowMs - this.lastSpokenMs < speakingHoldMs;
  }
}
