import { describe, expect, test } from 'vitest';
import { until } from './testing/client';
import {
  begin,
  beginUnready,
  currentRealm,
  isHeldBy,
  join,
  joinInTheEnd,
  leaseOf,
  seenBefore,
  useSimProcesses,
  walk,
  written,
} from './testing/sim-processes';

useSimProcesses();

describe('when one of two simulations is killed', () => {
  test('the other one takes its district, and its player continues at the saved position', async () => {
    const first = await begin();
    const character = await seenBefore('Bereft');
    const client = await joinInTheEnd(first, character);
    const second = await begin({ simId: 'sim-2' });
    await walk(client);
    const { x, y } = client.latest?.self ?? { x: NaN, y: NaN };
    await until(async () => (await written(character))?.x === x, 'the checkpoint is written');
    const before = await leaseOf('watson');
    expect(before).toMatchObject({ simId: 'sim-1' });
    await expect(join(second, character)).rejects.toMatchObject({ data: { simUrl: `http://localhost:${first.port}` } });
    first.process.kill('SIGKILL');
    await until(() => isHeldBy('sim-2'), 'the other process holds the zone');
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
  test('it informs the players, saves everything, and exits', async () => {
    const child = await begin();
    const character = await seenBefore('Drained');
    const client = await joinInTheEnd(child, character);
    const sent = new Promise((resolve) => client.socket.once('realm.restarting', resolve));
    await walk(client);
    client.say('see you', 'zone');
    await until(() => client.chatMessages.length === 1, 'the line is heard');
    child.process.kill('SIGTERM');
    expect(await sent).toMatchObject({ inMs: expect.any(Number) });
    expect(await child.ended).toBe(0);
    expect(client.closedBy).toBe('restarting');
    const { x, y } = client.latest?.self ?? { x: NaN, y: NaN };
    expect(await written(character)).toMatchObject({ x, y, zoneId: 'watson', heldZoneId: null });
    expect(await currentRealm().db.prisma.chatMessage.count()).toBe(1);
    const next = await begin({ simId: 'sim-2' });
    const again = await joinInTheEnd(next, character);
    expect(again.welcome).toMatchObject({ x, y });
    again.close();
  });
});

describe('when a second simulation has the name of a living one', () => {
  test('the second exits and says why, and play goes on in the first', async () => {
    const first = await begin();
    const character = await seenBefore('Namesake');
    const client = await joinInTheEnd(first, character);
    const before = await leaseOf('watson');
    const second = await beginUnready();
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain('another living process has this SIM_ID');
    await walk(client);
    expect(await leaseOf('watson')).toMatchObject({ epoch: before.epoch, url: before.url });
    client.close();
  });
});

describe('when the simulation freezes past its lease', () => {
  test('another one takes over, and the frozen one later writes nothing and redirects its players', async () => {
    const frozen = await begin();
    const character = await seenBefore('Frozen');
    const old = await joinInTheEnd(frozen, character);
    await walk(old);
    const waiting = await begin({ simId: 'sim-2' });
    frozen.process.kill('SIGSTOP');
    await until(() => isHeldBy('sim-2'), 'the other process holds the zone');
    const now = await joinInTheEnd(waiting, character);
    await walk(now);
    await until(async () => (await written(character))?.x === now.latest?.self.x, 'the new holder writes');
    frozen.process.kill('SIGCONT');
    await until(() => old.closedBy === 'zone_lost' || old.socket.disconnected, 'the old one lets its players go');
    await until(() => frozen.output().includes('zone has another holder'), 'it noticed');
    // The new holder writes once more after the old one has resumed, to show that nothing was written in between.
    await walk(now);
    await until(async () => (await written(character))?.x === now.latest?.self.x, 'the new holder writes again');
    expect(await written(character)).toMatchObject({ x: now.latest?.self.x, y: now.latest?.self.y, epoch: 3n });
    now.close();
    old.close();
  });
});
