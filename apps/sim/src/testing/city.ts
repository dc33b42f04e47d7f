import { openTestDomain, quietLog, throwLockFault, type TestDomain } from '@necp/domain/testing/index';
import { createDomain } from '@necp/domain/kernel';
import { createSim, type Sim } from '../sim';
import type { SimOptions } from '../sim-options';
import type { Host } from '../hosting/host';
import { freePort } from './child';
import { joinZone, until, type TestClient } from './client';
import { cuttable, type Cuttable } from './cuttable';
import { watson, westbrook } from './gates';
import { simOptions } from './open-sim';
import { openTestRealm, type TestCharacter, type TestRealm } from './realm';

/** One of the processes that share a city, with its own connections to Postgres and Redis. */
export interface CityProcess {
  readonly sim: Sim;
  readonly port: number;
  readonly postgres: Cuttable;
  readonly redis: Cuttable;
  /** Returns the host of a channel; the channel defaults to the first one. */
  hostOf(zoneId: string, channel?: number): Host | undefined;
  /** Ends it as an operator would. */
  drain(): Promise<void>;
  /** Ends it abruptly: all connections are cut and nothing more is written. */
  kill(): Promise<void>;
}

/** A city of two districts that is hosted by as many processes as a test starts. */
export interface TestCity {
  readonly home: TestDomain;
  readonly realm: TestRealm;
  readonly processes: readonly CityProcess[];
  open(simId: string): Promise<CityProcess>;
  /** Waits until each zone has one holder and each process its share. */
  share(): Promise<void>;
  /** Returns the process that hosts a zone channel; the channel defaults to the first one. */
  holderOf(zoneId: string, channel?: number): CityProcess;
  join(character: TestCharacter, process: CityProcess): Promise<TestClient>;
  /** Connects to where a client was redirected, with the ticket it was given. */
  follow(client: TestClient): Promise<TestClient>;
  close(): Promise<void>;
}

export async function openTestCity(more: Partial<SimOptions> = {}): Promise<TestCity> {
  const home = await openTestDomain();
  const realm = await openTestRealm(home.databaseUrl);
  const processes: CityProcess[] = [];
  const killed: CityProcess[] = [];
  const city: TestCity = {
    home,
    realm,
    processes,
    open: async (simId) => {
      const opened = await openProcess({
        home,
        realm,
        more: { ...more, simId },
        closed: (one) => processes.splice(processes.indexOf(one), 1),
        died: (one) => killed.push(one),
      });
      processes.push(opened);
      return opened;
    },
    share: () =>
      until(
        () => processes.every(({ sim }) => sim.hosts.length === 2 / processes.length),
        'each process plays its share',
      ),
    holderOf: (zoneId, channel = 1) => {
      const [holder] = processes.filter((one) => one.hostOf(zoneId, channel) !== undefined);
      if (holder === undefined) throw new Error(`nobody plays ${zoneId} ${channel}`);
      return holder;
    },
    join: async (character, { port }) => joinZone({ port, ticket: await realm.signTicket(character) }),
    follow: async (client) => {
      await until(() => client.moved !== null, 'the client is sent on');
      const { simUrl, ticket } = client.moved ?? { simUrl: '', ticket: '' };
      return joinZone({ port: Number(new URL(simUrl).port), ticket });
    },
    close: async () => {
      for (const one of [...processes, ...killed]) await one.drain();
      await realm.close();
      await home.close();
    },
  };
  return city;
}

interface Opening {
  readonly home: TestDomain;
  readonly realm: TestRealm;
  readonly more: Partial<SimOptions>;
  readonly closed: (one: CityProcess) => void;
  readonly died: (one: CityProcess) => void;
}

async function openProcess({ home, realm, more, closed, died }: Opening): Promise<CityProcess> {
  const [port, postgres, redis] = await Promise.all([freePort(), cuttable(home.databaseUrl), cuttable(home.redisUrl)]);
  const url = `http://127.0.0.1:${port}`;
  const options = { ...simOptions(home, realm), ...more };
  const domain = createDomain({
    service: 'test',
    databaseUrl: postgres.url,
    redisUrl: redis.url,
    poolMax: 6,
    log: quietLog,
    onLockFault: throwLockFault,
    config: home.domain.systemCtx().config,
  });
  const sim = createSim({ ...options, domain, maps: [watson, westbrook], port, simPublicUrl: url, simInnerUrl: url });
  await sim.start();
  let isDead = false;
  const process: CityProcess = {
    sim,
    port,
    postgres,
    redis,
    hostOf: (zoneId, channel = 1) =>
      sim.hosts.find(({ zone: { state } }) => state.map.id === zoneId && state.channel === channel),
    drain: async () => {
      if (!isDead) closed(process);
      await sim.drain();
      await domain.close();
      postgres.close();
      redis.close();
    },
    kill: async () => {
      isDead = true;
      closed(process);
      died(process);
      postgres.cut();
      redis.cut();
      for (const host of sim.hosts) {
        host.stop();
        host.effects.stop();
      }
      await sim.gateway.stop();
    },
  };
  await until(async () => (await fetch(`${url}/readyz`)).ok, 'the process is ready');
  return process;
}
