import { intentButtons, type Intent } from '../world';
import { ByteWriter, DecodeError } from './bytes';

const intentKind = 1;
const resyncKind = 2;
const knownButtons = Object.values(intentButtons).reduce((all, button) => all | button, 0);

/** A binary frame of a client: the intent of one tick, or a request for a full snapshot. */
export type ClientFrame = { readonly kind: 'intent'; readonly intent: Intent } | { readonly kind: 'resync' };

const writer = new ByteWriter();

/** Encodes an intent in eleven bytes; axes are rounded and clamped to -127..127, aim, sequence and seen moment wrap. */
export function encodeIntent(intent: Intent): Uint8Array<ArrayBuffer> {
  writer.clear();
  writer.u8(intentKind);
  writer.u16(intent.seq & 0xffff);
  writer.i8(clampAxis(intent.moveX));
  writer.i8(clampAxis(intent.moveY));
  writer.u16(Math.round(intent.aim) & 0xffff);
  writer.u8(intent.buttons & knownButtons);
  writer.u16(Math.round(intent.seenQuarter) & 0xffff);
  writer.u8(Math.max(0, Math.min(255, Math.round(intent.aimTiles))));
  return writer.copy();
}

/** Encodes a request for a full snapshot, after one could not be applied. */
export function encodeResync(): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(resyncKind);
}

const resync: ClientFrame = { kind: 'resync' };
const intentBytes = 11;

function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

function signedAt(bytes: Uint8Array, at: number): number {
  return (byteAt(bytes, at) << 24) >> 24;
}

function wordAt(bytes: Uint8Array, at: number): number {
  return byteAt(bytes, at) | (byteAt(bytes, at + 1) << 8);
}

/** @throws DecodeError when the frame is not one a client of this version sends. */
export function decodeClientFrame(source: ArrayBuffer | Uint8Array): ClientFrame {
  const bytes = source instanceof Uint8Array ? source : new Uint8Array(source);
  const kind = bytes[0];
  if (kind === resyncKind && bytes.length === 1) return resync;
  if (kind !== intentKind) throw new DecodeError('unknown kind of frame');
  if (bytes.length !== intentBytes) throw new DecodeError('not as long as an intent');
  // Every client sends twenty of these per second, so the fields are read in place without a reader.
  const intent: Intent = {
    seq: wordAt(bytes, 1),
    moveX: signedAt(bytes, 3),
    moveY: signedAt(bytes, 4),
    aim: wordAt(bytes, 5),
    buttons: byteAt(bytes, 7),
    seenQuarter: wordAt(bytes, 8),
    aimTiles: byteAt(bytes, 10),
  };
  if (intent.moveX === -128 || intent.moveY === -128) throw new DecodeError('axis out of range');
  if ((intent.buttons & ~knownButtons) !== 0) throw new DecodeError('unknown button');
  return { kind: 'intent', intent };
}

/** @throws DecodeError when the frame is not an intent. */
export function decodeIntent(bytes: ArrayBuffer | Uint8Array): Intent {
  const frame = decodeClientFrame(bytes);
  if (frame.kind !== 'intent') throw new DecodeError('not an intent');
  return frame.intent;
}

/** Returns the number after `seq`, wrapping at 65,536. */
export function nextSeq(seq: number): number {
  return (seq + 1) & 0xffff;
}

/** Checks whether `seq` was counted after `other` across the wrap (RFC 1982 arithmetic). */
export function isNewerSeq(seq: number, other: number): boolean {
  const ahead = (seq - other) & 0xffff;
  return ahead > 0 && ahead < 0x8000;
}

function clampAxis(value: number): number {
  return Math.max(-127, Math.min(127, Math.round(value)));
}
