import { liveChannel } from '@necp/domain/kernel';
import { openTestDomain, quietLog, type TestDomain } from '@necp/domain/testing/index';
import type { ZoneMap } from '@necp/shared/zone/map';
import { createSim, type Sim } from '../sim';
import type { SimOptions } from '../sim-options';
import { openTestRealm, type TestCharacter, type TestRealm } from './realm';
import { joinZone, until, type ClientOptions, type TestClient } from './client';
import { quietGameData } from './quiet-game-data';
import { testMap } from './test-map';

/** A complete simulation with real Postgres, Redis and sockets. */
export interface TestSim {
  readonly sim: Sim;
  readonly port: number;
  readonly realm: TestRealm;
  readonly home: TestDomain;
  join(character: TestCharacter, more?: Partial<ClientOptions>): Promise<TestClient>;
  /** Whether live updates about a character and its account reach the simulation. */
  isFollowed(character: TestCharacter): Promise<boolean>;
  close(): Promise<void>;
}

export async function openTestSim(
  options: { readonly map?: ZoneMap; readonly sim?: Partial<SimOptions> } = {},
): Promise<TestSim> {
  const home = await openTestDomain();
  const realm = await openTestRealm(home.databaseUrl);
  const sim = createSim({ ...simOptions(home, realm), maps: [options.map ?? testMap()], ...options.sim });
  const port = await sim.start();
  await until(() => sim.hosts.length > 0, 'the zone is claimed');
  return {
    sim,
    port,
    realm,
    home,
    join: async (character, more = {}) => joinZone({ port, ticket: await realm.signTicket(character), ...more }),
    isFollowed: async ({ characterId, accountId }) => {
      const channels = [liveChannel({ characterId }), liveChannel({ accountId })];
      const counts = (await home.domain.redis.call('PUBSUB', 'NUMSUB', ...channels)) as (string | number)[];
      return counts.filter((count) => count === 1).length === channels.length;
    },
    close: async () => {
      await sim.drain();
      await realm.close();
      await home.close();
    },
  };
}

export function simOptions(home: TestDomain, realm: TestRealm): SimOptions {
  return {
    domain: home.domain,
    log: quietLog,
    gameData: quietGameData,
    maps: [testMap()],
    simId: 'test-1',
    onNameTaken: () => undefined,
    port: 0,
    publicUrl: 'http://localhost:3000',
    simPublicUrl: 'http://localhost:3001',
    simInnerUrl: 'http://localhost:3001',
    firstZone: 'watson',
    emptyMs: 60_000,
    jwksUrl: realm.jwksUrl,
    zoneCapacity: 50,
    zoneChannels: 1,
    channelStaysMs: 60_000,
    mostConnections: 1_000,
    connectionsPerAddress: 100,
    proxyHops: 0,
    socketBypass: 'auto',
    nowMs: () => Date.now(),
  };
}
