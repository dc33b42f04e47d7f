import { lookChoices, lookFields, type Look } from '../../character/look';
import { DecodeError, type ByteReader, type ByteWriter } from './bytes';

/** The choices of half the fields are the digits of one number; both halves together take five bytes. */
const halves = [
  { fields: lookFields.slice(0, 6), bits: 18 },
  { fields: lookFields.slice(6), bits: 20 },
] as const;

export function writeLook(into: ByteWriter, look: Look): void {
  for (const { fields, bits } of halves) {
    let digits = 0;
    for (const field of fields) digits = digits * lookChoices[field] + look[field];
    into.bits(digits, bits);
  }
  into.align();
}

/** @throws DecodeError when there is no such look */
export function readLook(bytes: ByteReader): Look {
  const look: Record<string, number> = {};
  for (const half of halves) {
    let digits = bytes.bits(half.bits);
    for (const field of half.fields.toReversed()) {
      look[field] = digits % lookChoices[field];
      digits = Math.floor(digits / lookChoices[field]);
    }
    if (digits !== 0) throw new DecodeError('unknown look');
  }
  bytes.align();
  return look as Look;
}
