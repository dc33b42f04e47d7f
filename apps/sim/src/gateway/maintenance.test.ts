import { endByCommand, planByCommand } from '@necp/domain/maintenance/service';
import type { MaintenanceView } from '@necp/shared/maintenance/schema';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { joinZone, until, type TestClient } from '../testing/client';
import { openSimOnOwnRedis, type TestSimOnOwnRedis } from '../testing/open-sim';
import type { TestCharacter } from '../testing/realm';

let testSim: TestSimOnOwnRedis;
beforeAll(async () => {
  testSim = await openSimOnOwnRedis();
});
afterAll(() => testSim.close());
afterEach(async () => {
  await endByCommand(system(), reason).catch(() => undefined);
});

const message = { en: 'A new district opens.', ru: 'Открываем новый район.' };
const reason = 'release of the new district';
/** Maintenance is planned by a process with another Redis, so that only the database says so to the simulation. */
const system = () => testSim.home.domain.systemCtx();
const planIn = (inMinutes: number) =>
  planByCommand(system(), { startsAtMs: null, inMinutes, lastsMinutes: 30, message, reason });

interface Player {
  readonly character: TestCharacter;
  readonly client: TestClient;
  /** What the client was last sent of the maintenance; undefined before the first message. */
  state: MaintenanceView | null | undefined;
}
async function enter(name: string, role?: 'moderator'): Promise<Player> {
  const character = await testSim.realm.addCharacter(name);
  if (role !== undefined) await setRoles(character, ['player', role]);
  return connect(character);
}
async function connect(character: TestCharacter): Promise<Player> {
  const client = await testSim.join(character);
  const player: Player = { character, client, state: undefined };
  client.socket.on('maintenance.state', (state: MaintenanceView | null) => (player.state = state));
  return player;
}
const setRoles = (character: TestCharacter, roles: string[]) => testSim.realm.setSession(character, { roles });
const isOut = ({ client }: Player) => until(() => client.socket.disconnected, 'the socket is closed');

test('players hear of a planned maintenance, of its end, and of one that was planned before they came', async () => {
  const early = await enter('Early');
  const planned = await planIn(10);
  await until(() => early.state?.id === planned.id, 'the plan has arrived');
  expect(early.state).toMatchObject({ message, version: 1 });
  const late = await enter('Late');
  // The first message may come before the test listens; the next change comes to both.
  await endByCommand(system(), reason);
  await until(() => early.state === null && late.state !== undefined, 'the cancellation has arrived');
  expect(late.state).toBeNull();
  expect([early.client.closedBy, late.client.closedBy]).toEqual([null, null]);
});

test('players are led out when it begins, staff stay with their role, and no ticket opens the city', async () => {
  const [player, moderator] = [await enter('Walker'), await enter('Keeper', 'moderator')];
  const waiting = await testSim.realm.addCharacter('Latecomer');
  const ticket = await testSim.realm.signTicket(waiting);
  await planIn(0);
  await isOut(player);
  expect(player.client.closedBy).toBe('maintenance');
  expect(moderator.client.socket.connected).toBe(true);
  await expect(joinZone({ port: testSim.port, ticket })).rejects.toThrow('maintenance');
  const second = await enter('Second', 'moderator');
  await until(() => second.client.socket.connected, 'staff come in');
  await setRoles(moderator.character, ['player']);
  await isOut(moderator);
  expect([moderator.client.closedBy, second.client.closedBy]).toEqual(['maintenance', null]);
});

test('players stand where they were when it is over', async () => {
  const player = await enter('Stayer');
  const { x, y } = player.client.welcome;
  await planIn(0);
  await isOut(player);
  await endByCommand(system(), reason);
  const { client } = await connect(player.character);
  expect([client.welcome.x, client.welcome.y]).toEqual([x, y]);
});

test('a process hears of it without Redis, and one that starts meanwhile keeps players out', async () => {
  const player = await enter('Unheard');
  await testSim.redis.kill();
  await planIn(0);
  await isOut(player);
  expect(player.client.closedBy).toBe('maintenance');
  await testSim.redis.start();
  await testSim.restart();
  await expect(connect(player.character)).rejects.toThrow('maintenance');
  await endByCommand(system(), reason);
  expect((await connect(player.character)).client.socket.connected).toBe(true);
});
