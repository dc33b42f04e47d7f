import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { DecodeError } from './bytes';
import { decodeClientFrame, decodeIntent, encodeIntent, encodeResync, isNewerSeq, nextSeq } from './intent';

const axis = fc.integer({ min: -127, max: 127 });
const intent = fc.record({
  seq: fc.nat(0xffff),
  moveX: axis,
  moveY: axis,
  aim: fc.nat(0xffff),
  buttons: fc.nat(15),
  seenQuarter: fc.nat(0xffff),
  aimTiles: fc.nat(255),
});

describe('an encoded intent', () => {
  test.prop([intent])('is decoded as it was, from eleven bytes', (input) => {
    const bytes = encodeIntent(input);
    expect(bytes).toHaveLength(11);
    expect(decodeIntent(bytes)).toEqual(input);
  });

  test.prop([fc.uint8Array({ maxLength: 16 })])('of an untrusted client is decoded or refused as a whole', (bytes) => {
    try {
      decodeClientFrame(bytes);
    } catch (error) {
      expect(error).toBeInstanceOf(DecodeError);
    }
  });

  test.each([
    ['nothing', []],
    ['an unknown kind', [9]],
    ['an axis out of range', [1, 1, 0, 0x80, 0, 0, 0, 0, 0, 0, 0]],
    ['an unknown button', [1, 1, 0, 0, 0, 0, 0, 16, 0, 0, 0]],
    ['bytes left over', [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
    ['a plea with a tail', [2, 0]],
  ])('is refused when it holds %s', (_what, bytes) => {
    expect(() => decodeClientFrame(Uint8Array.from(bytes))).toThrow(DecodeError);
  });

  test('is distinct from a resync request', () => {
    expect(decodeClientFrame(encodeResync())).toEqual({ kind: 'resync' });
  });

  test.prop([fc.nat(0xffff), fc.integer({ min: 1, max: 1000 })])(
    'keeps its order across the wrap of sequence numbers',
    (seq, steps) => {
      let later = seq;
      for (let count = 0; count < steps; count++) later = nextSeq(later);
      expect(isNewerSeq(later, seq)).toBe(true);
      expect(isNewerSeq(seq, later)).toBe(false);
      expect(isNewerSeq(seq, seq)).toBe(false);
    },
  );
});
