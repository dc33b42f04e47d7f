import { openTestDomain, type TestDomain } from '@necp/domain/testing/index';
import { afterEach, beforeEach } from 'vitest';
import { spawnChild, startChild, type ChildSim } from './child';
import { joinZone, until, type TestClient } from './client';
import { openTestRealm, type TestCharacter, type TestRealm } from './realm';

let home: TestDomain;
let realm: TestRealm;
const children: ChildSim[] = [];
/** Gives each test of a file a database and a realm of its own, and ends its processes afterwards. */
export function useSimProcesses(): void {
  beforeEach(async () => {
    home = await openTestDomain();
    realm = await openTestRealm(home.databaseUrl);
  });
  afterEach(async () => {
    for (const { process: child } of children.splice(0)) {
      child.kill('SIGCONT');
      child.kill('SIGKILL');
    }
    await realm.close();
    await home.close();
  });
}

/** The domain of the running test. */
export const currentHome = (): TestDomain => home;
/** The realm of the running test. */
export const currentRealm = (): TestRealm => realm;

/** Starts the simulation as a process, which is ended after the test. */
export const begin = (more: { readonly simId?: string; readonly port?: number } = {}) => beginAs(startChild, more);
/** Starts the simulation as a process and does not wait for it; it is ended after the test. */
export const beginUnready = () => beginAs(spawnChild, {});

async function beginAs(start: typeof startChild, more: { readonly simId?: string; readonly port?: number }) {
  const child = await start({
    databaseUrl: home.databaseUrl,
    redisUrl: home.redisUrl,
    jwksUrl: realm.jwksUrl,
    simId: 'sim-1',
    ...more,
  });
  children.push(child);
  return child;
}
/** Joins with a fresh ticket. */
export const join = async (child: ChildSim, character: TestCharacter) =>
  joinZone({ port: child.port, ticket: await realm.signTicket(character) });
/**
 * Returns the stored position. Postgres writes 32-bit floats in the fewest digits; rounded back they have the same
 * bits.
 */
export async function written(character: TestCharacter) {
  const row = await realm.db.prisma.playerPosition.findUnique({ where: { characterId: character.characterId } });
  return row === null ? null : { ...row, x: Math.fround(row.x), y: Math.fround(row.y) };
}

/** Retries with a fresh ticket, as a browser does, until the connection is accepted. */
export async function joinInTheEnd(child: ChildSim, character: TestCharacter): Promise<TestClient> {
  const joined: TestClient[] = [];
  await until(
    () =>
      join(child, character).then(
        (client) => joined.push(client) > 0,
        () => false,
      ),
    'the door opens',
  );
  const [client] = joined;
  if (client === undefined) throw new Error('nobody came in');
  return client;
}
/** Returns the lease of the first channel of a zone. */
export const leaseOf = (zoneId: string) =>
  realm.db.prisma.zoneLease.findUniqueOrThrow({ where: { zoneId_channel: { zoneId, channel: 1 } } });
/** Checks whether a process holds the district. */
export const isHeldBy = async (simId: string) => (await leaseOf('watson')).simId === simId;

/**
 * Creates a character with a saved position, because new characters start in an instance that ends with its process.
 */
export async function seenBefore(name: string): Promise<TestCharacter> {
  const character = await realm.addCharacter(name);
  await realm.standIn(character, 'watson', { x: 72.5, y: 91.5 });
  return character;
}

/** Walks for a second and waits until the last step is acknowledged. */
export async function walk(client: TestClient): Promise<void> {
  let seq = 0;
  const angle = Math.atan2(client.welcome.y, client.welcome.x);
  for (let step = 0; step < 20; step++) {
    seq = client.input(Math.round(Math.cos(angle + step) * 127), Math.round(Math.sin(angle + step) * 127));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await until(() => client.latest?.ackSeq === seq, 'the steps are followed');
}
