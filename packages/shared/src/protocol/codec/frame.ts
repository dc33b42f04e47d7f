/**
 * A snapshot begins with a varint: which parts follow, in the order of their bits; a walk needs one byte of them. The
 * next
 * byte counts frames, so that a client notices a lost one. Then tick and ack (u32 and u16 in a full frame, else varints
 * of
 * how far they went on), self (two 32-bit floats in a full frame, else how far their bits went on, zigzag varints), own
 * facing, pace and vitals, and the lists. WebSocket is ordered and reliable, so the last frame sent is the baseline of
 * the
 * next. Entities are named by slots, small numbers given at entry; a list begins with its slots, as a mask or as
 * ascending
 * gaps, whichever is shorter. Events name entities by their ids.
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

/** More people than anybody may see at once; a frame that claims more is refused. */
export const maxSlots = 4096;

/** More happens in no tick; what exceeds it is not told. */
export const maxEvents = 1024;

/** A frame at least this often, so that both sides know the line is alive. */
export const heartbeatTicks = 20;

/**
 * Which fields of an entity are not the usual ones and therefore written, in this order; one that was `told` of before
 * comes without what both sides remember.
 */
export const extra = { look: 1, content: 2, level: 4, variant: 8, held: 16, worn: 32, health: 64, known: 128 } as const;

/** The usual values: what is told of somebody without that extra. */
export const usual = { level: 0, variant: 0, health: 255 } as const;

/**
 * Both sides remember the descriptions of so many, whoever was told of last in each place; a full frame forgets them
 * all.
 * Whoever comes back into sight needs a third of the bytes then.
 */
export const rememberedPlaces = 1024;

/** The place of an entity among the remembered: ids are given one after the other. */
export function placeOfId(id: number): number {
  return id & (rememberedPlaces - 1);
}
