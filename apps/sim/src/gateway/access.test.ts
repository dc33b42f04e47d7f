import { eventAccess } from '@necp/shared/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until, type TestClient } from '../testing/client';
import { openTestSim, type TestSim } from '../testing/open-sim';

/** A city in which only administrators may ask for the time. */
let testSim: TestSim;
beforeAll(async () => {
  testSim = await openTestSim({ sim: { access: { ...eventAccess, 'clock.ping': 'realm.settings' } } });
});
afterAll(() => testSim.close());

const refusedCount = () => testSim.refusedCount(/^not_permitted$/);
/** Joins with a session of these roles; returns the client, its answers, and a way to change the roles. */
async function join(name: string, roles: readonly string[]) {
  const character = await testSim.realm.addCharacter(name);
  const setRoles = (changed: readonly string[]) => testSim.realm.setSession(character, { roles: [...changed] });
  await setRoles(roles);
  const client = await testSim.join(character);
  const pongs: number[] = [];
  client.socket.on('clock.pong', ({ sentMs }: { sentMs: number }) => void pongs.push(sentMs));
  return { client, pongs, setRoles };
}
const ask = ({ socket }: TestClient, sentMs: number) => void socket.emit('clock.ping', { sentMs });

describe('a message that asks for a permission', () => {
  test('is refused to players, whatever they send besides', async () => {
    const { client, pongs } = await join('Player', ['player', 'moderator']);
    const before = await refusedCount();
    ask(client, 1);
    client.socket.emit('clock.ping', { sentMs: 2, roles: ['administrator'] });
    await until(async () => (await refusedCount()) > before, 'it is refused');
    client.say('still here');
    await until(() => client.chatMessages.length === 1, 'the player plays on');
    expect(pongs).toEqual([]);
    client.close();
  });

  test('is taken from those who hold it, until their role ends in the middle of their session', async () => {
    const { client, pongs, setRoles } = await join('Chief', ['player', 'administrator']);
    ask(client, 1);
    await until(() => pongs.length === 1, 'it is answered');
    await setRoles(['player']);
    const before = await refusedCount();
    ask(client, 2);
    await until(async () => (await refusedCount()) > before, 'it is refused');
    await setRoles(['player', 'administrator']);
    ask(client, 3);
    await until(() => pongs.length === 2, 'it is answered again');
    expect(pongs).toEqual([1, 3]);
    client.close();
  });

  test('cuts a player who keeps sending it', async () => {
    const { client, pongs } = await join('Stubborn', ['player']);
    for (let sent = 0; sent < 20; sent += 1) ask(client, sent);
    await until(() => client.closedBy === 'bad_message', 'the connection is closed');
    expect(pongs).toEqual([]);
  });
});
