import { createDomain, liveChannel, type Domain } from '@necp/domain/kernel';
import { openTestDomain, quietLog, testConfig, type FixedClock, type TestDomain } from '@necp/domain/testing/index';
import { openOwnRedis, type OwnRedis } from '@necp/domain/testing/own-redis';
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
  /** Returns how many messages were refused for reasons of these names. */
  refusedCount(reason: RegExp): Promise<number>;
  close(): Promise<void>;
}

interface OpenSimOptions {
  readonly map?: ZoneMap;
  readonly sim?: Partial<SimOptions>;
  /** The clock of the rooms; sockets and ticks keep the time of the machine. */
  readonly clock?: FixedClock;
}

export async function openTestSim({ map = testMap(), sim: more = {}, clock }: OpenSimOptions = {}): Promise<TestSim> {
  const home = await openTestDomain(clock === undefined ? {} : { clock });
  const realm = await openTestRealm(home.databaseUrl);
  const started = await startSim({ ...simOptions(home, realm), maps: [map], ...more });
  return testSimOver({
    home,
    realm,
    redis: home.domain.redis,
    started: () => started,
    close: async () => {
      await started.sim.drain();
      await realm.close();
      await home.close();
    },
  });
}

/** A simulation on a Redis of its own, which a test kills; the domain of the test has another one. */
export interface TestSimOnOwnRedis extends TestSim {
  readonly redis: OwnRedis;
  /** Another process on the same Redis, such as the web app. */
  readonly beside: Domain;
  /** Ends the process of the simulation as an operator would, and starts it again on another port. */
  restart(): Promise<void>;
}

export async function openSimOnOwnRedis(): Promise<TestSimOnOwnRedis> {
  const home = await openTestDomain();
  const redis = await openOwnRedis();
  const realm = await openTestRealm(home.databaseUrl);
  const { databaseUrl } = home;
  const open = () =>
    createDomain({ service: 'test', databaseUrl, redisUrl: redis.url, config: testConfig, log: quietLog });
  const [ofSim, beside] = [open(), open()];
  const start = () => startSim({ ...simOptions(home, realm), domain: ofSim });
  let started = await start();
  const testSim = testSimOver({
    home,
    realm,
    redis: beside.redis,
    started: () => started,
    close: async () => {
      await started.sim.drain();
      await Promise.all([ofSim.close(), beside.close(), realm.close()]);
      await redis.close();
      await home.close();
    },
  });
  const restart = async () => {
    await started.sim.drain();
    started = await start();
  };
  return Object.assign(testSim, { redis, beside, restart });
}

interface Started {
  readonly sim: Sim;
  readonly port: number;
}

async function startSim(options: SimOptions): Promise<Started> {
  const sim = createSim(options);
  const port = await sim.start();
  await until(() => sim.hosts.length > 0, 'the zone is claimed');
  return { sim, port };
}

interface Parts extends Pick<TestSim, 'home' | 'realm' | 'close'> {
  /** The Redis of the simulation. */
  readonly redis: Domain['redis'];
  readonly started: () => Started;
}

function testSimOver({ home, realm, redis, started, close }: Parts): TestSim {
  return {
    get sim() {
      return started().sim;
    },
    get port() {
      return started().port;
    },
    realm,
    home,
    join: async (character, more = {}) =>
      joinZone({ port: started().port, ticket: await realm.signTicket(character), ...more }),
    isFollowed: async ({ characterId, accountId }) => {
      const channels = [liveChannel({ characterId }), liveChannel({ accountId })];
      const counts = await redis.call('PUBSUB', 'NUMSUB', ...channels).catch(() => []);
      return (counts as (string | number)[]).filter((count) => count === 1).length === channels.length;
    },
    refusedCount: async (reason) => {
      const metric = started().sim.meters.registry.getSingleMetric('necp_sim_refused_total');
      const { values } = (await metric?.get()) ?? { values: [] };
      return values.filter(({ labels }) => reason.test(String(labels.what))).reduce((sum, { value }) => sum + value, 0);
    },
    close,
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
