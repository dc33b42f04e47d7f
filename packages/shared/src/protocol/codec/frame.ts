/**
 * First byte of a snapshot: which parts follow, in this order. The second byte counts frames, so that a client notices a
 * lost one. Then: tick (u32 in a full frame, else a varint of ticks since the last), ack (u16), self (f32 x, f32 y, u8
 * facing), and the lists, each with its count as a varint. WebSocket is ordered and reliable, so the last frame sent is
 * the baseline of the next. Entities are named by slots: small numbers given at entry, ascending gaps inside a list.
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
} as const;

/** More people than anybody may see at once; a frame that claims more is refused. */
export const maxSlots = 4096;

/** A frame at least this often, so that both sides know the line is alive. */
export const heartbeatTicks = 20;
