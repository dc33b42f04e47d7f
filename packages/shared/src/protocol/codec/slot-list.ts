import { DecodeError, type ByteReader, type ByteWriter } from './bytes';
import { maxSlots } from './frame';
import type { NumberList } from './number-list';

/**
 * Lowest bit of the first number of a list: when set, the slots are a mask of that many bytes; else that many gaps
 * follow.
 */
const isMask = 1;

/** Writes ascending slots, one in every `stride` numbers. */
export function writeSlotList(into: ByteWriter, slots: NumberList, stride: number): void {
  const count = slots.length / stride;
  const maskBytes = count === 0 ? 0 : (slots.at(slots.length - stride) >> 3) + 1;
  if (maskBytes < count) writeMask(into, slots, { stride, maskBytes });
  else writeGaps(into, slots, stride);
}

/** Writes a list of slots, each followed by what `writeValue` adds. */
export function writeSlotValues(into: ByteWriter, slots: NumberList, writeValue: (slot: number) => void): void {
  writeSlotList(into, slots, 1);
  for (let index = 0; index < slots.length; index++) writeValue(slots.at(index));
}

function writeMask(
  into: ByteWriter,
  slots: NumberList,
  { stride, maskBytes }: { readonly stride: number; readonly maskBytes: number },
): void {
  into.varint((maskBytes << 1) | isMask);
  let index = 0;
  for (let byte = 0; byte < maskBytes; byte++) {
    let mask = 0;
    for (; index < slots.length && slots.at(index) >> 3 === byte; index += stride) mask |= 1 << (slots.at(index) & 7);
    into.u8(mask);
  }
}

function writeGaps(into: ByteWriter, slots: NumberList, stride: number): void {
  into.varint((slots.length / stride) << 1);
  let before = 0;
  for (let index = 0; index < slots.length; index += stride) {
    const slot = slots.at(index);
    into.varint(slot - before);
    before = slot;
  }
}

/** @throws DecodeError when there are more than a client may see, or one twice */
export function readSlotList(bytes: ByteReader): number[] {
  const first = bytes.varint();
  const count = Math.floor(first / 2);
  const slots: number[] = [];
  if ((first & isMask) !== 0) {
    if (count > maxSlots / 8) throw new DecodeError('too many');
    for (let byte = 0; byte < count; byte++) {
      const mask = bytes.u8();
      for (let bit = 0; bit < 8; bit++) if ((mask & (1 << bit)) !== 0) slots.push(byte * 8 + bit);
    }
    return slots;
  }
  if (count > maxSlots) throw new DecodeError('too many');
  let slot = 0;
  for (let index = 0; index < count; index++) {
    const gap = bytes.varint();
    if (gap === 0 && index > 0) throw new DecodeError('a slot twice');
    slot += gap;
    slots.push(slot);
  }
  return slots;
}
