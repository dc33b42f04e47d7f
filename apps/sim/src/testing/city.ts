import { openTestDomain, quietLog, type TestDomain } from '@necp/domain/testing/index';
import { createDomain } from '@necp/domain/kernel';
import { createSim, type Sim } from '../sim';
import type { Host } from '../zone/host';
import { freePort } from './child';
import { joinZone, until, type TestClient } from './client';
import { cuttable, type Cuttable } from './cuttable';
import { watson, westbrook } from './gates';
import { simOptions } from './open-sim';
import { openTestRealm, type TestCharacter, type TestRealm } from './realm';

/** One of the processes that share a city, with wires of its own to Postgres and Redis. */
export interface CityProcess {
  readonly sim: Sim;
  readonly port: number;
  readonly postgres: Cuttable;
  readonly redis: Cuttable;
  hostOf(zoneId: string): Host | undefined;
  /** Ends it as an operator would. */
  drain(): Promise<void>;
}

/** A city of two districts that as many processes play as a test opens. */
export interface TestCity {
  readonly home: TestDomain;
  readonly realm: TestRealm;
  readonly processes: readonly CityProcess[];
  open(simId: string): Promise<CityProcess>;
  /** Waits until each zone has one holder and each process its share. */
  share(): Promise<void>;
  /** The process that plays a zone. */
  holderOf(zoneId: string): CityProcess;
  join(character: TestCharacter, process: CityProcess): Promise<TestClient>;
  /** Goes where a client was sent, with the ticket it was given. */
  follow(client: TestClient): Promise<TestClient>;
  close(): Promise<void>;
}

export async function openTestCity(): Promise<TestCity> {
  const home = await openTestDomain();
  const realm = await openTestRealm(home.databaseUrl);
  const processes: CityProcess[] = [];
  const city: TestCity = {
    home, realm, processes,
    open: async (simId) => {
      const opened = await openProcess({ home, realm, simId, closed: (one) => processes.splice(processes.indexOf(one), 1) });
      processes.push(opened);
      return opened;
    },
    share: () => until(() => processes.every(({ sim }) => sim.hosts.length === 2 / processes.length), 'each process plays its share'),
    holderOf: (zoneId) => {
      const [holder] = processes.filter((one) => one.hostOf(zoneId) !== undefined);
      if (holder === undefined) throw new Error(`nobody plays ${zoneId}`);
      return holder;
    },
    join: async (character, { port }) => joinZone({ port, ticket: await realm.signTicket(character) }),
    follow: async (client) => {
      await until(() => client.moved !== null, 'the client is sent on');
      const { simUrl, ticket } = client.moved ?? { simUrl: '', ticket: '' };
      return joinZone({ port: Number(new URL(simUrl).port), ticket });
    },
    close: async () => {
      for (const one of [...processes]) await one.drain();
      await realm.close();
      await home.close();
    },
  };
  return city;
}

async function openProcess({ home, realm, simId, closed }: { readonly home: TestDomain; readonly realm: TestRealm; readonly simId: string; readonly closed: (one: CityProcess) => void }): Promise<CityProcess> {
  const [port, postgres, redis] = await Promise.all([freePort(), cuttable(home.databaseUrl), cuttable(home.redisUrl)]);
  const url = `http://127.0.0.1:${port}`;
  const options = simOptions(home, realm);
  const domain = createDomain({ service: 'test', databaseUrl: postgres.url, redisUrl: redis.url, poolMax: 6, log: quietLog, config: home.domain.systemCtx().config });
  const sim = createSim({ ...options, domain, maps: [watson, westbrook], simId, port, simPublicUrl: url, simInnerUrl: url });
  await sim.start();
  const process: CityProcess = {
    sim, port, postgres, redis,
    hostOf: (zoneId) => sim.hosts.find(({ zone }) => zone.state.map.id === zoneId),
    drain: async () => {
      closed(process);
      await sim.drain();
      await domain.close();
      postgres.close();
      redis.close();
    },
  };
  await until(async () => (await fetch(`${url}/readyz`)).ok, 'the process is ready');
  return process;
}
