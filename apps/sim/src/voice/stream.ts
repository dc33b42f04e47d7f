/** The part of a packet's header that tells where it belongs in its stream. */
export interface Place {
  readonly sequenceNumber: number;
  readonly timestamp: number;
}

/** Samples in a packet of 20 ms at 48 kHz. */
const packetSamples = 960;
const u16 = (value: number) => value & 0xffff;
const u32 = (value: number) => value >>> 0;

/**
 * Makes one continuous stream of the voices that follow one another in a slot. Packets that a voice lost on its way
 * stay missing, so that the receiver conceals them; the change to another voice is no loss.
 */
export class SlotStream {
  private last: Place | null = null;
  private shift: Place = { sequenceNumber: 0, timestamp: 0 };

  /** Returns where a packet belongs in the stream of the slot. */
  next(place: Place, from: 'same' | 'other'): Place {
    if (this.last !== null && from === 'other')
      this.shift = {
        sequenceNumber: u16(this.last.sequenceNumber + 1 - place.sequenceNumber),
        timestamp: u32(this.last.timestamp + packetSamples - place.timestamp),
      };
    const next = {
      sequenceNumber: u16(place.sequenceNumber + this.shift.sequenceNumber),
      timestamp: u32(place.timestamp + this.shift.timestamp),
    };
    // A late packet does not move the end of the stream back.
    if (this.last === null || from === 'other' || u16(next.sequenceNumber - this.last.sequenceNumber) < 0x8000)
      this.last = next;
    return next;
  }
}
