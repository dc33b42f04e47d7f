import { push } from '@necp/domain/kernel';
import { signOut } from '@necp/domain/session/service';
import { setSettings } from '@necp/domain/realm/service';
import { idleRulesOf, usualIdleRules } from '@necp/shared/realm/settings';
import { sessionCut } from '@necp/shared/session/events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { presenceSlice } from '../zone/presence/slice';
import { until } from '../testing/client';
import { openSimOnOwnRedis, type TestSimOnOwnRedis } from '../testing/open-sim';
import type { TestCharacter } from '../testing/realm';

let testSim: TestSimOnOwnRedis;
beforeAll(async () => {
  testSim = await openSimOnOwnRedis();
});
afterAll(() => testSim.close());

async function enter(name: string) {
  const character = await testSim.realm.addCharacter(name);
  return { character, client: await testSim.join(character) };
}
const isFollowed = (character: TestCharacter) => testSim.isFollowed(character);
/** Ends the session as the web app does. */
const endSession = ({ accountId, sessionId, characterId }: TestCharacter) =>
  signOut(
    testSim.beside.ctxFor({
      actor: { accountId, sessionId, characterId, isGuest: true, roles: ['player'] },
      address: null,
    }),
  );

test('the socket of a session that ends while Redis is dead closes, and no other socket does', async () => {
  const [leaver, stayer] = [await enter('Leaver'), await enter('Stayer')];
  await until(() => isFollowed(leaver.character), 'the process is subscribed');
  await testSim.redis.kill();
  expect(await endSession(leaver.character)).toEqual({ endedSessions: 1 });
  await until(() => leaver.client.socket.disconnected, 'the socket is closed');
  expect(leaver.client.closedBy).toBe('signed_out');
  expect(stayer.client.socket.connected).toBe(true);

  // Once Redis is back, the message alone closes a socket again: this session goes on in Postgres.
  await testSim.redis.start();
  await until(() => isFollowed(stayer.character), 'the process is subscribed again');
  const { accountId, sessionId } = stayer.character;
  await push(testSim.beside.redis, { accountId }, { topic: sessionCut, sessionId, reason: 'revoked' });
  await until(() => stayer.client.socket.disconnected, 'the socket is closed');
  expect(stayer.client.closedBy).toBe('signed_out');
});

test('the socket of a character closes when its session plays another one, with or without a message', async () => {
  const [reached, missed, stayer] = [await enter('Reached'), await enter('Missed'), await enter('Bystander')];
  await until(() => isFollowed(reached.character), 'the process is subscribed');
  const { accountId, sessionId, characterId } = reached.character;
  await push(
    testSim.beside.redis,
    { accountId },
    { topic: sessionCut, sessionId, characterId, reason: 'other_character' },
  );
  await until(() => reached.client.socket.disconnected, 'the socket is closed');
  await testSim.realm.setSession(missed.character, { characterId: stayer.character.characterId });
  await until(() => missed.client.socket.disconnected, 'the watch has found it');
  expect([reached.client.closedBy, missed.client.closedBy]).toEqual(['other_character', 'other_character']);
  expect(stayer.client.socket.connected).toBe(true);
});

test('every zone follows the settings of the realm, also those of a change that Redis did not announce', async () => {
  const rulesOf = () => testSim.sim.hosts.map(({ zone }) => presenceSlice(zone.state).idleRules);
  expect(rulesOf()).toContainEqual(usualIdleRules);
  const changed = await setSettings(testSim.home.domain.systemCtx(), { awayMinutes: 9, idleLogoutMinutes: 10 });
  await until(() => rulesOf().every(({ awayMs }) => awayMs === idleRulesOf(changed).awayMs), 'the zones know it');
});
