import { createDomain } from '@necp/domain/kernel';
import { openTestDomain, quietLog } from '@necp/domain/testing/index';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { joinZone, until } from '../testing/client';
import { cuttable } from '../testing/cuttable';
import { looksTwice } from '../testing/looks';
import { simOptions } from '../testing/open-sim';
import { openTestRealm, type TestRealm } from '../testing/realm';
import { createSim, type Sim } from '../sim';
import type { SimOptions } from '../sim-options';

let home: Awaited<ReturnType<typeof openTestDomain>>;
let realm: TestRealm;
const running: Sim[] = [];
const ends: (() => unknown)[] = [];
beforeEach(async () => {
  home = await openTestDomain();
  realm = await openTestRealm(home.databaseUrl);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((sim) => sim.drain()));
  for (const end of ends.splice(0)) await end();
  await realm.close();
  await home.close();
});

const urls = ['http://localhost:3001', 'http://localhost:3002'] as const;

/** Starts one more process under the name `test-1`, at an address of its own. */
async function begin(more: Partial<SimOptions> = {}) {
  let isRefused = false;
  const onNameTaken = () => void (isRefused = true);
  const sim = createSim({ ...simOptions(home, realm), ...more, onNameTaken });
  running.push(sim);
  return { sim, port: await sim.start(), isRefused: () => isRefused };
}

/** Opens a domain whose connection to Postgres a test can cut. */
async function openCuttable() {
  const postgres = await cuttable(home.databaseUrl);
  const { config } = home.domain.systemCtx();
  const domain = createDomain({
    service: 'test',
    databaseUrl: postgres.url,
    redisUrl: home.redisUrl,
    poolMax: 4,
    log: quietLog,
    config,
  });
  ends.push(
    () => domain.close(),
    () => postgres.close(),
  );
  return { domain, postgres };
}

const holds = (sim: Sim) => sim.hosts.length > 0;
const epochOf = (sim: Sim) => sim.hosts[0]?.zone.state.epoch;
const announcedUrl = async () => (await realm.db.prisma.simProcess.findUnique({ where: { simId: 'test-1' } }))?.url;

describe('two processes with one name', () => {
  test('do not live side by side: the second takes nothing and gives up', async () => {
    const lives = (ms: number) => new Date(Date.UTC(2099, 0, 1, 0, 0, 0, ms));
    const first = { simId: 'test-1', url: urls[0], innerUrl: urls[0], publicKey: { kid: 'the first' } };
    await realm.db.prisma.simProcess.create({ data: { ...first, expiresAt: lives(0) } });
    const second = await begin({ simPublicUrl: urls[1] });
    let announced = 0;
    await until(async () => {
      await realm.db.prisma.simProcess.update({ where: { simId: 'test-1' }, data: { expiresAt: lives(++announced) } });
      return second.isRefused();
    }, 'the second gives up');
    expect((await fetch(`http://127.0.0.1:${second.port}/readyz`)).status).toBe(503);
    running.splice(running.indexOf(second.sim), 1);
    await second.sim.drain();
    expect(await realm.db.prisma.simProcess.findMany()).toMatchObject([first]);
    expect(await realm.db.prisma.zoneLease.findMany()).toEqual([]);
  });

  test('follow one another: a cut-off one ends, and leaves name and zones to the next one', async () => {
    const { domain, postgres } = await openCuttable();
    const first = await begin({ domain, simPublicUrl: urls[0] });
    await until(() => holds(first.sim), 'the first holds the zone');
    const character = await realm.addCharacter('Shadow');
    const client = await joinZone({ port: first.port, ticket: await realm.signTicket(character) });
    const shadow = first.sim.hosts[0];
    postgres.cut();
    const second = await begin({ simPublicUrl: urls[1] });
    await until(() => holds(second.sim), 'the second holds the zone');
    expect(epochOf(second.sim)).toBe(2);
    postgres.restore();
    await until(() => first.isRefused(), 'the first has lost its name');
    await until(() => client.closedBy === 'zone_lost', 'its player is sent away');
    expect([holds(first.sim), shadow?.isRunning]).toEqual([false, false]);
    const again = await joinZone({ port: second.port, ticket: await realm.signTicket(character) });
    running.splice(running.indexOf(first.sim), 1);
    await first.sim.drain();
    await looksTwice(realm, { url: urls[1] });
    expect([await announcedUrl(), epochOf(second.sim), second.isRefused()]).toEqual([urls[1], 2, false]);
    expect(again.socket.connected).toBe(true);
    again.close();
  });
});
