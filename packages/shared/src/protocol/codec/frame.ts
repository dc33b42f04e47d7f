/**
 * A snapshot begins with a varint: which parts follow, in the order of their bits; a walk or a turn needs one byte of
 * them. The next byte counts frames, so that a client notices a lost one. Then: tick (u32 in a full frame, else a varint
 * of ticks since the last), ack (u16), self (f32 x, f32 y, u8 facing), pace and vitals, and the lists, each with its count
 * as a varint. WebSocket is ordered and reliable, so the last frame sent is the baseline of the next. Entities are named
 * by slots: small numbers given at entry, ascending gaps inside a list. Events name entities by their ids.
 */
export const part = {
  full: 1,
  self: 2,
  left: 4,
  entered: 8,
  moved: 16,
  turned: 32,
  flagged: 64,
  placed: 128,
  pace: 256,
  vitals: 512,
  wounded: 1024,
  described: 2048,
  fight: 4096,
  strode: 8192,
} as const;

/** More people than anybody may see at once; a frame that claims more is refused. */
export const maxSlots = 4096;

/** More happens in no tick; what exceeds it is not told. */
export const maxEvents = 1024;

/** A frame at least this often, so that both sides know the line is alive. */
export const heartbeatTicks = 20;

/** Which fields of an entity are not the usual ones and therefore written, in this order. */
export const extra = { look: 1, content: 2, level: 4, variant: 8, held: 16, worn: 32, health: 64 } as const;

/** The usual values: what is told of somebody without that extra. */
export const usual = { level: 0, variant: 0, health: 255 } as const;
