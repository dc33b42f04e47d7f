/**
 * A snapshot begins with a varint: which parts follow; walking needs one byte of them. The next byte counts frames, so
 * that a client notices a lost one. Then come tick and ack (u32 and u16 in a full frame, else varints of their
 * increase), self (two 32-bit floats in a full frame, else the increase of their bits as zigzag varints), own facing,
 * pace and vitals, and the lists in the order of their bits; `docs/protocol.md` has it byte by byte. WebSocket is
 * ordered and reliable, so the last frame sent is the baseline of the next. Entities are named by slots, small numbers
 * given at entry; a list begins with its slots, as a mask or as ascending gaps, whichever is shorter. Events name
 * entities by their ids.
 */
export const part = {
  full: 1,
  self: 2,
  left: 4,
  entered: 8,
  moved: 16,
  turned: 32,
  faced: 64,
  flagged: 128,
  placed: 256,
  pace: 512,
  vitals: 1024,
  wounded: 2048,
  described: 4096,
  combat: 8192,
} as const;

/** More entities than a client may see at once; a frame that claims more is refused. */
export const maxSlots = 4096;

/** More events than one tick has; those beyond it are dropped. */
export const maxEvents = 1024;

/** A frame is sent at least this often, so that both sides know that the connection is alive. */
export const heartbeatTicks = 20;

/**
 * Fields of an entity that differ from the defaults and are therefore written, in this order; an entity already known
 * to the client is sent without the fields both sides remember.
 */
export const extra = { look: 1, content: 2, level: 4, variant: 8, held: 16, worn: 32, health: 64, known: 128 } as const;

/** The default values of an entity without that extra. */
export const usual = { level: 0, variant: 0, health: 255 } as const;

/**
 * Client and server remember this many descriptions, in each place the one sent last; a full frame clears them all. An
 * entity that comes back into view then needs a third of the bytes.
 */
export const placeBits = 10;
export const rememberedPlaces = 1 << placeBits;

/** Returns the place of an entity's description; ids are assigned consecutively. */
export function placeOfId(id: number): number {
  return id & (rememberedPlaces - 1);
}
