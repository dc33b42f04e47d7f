import type { SimFigures } from '@necp/shared/admin/schema';
import { ZoneId } from '@necp/shared/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../kernel';
import { openTestDomain, type TestDomain } from '../testing';
import { guest } from '../testing/players';
import { announceProcess, claimZone, renewLease } from '../zone/service';
import { engineView } from './queries';
import { noteFigures } from './service';

let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain();
});
afterAll(() => testDomain.close());

const zoneId = ZoneId.parse('watson');
const figures: SimFigures = {
  simId: 'sim-a',
  atMs: 1,
  uptimeS: 60,
  cpu: 0.4,
  heapMb: 120,
  rssMb: 300,
  loopP99: 12,
  connections: 7,
  snapshotsPerS: 140,
  bytesPerS: 90_000,
  skippedPerS: 0,
  rejectedPerS: 1,
  channels: [
    { zoneId, channel: 1, live: 7, lost: 1, hz: 20, tickP50: 2, tickP95: 4, tickP99: 9, lateP99: 3, backlog: 0 },
  ],
  slow: [{ characterId: 'c', name: 'Slowpoke', skipped: 3 }],
};

async function asOperator(): Promise<Ctx> {
  const ctx = await guest(testDomain);
  return { ...ctx, actor: { ...ctx.actor, roles: ['player', 'administrator'] } };
}

describe('the engine view', () => {
  it('is shown to operators only', async () => {
    await expect(engineView(await guest(testDomain))).rejects.toMatchObject({
      kind: 'forbidden',
      code: 'kernel.not_permitted',
    });
    await expect(engineView(testDomain.domain.systemCtx())).rejects.toMatchObject({ kind: 'unauthenticated' });
  });

  it('lists processes, channels and the figures of those that report', async () => {
    const ctx = testDomain.domain.systemCtx();
    const announced = {
      url: 'http://localhost:3001',
      innerUrl: 'http://localhost:3001',
      publicKey: {},
      isLeaving: false,
      lifeMs: 60_000,
    };
    await announceProcess(ctx, { simId: 'sim-a', ...announced });
    await announceProcess(ctx, { simId: 'sim-silent', ...announced, isLeaving: true });
    const epoch = await claimZone(ctx, {
      zoneId,
      name: { en: 'Watson', ru: 'Уотсон' },
      channel: 1,
      simId: 'sim-a',
      publicKey: {},
      url: 'http://localhost:3001',
      leaseMs: 60_000,
    });
    await renewLease(ctx, { zoneId, channel: 1, epoch: epoch ?? 0 }, { leaseMs: 60_000, population: 8 });
    await noteFigures(ctx, figures);
    await ctx.redis.set('sim_figures:sim-silent', '{"simId":"sim-silent"}');
    const seen = await engineView(await asOperator());
    expect(seen.processes).toEqual([
      { simId: 'sim-a', url: 'http://localhost:3001', isLeaving: false, leftMs: expect.any(Number), figures },
      { simId: 'sim-silent', url: 'http://localhost:3001', isLeaving: true, leftMs: expect.any(Number), figures: null },
    ]);
    expect(seen.channels).toEqual([
      {
        zoneId,
        channel: 1,
        simId: 'sim-a',
        epoch: 1,
        population: 8,
        leftMs: expect.any(Number),
        figures: figures.channels[0],
      },
    ]);
    expect(seen.channels[0]?.leftMs).toBeGreaterThan(0);
  });
});
