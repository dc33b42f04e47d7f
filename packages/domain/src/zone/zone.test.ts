import { afterAll, beforeAll, expect, test } from 'vitest';
import { ZoneId, type CharacterId } from '@necp/shared/kernel';
import { openTestDomain, type TestDomain } from '../testing';
import { zonePopulations, zoneUrl } from './queries';
import { checkpointPositions, claimZone, releaseZone, renewLease } from './service';

let house: TestDomain;

beforeAll(async () => {
  house = await openTestDomain();
});

afterAll(() => house.close());

const leaseMs = 60_000;
/** A lease that is over as soon as it is taken, as after a process that died long ago. */
const longOver = -1_000;

function claim(zoneId: string, simId: string, forMs = leaseMs): Promise<number | null> {
  return claimZone(house.domain.systemCtx(), { zoneId, name: { en: 'Street', ru: 'Улица' }, channel: 1, simId, url: `https://${simId}.test`, leaseMs: forMs });
}

test('of ten processes that reach for a street at once exactly one holds it', async () => {
  const epochs = await Promise.all(Array.from({ length: 10 }, (_, place) => claim('race_street', `sim-${place}`)));
  expect(epochs.filter((epoch) => epoch !== null)).toEqual([1]);
});

test('a street whose process died goes to the next one, and the dead one can write no more when it comes back', async () => {
  const ctx = house.domain.systemCtx();
  const stale = { zoneId: 'ghost_street', channel: 1, epoch: Number(await claim('ghost_street', 'sim-a', longOver)) };
  expect(await claim('ghost_street', 'sim-b')).toBe(stale.epoch + 1);
  expect(await renewLease(ctx, stale, { leaseMs, population: 5 })).toBe(false);
  const position = { characterId: '01900000-0000-7000-8000-000000000001' as CharacterId, epoch: 1, x: 1, y: 1, facing: 0, playedMs: 1 };
  expect(await checkpointPositions(ctx, stale, [position])).toMatchObject({ isLost: true, stale: [] });
  expect(await zoneUrl(ctx, ZoneId.parse('ghost_street'))).toBe('https://sim-b.test');
});

test('a process that was restarted takes its own street back without waiting', async () => {
  const first = Number(await claim('home_street', 'sim-a'));
  expect(await claim('home_street', 'sim-b')).toBeNull();
  expect(await claim('home_street', 'sim-a')).toBe(first + 1);
});

test('a street that was given back is free at once, and nobody is counted there', async () => {
  const ctx = house.domain.systemCtx();
  const zone = { zoneId: 'quiet_street', channel: 1, epoch: Number(await claim('quiet_street', 'sim-a')) };
  expect(await renewLease(ctx, zone, { leaseMs, population: 7 })).toBe(true);
  expect((await zonePopulations(ctx)).get(ZoneId.parse('quiet_street'))).toBe(7);
  await releaseZone(ctx, zone);
  expect((await zonePopulations(ctx)).get(ZoneId.parse('quiet_street'))).toBeUndefined();
  expect(await claim('quiet_street', 'sim-b')).toBe(zone.epoch + 1);
});
