import { afterAll, beforeAll, expect, test } from 'vitest';
import { ZoneId, type CharacterId } from '@necp/shared/kernel';
import { openTestDomain, type TestDomain } from '../testing';
import { idlestUrl, playedBy, signingKeys, zonePopulations, zoneUrl } from './queries';
import {
  announceProcess,
  checkpointPositions,
  claimZone,
  releaseZone,
  renewLease,
  withdrawProcess,
  type AnnouncedProcess,
  type Survey,
} from './service';

let testDomain: TestDomain;

beforeAll(async () => {
  testDomain = await openTestDomain();
});

afterAll(() => testDomain.close());

const leaseMs = 60_000;
/** A lease that has expired as soon as it is taken, like that of a process that died long ago. */
const longOver = -1_000;

const keyOf = (simId: string, start = 1) => ({ kid: `sim:${simId}:${start}` });

function claim(zoneId: string, simId: string, forMs = leaseMs): Promise<number | null> {
  return claimZone(testDomain.domain.systemCtx(), {
    zoneId,
    name: { en: 'Street', ru: 'Улица' },
    channel: 1,
    simId,
    publicKey: keyOf(simId),
    url: `https://${simId}.test`,
    leaseMs: forMs,
  });
}

test('exactly one of ten processes that claim a zone at once holds it', async () => {
  const epochs = await Promise.all(Array.from({ length: 10 }, (_, place) => claim('race_street', `sim-${place}`)));
  expect(epochs.filter((epoch) => epoch !== null)).toEqual([1]);
});

test('a zone of a dead process goes to the next process, and the dead one can no longer write', async () => {
  const ctx = testDomain.domain.systemCtx();
  const stale = { zoneId: 'ghost_street', channel: 1, epoch: Number(await claim('ghost_street', 'sim-a', longOver)) };
  expect(await claim('ghost_street', 'sim-b')).toBe(stale.epoch + 1);
  expect(await renewLease(ctx, stale, { leaseMs, population: 5 })).toBe(false);
  const position = {
    characterId: '01900000-0000-7000-8000-000000000001' as CharacterId,
    epoch: 1,
    x: 1,
    y: 1,
    facing: 0,
    playedMs: 1,
  };
  expect(await checkpointPositions(ctx, stale, [position])).toMatchObject({ isLost: true, stale: [] });
  expect(await zoneUrl(ctx, ZoneId.parse('ghost_street'))).toBe('https://sim-b.test');
});

test('a restarted process takes its own zone back without waiting', async () => {
  const first = Number(await claim('home_street', 'sim-a'));
  expect(await claim('home_street', 'sim-b')).toBeNull();
  expect(await claim('home_street', 'sim-a')).toBe(first + 1);
});

test('a released zone is free immediately with a population of 0', async () => {
  const ctx = testDomain.domain.systemCtx();
  const zone = { zoneId: 'quiet_street', channel: 1, epoch: Number(await claim('quiet_street', 'sim-a')) };
  expect(await renewLease(ctx, zone, { leaseMs, population: 7 })).toBe(true);
  expect((await zonePopulations(ctx)).get(ZoneId.parse('quiet_street'))).toBe(7);
  await releaseZone(ctx, zone);
  expect((await zonePopulations(ctx)).get(ZoneId.parse('quiet_street'))).toBeUndefined();
  expect(await claim('quiet_street', 'sim-b')).toBe(zone.epoch + 1);
});

const announce = (simId: string, more: { publicKey?: object; isLeaving?: boolean; lifeMs?: number } = {}) =>
  announceProcess(testDomain.domain.systemCtx(), {
    simId,
    url: `https://${simId}.test`,
    innerUrl: `http://${simId}:3001`,
    publicKey: keyOf(simId),
    isLeaving: false,
    lifeMs: leaseMs,
    ...more,
  } as AnnouncedProcess);

async function living(...process: Parameters<typeof announce>): Promise<Survey> {
  const survey = await announce(...process);
  if ('takenUntil' in survey) throw new Error('another process has the name');
  return survey;
}

test('lists processes that renew their leases with their zones, and no silent or leaving ones', async () => {
  const ctx = testDomain.domain.systemCtx();
  await living('crew-a');
  await living('crew-silent', { lifeMs: longOver });
  await claim('crew_street', 'crew-a');
  const seen = await living('crew-b', { isLeaving: true });
  expect(seen.processes.filter(({ simId }) => simId.startsWith('crew'))).toEqual([
    { simId: 'crew-a', url: 'https://crew-a.test', isLeaving: false },
    { simId: 'crew-b', url: 'https://crew-b.test', isLeaving: true },
  ]);
  expect(seen.leases).toContainEqual({
    zoneId: 'crew_street',
    channel: 1,
    simId: 'crew-a',
    population: 0,
    waiting: 0,
    isClosing: false,
  });
  expect(await playedBy(ctx, { zoneId: 'crew_street', channel: 1 })).toMatchObject({
    epoch: 1,
    url: 'https://crew-a.test',
    innerUrl: 'http://crew-a:3001',
  });
  expect(await idlestUrl(ctx)).toBe('https://crew-a.test');
  await withdrawProcess(ctx, { simId: 'crew-a', publicKey: keyOf('crew-a') });
  expect((await living('crew-b')).processes.map(({ simId }) => simId)).not.toContain('crew-a');
  // What a process signed last is valid for half a minute after its end.
  expect(await signingKeys(ctx)).toEqual(expect.arrayContaining([{ kid: 'sim:crew-a:1' }, { kid: 'sim:crew-b:1' }]));
  await living('crew-a', { lifeMs: -120_000 });
  expect(await signingKeys(ctx)).not.toContainEqual({ kid: 'sim:crew-a:1' });
});

test('a second process cannot take the name, the zones or the announcement of one that lives', async () => {
  const ctx = testDomain.domain.systemCtx();
  const second = keyOf('twin', 2);
  const claimAs = (publicKey: object) =>
    claimZone(ctx, {
      zoneId: 'twin_street',
      name: { en: 'Street', ru: 'Улица' },
      channel: 1,
      simId: 'twin',
      publicKey: { ...publicKey },
      url: 'https://twin.test',
      leaseMs,
    });
  await living('twin');
  expect(await claimAs(keyOf('twin'))).toBe(1);
  expect(await announce('twin', { publicKey: second })).toEqual({ takenUntil: expect.any(Date) });
  expect(await claimAs(second)).toBeNull();
  await withdrawProcess(ctx, { simId: 'twin', publicKey: second });
  expect((await living('twin')).processes.map(({ simId }) => simId)).toContain('twin');
  // A process that has fallen silent has lost its name, and with it its zones.
  await living('twin', { lifeMs: longOver });
  expect((await living('twin', { publicKey: second })).processes.map(({ simId }) => simId)).toContain('twin');
  expect(await claimAs(second)).toBe(2);
  expect(await announce('twin')).toHaveProperty('takenUntil');
  expect(await claimAs(keyOf('twin'))).toBeNull();
  await withdrawProcess(ctx, { simId: 'twin', publicKey: keyOf('twin') });
  expect(await announce('twin')).toHaveProperty('takenUntil');
});
