import { seededRng, type CharacterId } from '@necp/shared/kernel';
import { describe, expect, test } from 'vitest';
import { EntryQueue } from './entry-queue';

const [mara, ivo, juno] = ['mara', 'ivo', 'juno'] as unknown as [CharacterId, CharacterId, CharacterId];
const asks = (line: EntryQueue, who: CharacterId, at: { readonly freeSeats: number; readonly nowMs: number }) =>
  line.ask(who, at)?.place ?? 'in';

describe('the queue of a zone', () => {
  test('lets in the first player, though others ask first when a seat is free', () => {
    const line = new EntryQueue();
    expect([asks(line, mara, { freeSeats: 0, nowMs: 0 }), asks(line, ivo, { freeSeats: 0, nowMs: 1 })]).toEqual([1, 2]);
    expect(asks(line, juno, { freeSeats: 1, nowMs: 2 })).toBe(3);
    expect(asks(line, ivo, { freeSeats: 1, nowMs: 3 })).toBe(2);
    expect(asks(line, mara, { freeSeats: 1, nowMs: 4 })).toBe('in');
    expect(asks(line, juno, { freeSeats: 2, nowMs: 5 })).toBe('in');
    expect(asks(line, ivo, { freeSeats: 1, nowMs: 6 })).toBe('in');
  });

  test('is empty while there is room for all', () => {
    const line = new EntryQueue();
    expect(asks(line, mara, { freeSeats: 1, nowMs: 0 })).toBe('in');
    expect(asks(line, ivo, { freeSeats: 0, nowMs: 0 })).toBe(1);
  });

  test('forgets players who stop asking, and keeps the position of the others', () => {
    const line = new EntryQueue();
    for (const who of [mara, ivo]) line.ask(who, { freeSeats: 0, nowMs: 0 });
    expect(asks(line, ivo, { freeSeats: 0, nowMs: 20_000 })).toBe(2);
    expect(asks(line, ivo, { freeSeats: 0, nowMs: 30_000 })).toBe(1);
    expect(asks(line, mara, { freeSeats: 0, nowMs: 31_000 })).toBe(2);
  });

  test('estimates the wait from the recent rate of free seats', () => {
    const line = new EntryQueue();
    const crowd = Array.from({ length: 12 }, (_, index) => `p${index}` as unknown as CharacterId);
    for (const who of crowd) expect(line.ask(who, { freeSeats: 0, nowMs: 0 })?.estimateSeconds).toBeNull();
    for (let second = 1; second <= 4; second++) {
      for (const who of crowd) line.ask(who, { freeSeats: 0, nowMs: second * 5_000 - 1 });
      expect(line.ask(crowd[second - 1] as CharacterId, { freeSeats: 1, nowMs: second * 5_000 })).toBeNull();
    }
    expect(line.ask(crowd[8] as CharacterId, { freeSeats: 0, nowMs: 20_000 })).toEqual({
      place: 5,
      estimateSeconds: 19,
    });
  });

  test('never gives more seats than are free, and seats all who keep asking in the end', () => {
    const rng = seededRng(5);
    for (let run = 0; run < 200; run++) {
      const line = new EntryQueue();
      const waits: number[] = [];
      for (let nowMs = 0; nowMs < 120; nowMs++) {
        const [who, freeSeats] = [rng.int(0, 9), rng.int(0, 2)];
        const place = line.ask(`p${who}` as unknown as CharacterId, { freeSeats, nowMs });
        const ahead = waits.includes(who) ? waits.indexOf(who) : waits.length;
        expect(place?.place ?? null).toBe(ahead < freeSeats ? null : ahead + 1);
        if (place !== null && !waits.includes(who)) waits.push(who);
        if (place === null && waits.includes(who)) waits.splice(waits.indexOf(who), 1);
      }
    }
  });
});

test('counts without players who stopped asking or found a seat elsewhere', () => {
  const line = new EntryQueue();
  for (const who of [mara, ivo, juno]) line.ask(who, { freeSeats: 0, nowMs: 0 });
  line.leave(ivo);
  expect(line.count(1_000)).toBe(2);
  line.ask(mara, { freeSeats: 0, nowMs: 20_000 });
  expect(line.count(30_000)).toBe(1);
});
