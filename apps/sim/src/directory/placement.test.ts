import { describe, expect, test } from 'vitest';
import { zonesToClaim, zoneToGive } from './placement';

const stays = (simId: string) => ({ simId, url: `http://${simId}.test`, isLeaving: false });
const lease = (zoneId: string, simId: string, population = 0) => ({
  zoneId,
  channel: 1,
  simId,
  population,
  waiting: 0,
  isClosing: false,
});
const patient = () => 0;
const zones = ['harbour', 'market', 'station', 'tower'];

describe('placing free districts', () => {
  test('gives them to processes in turn, and every process computes the same answer', () => {
    const survey = { processes: ['a', 'b', 'c'].map(stays), leases: [] };
    const shares = ['a', 'b', 'c'].map((me) => zonesToClaim(survey, { me, missing: zones, freeForMs: patient }));
    expect(shares).toEqual([['harbour', 'tower'], ['market'], ['station']]);
  });

  test('prefers processes with fewer players, never one that is ending or unknown', () => {
    const survey = {
      processes: [stays('a'), stays('b'), { ...stays('c'), isLeaving: true }],
      leases: [lease('harbour', 'a', 90), lease('tower', 'b', 3)],
    };
    const take = (me: string) => zonesToClaim(survey, { me, missing: ['market'], freeForMs: patient });
    expect([take('a'), take('b'), take('c'), take('stranger')]).toEqual([[], ['market'], [], []]);
  });

  test('gives them to another process when the first does not claim them', () => {
    const survey = { processes: [stays('a'), stays('b')], leases: [] };
    expect(zonesToClaim(survey, { me: 'b', missing: ['harbour'], freeForMs: () => 2_000 })).toEqual([]);
    expect(zonesToClaim(survey, { me: 'b', missing: ['harbour'], freeForMs: () => 4_000 })).toEqual(['harbour']);
  });

  test('returns to a restarted process its own districts, but not those of others', () => {
    const survey = { processes: [stays('a'), stays('b')], leases: [lease('harbour', 'a', 200), lease('market', 'b')] };
    expect(zonesToClaim(survey, { me: 'a', missing: ['harbour', 'market'], freeForMs: () => 60_000 })).toEqual([
      'harbour',
    ]);
  });
});

describe('moving load off a busy process', () => {
  test('gives empty districts away until the load is even', () => {
    const leases = zones.map((zoneId) => lease(zoneId, 'a'));
    const given: string[] = [];
    for (;;) {
      const zoneId = zoneToGive(
        {
          processes: [stays('a'), stays('b')],
          leases: leases.map((one) => (given.includes(one.zoneId) ? { ...one, simId: 'b' } : one)),
        },
        'a',
      );
      if (zoneId === null) break;
      given.push(zoneId);
    }
    expect(given).toEqual(['harbour', 'market']);
  });

  test('gives empty districts away before it moves players', () => {
    const leases = [lease('harbour', 'a', 30), lease('market', 'a'), lease('station', 'a', 40), lease('tower', 'b')];
    expect(zoneToGive({ processes: [stays('a'), stays('b')], leases }, 'a')).toBe('market');
  });

  test('moves players only for a considerable gain', () => {
    const among = (populations: readonly number[]) =>
      zoneToGive(
        {
          processes: [stays('a'), stays('b')],
          leases: [...populations.map((count, index) => lease(zones[index] ?? '', 'a', count)), lease('pit', 'b', 60)],
        },
        'a',
      );
    expect(among([30, 60])).toBeNull();
    expect(among([200, 150])).toBe('market');
  });

  test('keeps all districts when no other process stays', () => {
    const leases = zones.map((zoneId) => lease(zoneId, 'a', 100));
    expect(zoneToGive({ processes: [stays('a')], leases }, 'a')).toBeNull();
    expect(zoneToGive({ processes: [stays('a'), { ...stays('b'), isLeaving: true }], leases }, 'a')).toBeNull();
  });
});
