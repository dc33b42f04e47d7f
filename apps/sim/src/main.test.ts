import { openTestDomain } from '@necp/domain/testing/index';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startChild, type ChildSim } from './testing/child';
import { joinZone, until, type TestClient } from './testing/client';
import { openTestRealm, type TestCharacter, type TestRealm } from './testing/realm';

// Each starts processes from their sources, one after the other.
vi.setConfig({ testTimeout: 180_000 });

let home: Awaited<ReturnType<typeof openTestDomain>>;
let realm: TestRealm;
const children: ChildSim[] = [];
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

async function begin(more: { readonly simId?: string; readonly port?: number } = {}): Promise<ChildSim> {
  const child = await startChild({
    databaseUrl: home.databaseUrl,
    redisUrl: home.redisUrl,
    jwksUrl: realm.jwksUrl,
    simId: 'sim-1',
    ...more,
  });
  children.push(child);
  return child;
}
const join = async (child: ChildSim, character: TestCharacter) =>
  joinZone({ port: child.port, ticket: await realm.signTicket(character) });
/** Postgres tells 32-bit floats in as few digits as name them; rounded back they are the same bits. */
async function written(character: TestCharacter) {
  const row = await realm.db.prisma.playerPosition.findUnique({ where: { characterId: character.characterId } });
  return row === null ? null : { ...row, x: Math.fround(row.x), y: Math.fround(row.y) };
}

/** As a browser does: a fresh ticket for every try, until the door opens. */
async function joinInTheEnd(child: ChildSim, character: TestCharacter): Promise<TestClient> {
  const joined: TestClient[] = [];
  await until(
    () =>
      join(child, character).then(
        (client) => joined.push(client) > 0,
        () => false,
      ),
    'the door opens',
    takesOverMs,
  );
  const [client] = joined;
  if (client === undefined) throw new Error('nobody came in');
  return client;
}
const leaseOf = (zoneId: string) =>
  realm.db.prisma.zoneLease.findUniqueOrThrow({ where: { zoneId_channel: { zoneId, channel: 1 } } });
const isHeldBy = async (simId: string) => (await leaseOf('watson')).simId === simId;
/** A lease, a look, and a machine that is busy with other tests. */
const takesOverMs = 30_000;

/** Newcomers wake in a channel of their own, which ends with its process; these have walked the street before. */
async function seenBefore(name: string): Promise<TestCharacter> {
  const character = await realm.addCharacter(name);
  await realm.standIn(character, 'watson', { x: 72.5, y: 91.5 });
  return character;
}

async function walk(client: TestClient): Promise<void> {
  let seq = 0;
  const angle = Math.atan2(client.welcome.y, client.welcome.x);
  for (let step = 0; step < 20; step++) {
    seq = client.wish(Math.round(Math.cos(angle + step) * 127), Math.round(Math.sin(angle + step) * 127));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await until(() => client.latest?.ackSeq === seq, 'the steps are followed');
}

describe('when the simulation is killed', () => {
  test('its player is back in the checkpointed place as soon as it runs again', async () => {
    const first = await begin();
    const character = await seenBefore('Survivor');
    const client = await join(first, character);
    await walk(client);
    const { x, y } = client.latest?.self ?? { x: NaN, y: NaN };
    await until(async () => (await written(character))?.x === x, 'the checkpoint is written');
    first.process.kill('SIGKILL');
    expect(await first.ended).toBe('SIGKILL');
    const second = await begin({ port: first.port });
    const again = await join(second, character);
    expect(again.welcome).toMatchObject({ x, y });
    again.close();
    client.close();
  });
});

describe('when one of two simulations is killed', () => {
  test('the other has its district within the lease, and its player goes on there in the checkpointed place', async () => {
    const first = await begin();
    const character = await seenBefore('Bereft');
    const client = await join(first, character);
    const second = await begin({ simId: 'sim-2' });
    await walk(client);
    const { x, y } = client.latest?.self ?? { x: NaN, y: NaN };
    await until(async () => (await written(character))?.x === x, 'the checkpoint is written');
    const before = await leaseOf('watson');
    expect(before).toMatchObject({ simId: 'sim-1' });
    await expect(join(second, character)).rejects.toMatchObject({ data: { simUrl: `http://localhost:${first.port}` } });
    first.process.kill('SIGKILL');
    await until(() => isHeldBy('sim-2'), 'the other process holds the zone', takesOverMs);
    expect((await leaseOf('watson')).epoch).toBe(before.epoch + 1n);
    const again = await joinInTheEnd(second, character);
    expect(again.welcome).toMatchObject({ zoneId: 'watson', x, y });
    await walk(again);
    await until(async () => (await written(character))?.x === again.latest?.self.x, 'it writes');
    again.close();
    client.close();
  });
});

describe('when the simulation is asked to stop', () => {
  test('players are told, everything is saved, and it is gone within fifteen seconds', async () => {
    const child = await begin();
    const character = await seenBefore('Drained');
    const client = await join(child, character);
    const told = new Promise((resolve) => client.socket.once('realm.restarting', resolve));
    await walk(client);
    client.say('see you', 'zone');
    await until(() => client.lines.length === 1, 'the line is heard');
    const startMs = Date.now();
    child.process.kill('SIGTERM');
    expect(await told).toMatchObject({ inMs: expect.any(Number) });
    expect(await child.ended).toBe(0);
    expect(Date.now() - startMs).toBeLessThan(15_000);
    expect(client.closedBy).toBe('restarting');
    const { x, y } = client.latest?.self ?? { x: NaN, y: NaN };
    expect(await written(character)).toMatchObject({ x, y, zoneId: 'watson', heldZoneId: null });
    expect(await realm.db.prisma.chatMessage.count()).toBe(1);
    const next = await begin({ simId: 'sim-2' });
    const again = await join(next, character);
    expect(again.welcome).toMatchObject({ x, y });
    again.close();
  });
});

describe('when the simulation freezes past its lease', () => {
  test('another takes over, and the one that wakes up writes nothing and sends its players on', async () => {
    const frozen = await begin();
    const character = await seenBefore('Frozen');
    const old = await join(frozen, character);
    await walk(old);
    const waiting = await begin({ simId: 'sim-2' });
    frozen.process.kill('SIGSTOP');
    await until(() => isHeldBy('sim-2'), 'the other process holds the zone', takesOverMs);
    const now = await joinInTheEnd(waiting, character);
    await walk(now);
    await until(async () => (await written(character))?.x === now.latest?.self.x, 'the new holder writes');
    frozen.process.kill('SIGCONT');
    await until(() => old.closedBy === 'zone_lost' || old.socket.disconnected, 'the old one lets its players go');
    await until(() => frozen.output().includes('zone has another holder'), 'it noticed');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await written(character)).toMatchObject({ x: now.latest?.self.x, y: now.latest?.self.y, epoch: 3n });
    now.close();
    old.close();
  });
});
