import { describe, expect, it } from 'vitest';
import { attentiveMs, estimateOf, paceMs, turnOf, type WaitingPlace } from './queue';

const nowMs = 1_000_000;
const moment = { nowMs, freeSeats: 1, keepsMs: 120_000 };
const place = (number: number, more: Partial<WaitingPlace> = {}): WaitingPlace => ({
  rank: 1,
  number,
  seenAtMs: nowMs,
  ...more,
});

describe('the queue of a full realm', () => {
  it('lets in the first player, and as many as seats are free', () => {
    expect(turnOf(place(1), [place(2)], moment)).toBeNull();
    expect(turnOf(place(2), [place(1)], moment)).toEqual({ place: 2, waiting: 2 });
    expect(turnOf(place(2), [place(1)], { ...moment, freeSeats: 2 })).toBeNull();
    expect(turnOf(place(1), [], { ...moment, freeSeats: 0 })).toEqual({ place: 1, waiting: 1 });
  });

  it('lets in no player while more are inside than fit', () => {
    expect(turnOf(place(1), [], { ...moment, freeSeats: -3 })).toEqual({ place: 1, waiting: 1 });
  });

  it('puts players who have just dropped before the others', () => {
    expect(turnOf(place(9, { rank: 0 }), [place(1), place(2)], moment)).toBeNull();
    expect(turnOf(place(1), [place(9, { rank: 0 })], moment)).toEqual({ place: 2, waiting: 2 });
  });

  it('keeps the place of a player whose connection is lost, without an empty seat meanwhile', () => {
    const lost = place(1, { seenAtMs: nowMs - attentiveMs });
    expect(turnOf(place(2), [lost], moment)).toBeNull();
    expect(turnOf(place(2), [lost], { ...moment, freeSeats: 0 })).toEqual({ place: 2, waiting: 2 });
    expect(turnOf({ ...lost, seenAtMs: nowMs }, [place(2)], moment)).toBeNull();
  });

  it('forgets players who have not asked for two minutes', () => {
    const gone = place(1, { seenAtMs: nowMs - moment.keepsMs });
    expect(turnOf(place(2), [gone], { ...moment, freeSeats: 0 })).toEqual({ place: 1, waiting: 1 });
  });

  it('estimates the wait by the latest turns, and says nothing without any', () => {
    expect(estimateOf(3, [nowMs - 60_000, nowMs - 30_000], nowMs)).toBe(90);
    expect(estimateOf(3, [nowMs - 60_000], nowMs)).toBeNull();
    expect(estimateOf(3, [nowMs - paceMs, nowMs - 30_000], nowMs)).toBeNull();
  });
});
