import type { Domain } from '@necp/domain/kernel';
import { openOtherProcess } from '@necp/domain/testing/other-process';
import { openTestDomain, type TestDomain } from '@necp/domain/testing/index';
import { createSim, type Sim } from '../sim';
import { joinZone, until, type TestClient } from './client';
import { simOptions } from './open-sim';
import { openTestRealm, type TestCharacter, type TestRealm } from './realm';

/** A simulation with a Redis that is not that of the test itself, so that the test can kill it or slow it down. */
export interface SimOver {
  /** The test's own domain, whose Redis is well. */
  readonly home: TestDomain;
  readonly realm: TestRealm;
  /** The domain of the simulation's process. */
  readonly domain: Domain;
  readonly sim: Sim;
  readonly port: number;
  join(character: TestCharacter): Promise<TestClient>;
  /** Creates a character and joins with it. */
  enter(name: string): Promise<{ readonly character: TestCharacter; readonly client: TestClient }>;
  /** Ends the simulation as an operator would, and starts it again over the same domain. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a simulation over the Redis at this address, and waits until it hosts its zone. */
export async function openSimOver(redisUrl: string): Promise<SimOver> {
  const home = await openTestDomain();
  const realm = await openTestRealm(home.databaseUrl);
  const domain = openOtherProcess(home, { redisUrl });
  const start = async () => {
    const sim = createSim({ ...simOptions(home, realm), domain });
    const port = await sim.start();
    await until(() => sim.hosts.length > 0, 'the zone is claimed');
    return { sim, port };
  };
  let running = await start();
  const join = async (character: TestCharacter) =>
    joinZone({ port: running.port, ticket: await realm.signTicket(character) });
  return {
    home,
    realm,
    domain,
    get sim() {
      return running.sim;
    },
    get port() {
      return running.port;
    },
    join,
    enter: async (name) => {
      const character = await realm.addCharacter(name);
      return { character, client: await join(character) };
    },
    restart: async () => {
      await running.sim.drain();
      running = await start();
    },
    close: async () => {
      await running.sim.drain();
      await Promise.all([domain.close(), realm.close()]);
      await home.close();
    },
  };
}
