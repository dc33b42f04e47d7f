import type { Knowledge } from '../gate';
import { listKnown } from './dialect';

/** Returns the tick of a hand-packed snapshot. */
export function packedTick(bytes: Buffer): number {
  return bytes.readUInt32LE(0);
}

/** Reads the entities that a hand-packed snapshot contains. */
export function readPacked(bytes: Buffer, own: number): Pick<Knowledge, 'ids' | 'x' | 'y'> {
  const count = bytes.readUInt16LE(4);
  if (bytes.length !== 6 + count * 6) throw new RangeError('a snapshot of another length');
  return listKnown(
    Array.from({ length: count }, (_, index) => ({
      id: bytes.readUInt16LE(6 + index * 6),
      x: bytes.readUInt16LE(8 + index * 6),
      y: bytes.readUInt16LE(10 + index * 6),
    })),
    own,
  );
}

/** Packs a turn into sixteen signed bits, for peers that take bytes. */
export function packTurn(turn: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16LE(turn, 0);
  return bytes;
}
