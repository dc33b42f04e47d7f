import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { lookChoices, lookFields, type Look } from '../../character/look';
import { ByteReader, ByteWriter, DecodeError } from './bytes';
import { maxSlots } from './frame';
import { readLook, writeLook } from './look-bits';
import { NumberList } from './number-list';
import { floatBits, floatOfBits, quantise, tilesOf, unzigzag, zigzag } from './quantise';
import { readSlotList, writeSlotList } from './slot-list';
import { foresee, mostStray, readStray, writeStray } from './steps';

const look = fc.record(
  Object.fromEntries(lookFields.map((field) => [field, fc.nat(lookChoices[field] - 1)])),
) as fc.Arbitrary<Look>;
const stray = fc.integer({ min: -mostStray.afterLong, max: mostStray.afterLong });

/** Writes a value, and reads it again to its last byte. */
function through<T>(write: (into: ByteWriter) => void, read: (bytes: ByteReader) => T): T {
  const into = new ByteWriter();
  write(into);
  const bytes = new ByteReader(into.copy());
  const value = read(bytes);
  bytes.end();
  return value;
}

describe('values in a frame', () => {
  test.prop([
    fc.array(fc.record({ count: fc.integer({ min: 1, max: 24 }), value: fc.nat(0xffffff) }), { maxLength: 60 }),
  ])('keep their bits, whatever comes before them', (fields) => {
    const values = through(
      (into) => {
        for (const { value, count } of fields) into.bits(value, count);
        into.align();
        into.u8(7);
      },
      (bytes) => {
        const read = fields.map(({ count }) => bytes.bits(count));
        bytes.align();
        return [...read, bytes.u8()];
      },
    );
    expect(values).toEqual([...fields.map(({ value, count }) => value & ((1 << count) - 1)), 7]);
  });

  test.prop([fc.uniqueArray(fc.nat(maxSlots - 1), { maxLength: 300 }), fc.constantFrom(1, 3)])(
    'list slots, many or few, close together or far apart',
    (some, stride) => {
      const slots = some.toSorted((a, b) => a - b);
      const list = new NumberList();
      for (const slot of slots) for (let index = 0; index < stride; index++) list.push(index === 0 ? slot : -1);
      expect(through((into) => writeSlotList(into, list, stride), readSlotList)).toEqual(slots);
    },
  );

  test('list the slots of a crowd in an eighth of a byte each', () => {
    const list = new NumberList();
    for (let slot = 0; slot < 160; slot++) list.push(slot);
    const into = new ByteWriter();
    writeSlotList(into, list, 1);
    expect(into.copy()).toHaveLength(1 + 20);
  });

  test.prop([fc.array(fc.tuple(stray, stray), { maxLength: 40 })])(
    'keep deviations from the predicted step',
    (strays) => {
      const read = through(
        (into) => {
          for (const [east, south] of strays) writeStray(into, east, south);
          into.align();
        },
        (bytes) => {
          const all = strays.map(() => readStray(bytes));
          bytes.align();
          return all.map(({ east, south }) => [east, south]);
        },
      );
      expect(read).toEqual(strays);
    },
  );

  test.prop([look])('keep a look in five bytes', (shown) => {
    expect(through((into) => writeLook(into, shown), readLook)).toEqual(shown);
  });

  test('refuse a look with too many choices', () => {
    expect(() => readLook(new ByteReader(Uint8Array.of(255, 255, 255, 255, 255)))).toThrow(DecodeError);
  });

  test.prop([fc.float({ noNaN: true, noDefaultInfinity: true }), fc.float({ noNaN: true, noDefaultInfinity: true })])(
    'keep floats as differences of their bits',
    (from, to) => {
      expect(floatOfBits((floatBits(from) + unzigzag(zigzag((floatBits(to) - floatBits(from)) | 0))) | 0)).toBe(to);
    },
  );

  test.prop([fc.integer({ min: -400, max: 400 }), fc.integer({ min: 1, max: 500 }), fc.nat(500)])(
    'predict whole steps, and none after a pause',
    (steps, ticks, elapsedTicks) => {
      const foreseen = foresee(steps, ticks, elapsedTicks);
      expect(Number.isInteger(foreseen)).toBe(true);
      if (elapsedTicks > 8) expect(Math.abs(foreseen)).toBe(0);
      else if (elapsedTicks === ticks) expect(foreseen).toBe(steps);
    },
  );

  test.prop([fc.double({ min: 0, max: 1023.98, noNaN: true })])('keep positions within half a step', (tiles) => {
    expect(Math.abs(tilesOf(quantise(tiles)) - tiles)).toBeLessThanOrEqual(1 / 128 + 1e-9);
  });
});
