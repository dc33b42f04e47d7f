import { expect, test } from 'vitest';
import { SlotStream } from './stream';

test('the packets of one voice keep their places, lost ones too', () => {
  const stream = new SlotStream();
  expect(stream.next({ sequenceNumber: 65_535, timestamp: 4_294_966_816 }, 'same')).toEqual({
    sequenceNumber: 65_535,
    timestamp: 4_294_966_816,
  });
  expect(stream.next({ sequenceNumber: 1, timestamp: 1_440 }, 'same')).toEqual({ sequenceNumber: 1, timestamp: 1_440 });
});

test('another voice goes on where the one before it has ended', () => {
  const stream = new SlotStream();
  stream.next({ sequenceNumber: 100, timestamp: 50_000 }, 'other');
  expect(stream.next({ sequenceNumber: 9, timestamp: 7 }, 'other')).toEqual({ sequenceNumber: 101, timestamp: 50_960 });
  expect(stream.next({ sequenceNumber: 11, timestamp: 1_927 }, 'same')).toEqual({
    sequenceNumber: 103,
    timestamp: 52_880,
  });
});

test('a late packet of a voice does not set the next voice back', () => {
  const stream = new SlotStream();
  stream.next({ sequenceNumber: 10, timestamp: 9_600 }, 'other');
  stream.next({ sequenceNumber: 12, timestamp: 11_520 }, 'same');
  stream.next({ sequenceNumber: 11, timestamp: 10_560 }, 'same');
  expect(stream.next({ sequenceNumber: 1, timestamp: 0 }, 'other')).toEqual({ sequenceNumber: 13, timestamp: 12_480 });
});
