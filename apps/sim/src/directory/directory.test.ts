import { openTestDomain, quietLog } from '@necp/domain/testing/index';
import { claimZone, checkpointPositions, renewLease } from '@necp/domain/zone/service';
import { createDomain } from '@necp/domain/kernel';
import { tickMs } from '@necp/shared/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { joinZone, until } from '../testing/client';
import { cuttable } from '../testing/cuttable';
import { looksTwice } from '../testing/looks';
import { simOptions } from '../testing/open-sim';
import { openTestRealm, type TestRealm } from '../testing/realm';
import { createSim, type Sim } from '../sim';

let home: Awaited<ReturnType<typeof openTestDomain>>;
let realm: TestRealm;
const running: Sim[] = [];
beforeEach(async () => {
  home = await openTestDomain();
  realm = await openTestRealm(home.databaseUrl);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((sim) => sim.drain()));
  await realm.close();
  await home.close();
});

async function begin(more: Partial<Parameters<typeof createSim>[0]> = {}) {
  const sim = createSim({ ...simOptions(home, realm), ...more });
  running.push(sim);
  return { sim, port: await sim.start() };
}
const holds = (sim: Sim) => sim.hosts.length > 0;
const epochOf = (sim: Sim) => sim.hosts[0]?.zone.state.epoch;
const positionOf = (characterId: string) => realm.db.prisma.playerPosition.findUnique({ where: { characterId } });

/** Opens a domain whose connections to Postgres and Redis a test can cut. */
async function openCuttable() {
  const postgres = await cuttable(home.databaseUrl);
  const redis = await cuttable(home.redisUrl);
  const domain = createDomain({
    service: 'test',
    databaseUrl: postgres.url,
    redisUrl: redis.url,
    poolMax: 4,
    log: quietLog,
    config: {
      publicUrl: 'http://localhost:3000',
      simPublicUrl: 'http://localhost:3001',
      devPages: false,
      smtpUrl: null,
      mailFrom: 'x@x.test',
      factorSecrets: [],
      signInProviders: [],
    },
  });
  return { domain, postgres, redis };
}

describe('the lease of a zone', () => {
  test('has one holder: another process waits, and takes it after a release', async () => {
    const first = await begin();
    await until(() => holds(first.sim), 'the first holds the zone');
    const second = await begin({ simId: 'test-2' });
    await looksTwice(realm, { simId: 'test-2' });
    expect(holds(second.sim)).toBe(false);
    expect((await fetch(`http://127.0.0.1:${second.port}/readyz`)).status).toBe(200);
    const character = await realm.addCharacter('Early');
    await expect(joinZone({ port: second.port, ticket: await realm.signTicket(character) })).rejects.toThrow(
      'restarting',
    );
    await first.sim.drain();
    running.splice(running.indexOf(first.sim), 1);
    await until(() => holds(second.sim), 'the second takes over');
    expect(epochOf(second.sim)).toBe(2);
  });

  test('refuses writes under an old epoch, of the zone or of the character', async () => {
    const { sim, port } = await begin();
    await until(() => holds(sim), 'the zone is held');
    const character = await realm.addCharacter('Epochs');
    const client = await joinZone({ port, ticket: await realm.signTicket(character) });
    const zone = { zoneId: 'watson', channel: 1, epoch: epochOf(sim) ?? 0 };
    const ctx = home.domain.systemCtx();
    const write = (zoneEpoch: number, epoch: number, x: number) =>
      checkpointPositions(ctx, { ...zone, epoch: zoneEpoch }, [
        { characterId: character.characterId, epoch, x, y: 1, facing: 0, playedMs: 0 },
      ]);
    expect(await write(zone.epoch, 1, 7)).toMatchObject({ isLost: false, stale: [] });
    expect(await write(zone.epoch, 0, 8)).toMatchObject({ isLost: false, stale: [character.characterId] });
    expect(await write(zone.epoch - 1, 1, 9)).toMatchObject({ isLost: true, stale: [] });
    // The zone may have saved the character's position itself, but the refused positions are not stored.
    expect([8, 9]).not.toContain((await positionOf(character.characterId))?.x);
    expect(
      await claimZone(ctx, {
        zoneId: 'watson',
        name: { en: 'W', ru: 'У' },
        channel: 1,
        simId: 'thief',
        publicKey: {},
        url: 'http://x',
        leaseMs: 1000,
      }),
    ).toBeNull();
    expect(await renewLease(ctx, { ...zone, epoch: zone.epoch - 1 }, { leaseMs: 1000, population: 0 })).toBe(false);
    client.close();
  });
});

describe('an outage of Postgres and Redis', () => {
  test('lets ticks, movement and chat go on, and writes the pending changes afterwards', async () => {
    const { domain, postgres, redis } = await openCuttable();
    const { sim, port } = await begin({ domain });
    await until(() => holds(sim), 'the zone is held');
    const [here, outside] = await Promise.all([realm.addCharacter('Here'), realm.addCharacter('Outside')]);
    const client = await joinZone({ port, ticket: await realm.signTicket(here) });
    postgres.cut();
    redis.cut();
    const tickNow = () => sim.hosts[0]?.zone.state.tick ?? 0;
    // Long enough for a checkpoint and a lease renewal to fail.
    const goesOnUntil = tickNow() + 120;
    client.say('is anybody there', 'zone');
    await until(() => client.chatMessages.length === 1, 'the line is heard');
    for (let step = 0; tickNow() < goesOnUntil; step++) {
      client.input(step % 20 < 10 ? 127 : -127, 0);
      await new Promise((resolve) => setTimeout(resolve, tickMs));
    }
    await expect(joinZone({ port, ticket: await realm.signTicket(outside) })).rejects.toThrow('restarting');
    expect(client.socket.connected).toBe(true);
    postgres.restore();
    redis.restore();
    await until(async () => (await realm.db.prisma.chatMessage.count()) === 1, 'the line is stored');
    await until(async () => (await positionOf(here.characterId))?.zoneId === 'watson', 'the checkpoint is written');
    expect(epochOf(sim)).toBe(1);
    client.close();
    await sim.drain();
    running.splice(running.indexOf(sim), 1);
    await domain.close();
    postgres.close();
    redis.close();
  });
});

test('a process that is cut off from the database ends its zones when their leases have run out', async () => {
  const { domain, postgres, redis } = await openCuttable();
  const { sim, port } = await begin({ domain });
  await until(() => holds(sim), 'the zone is held');
  const other = await begin({ simId: 'test-2', simPublicUrl: 'http://localhost:3002' });
  await looksTwice(realm, { simId: 'test-1' });
  const character = await realm.addCharacter('Cut Off');
  const client = await joinZone({ port, ticket: await realm.signTicket(character) });
  const cutOff = sim.hosts[0];
  postgres.cut();
  await until(() => client.closedBy === 'zone_lost', 'the player is sent away');
  expect([holds(sim), cutOff?.isRunning]).toEqual([false, false]);
  await until(() => holds(other.sim), 'the other process takes the zone');
  expect(epochOf(other.sim)).toBe(2);
  postgres.restore();
  await looksTwice(realm, { simId: 'test-1' });
  expect([holds(sim), epochOf(other.sim)]).toEqual([false, 2]);
  await sim.drain();
  running.splice(running.indexOf(sim), 1);
  await domain.close();
  postgres.close();
  redis.close();
});
