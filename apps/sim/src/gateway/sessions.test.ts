import { createDomain, liveChannel, push, type Domain } from '@necp/domain/kernel';
import { signOut } from '@necp/domain/session/service';
import { openTestDomain, quietLog, testConfig, type TestDomain } from '@necp/domain/testing/index';
import { openOwnRedis, type OwnRedis } from '@necp/domain/testing/own-redis';
import { setSettings } from '@necp/domain/realm/service';
import { idleRulesOf, usualIdleRules } from '@necp/shared/realm/settings';
import { sessionCut } from '@necp/shared/session/events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSim, type Sim } from '../sim';
import { presenceSlice } from '../zone/presence/slice';
import { joinZone, until } from '../testing/client';
import { simOptions } from '../testing/open-sim';
import { openTestRealm, type TestCharacter, type TestRealm } from '../testing/realm';

let home: TestDomain;
let redis: OwnRedis;
let realm: TestRealm;
let sim: Sim;
let port: number;
/** The processes of the simulation and of the web app; both use the Redis that is killed. */
let ofSim: Domain;
let ofWeb: Domain;
beforeAll(async () => {
  home = await openTestDomain();
  redis = await openOwnRedis();
  realm = await openTestRealm(home.databaseUrl);
  const open = () =>
    createDomain({
      service: 'test',
      databaseUrl: home.databaseUrl,
      redisUrl: redis.url,
      config: testConfig,
      log: quietLog,
    });
  [ofSim, ofWeb] = [open(), open()];
  sim = createSim({ ...simOptions(home, realm), domain: ofSim });
  port = await sim.start();
  await until(() => sim.hosts.length > 0, 'the zone is claimed');
});
afterAll(async () => {
  await sim.drain();
  await Promise.all([ofSim.close(), ofWeb.close(), realm.close()]);
  await redis.close();
  await home.close();
});

async function enter(name: string) {
  const character = await realm.addCharacter(name);
  return { character, client: await joinZone({ port, ticket: await realm.signTicket(character) }) };
}
const isFollowed = async ({ accountId }: TestCharacter) => {
  const answer = await ofWeb.redis.call('PUBSUB', 'NUMSUB', liveChannel({ accountId })).catch(() => [null, 0]);
  return (answer as [string, number])[1] === 1;
};
/** Ends the session as the web app does. */
const endSession = ({ accountId, sessionId, characterId }: TestCharacter) =>
  signOut(
    ofWeb.ctxFor({ actor: { accountId, sessionId, characterId, isGuest: true, roles: ['player'] }, address: null }),
  );

test('the socket of a session that ends while Redis is dead closes, and no other socket does', async () => {
  const [leaver, stayer] = [await enter('Leaver'), await enter('Stayer')];
  await until(() => isFollowed(leaver.character), 'the process is subscribed');
  await redis.kill();
  expect(await endSession(leaver.character)).toEqual({ endedSessions: 1 });
  await until(() => leaver.client.socket.disconnected, 'the socket is closed');
  expect(leaver.client.closedBy).toBe('signed_out');
  expect(stayer.client.socket.connected).toBe(true);

  // Once Redis is back, the message alone closes a socket again: this session goes on in Postgres.
  await redis.start();
  await until(() => isFollowed(stayer.character), 'the process is subscribed again');
  const { accountId, sessionId } = stayer.character;
  await push(ofWeb.redis, { accountId }, { topic: sessionCut, sessionId, reason: 'revoked' });
  await until(() => stayer.client.socket.disconnected, 'the socket is closed');
  expect(stayer.client.closedBy).toBe('signed_out');
});

test('the socket of a character closes when its session plays another one, with or without a message', async () => {
  const [reached, missed, stayer] = [await enter('Reached'), await enter('Missed'), await enter('Bystander')];
  await until(() => isFollowed(reached.character), 'the process is subscribed');
  const { accountId, sessionId, characterId } = reached.character;
  await push(ofWeb.redis, { accountId }, { topic: sessionCut, sessionId, characterId, reason: 'other_character' });
  await until(() => reached.client.socket.disconnected, 'the socket is closed');
  await realm.db.prisma.session.update({
    where: { id: missed.character.sessionId },
    data: { characterId: stayer.character.characterId },
  });
  await until(() => missed.client.socket.disconnected, 'the watch has found it');
  expect([reached.client.closedBy, missed.client.closedBy]).toEqual(['other_character', 'other_character']);
  expect(stayer.client.socket.connected).toBe(true);
});

test('every zone follows the settings of the realm, also those of a change that Redis did not announce', async () => {
  const rulesOf = () => sim.hosts.map(({ zone }) => presenceSlice(zone.state).idleRules);
  expect(rulesOf()).toContainEqual(usualIdleRules);
  const changed = await setSettings(home.domain.systemCtx(), { awayMinutes: 9, idleLogoutMinutes: 10 });
  await until(() => rulesOf().every(({ awayMs }) => awayMs === idleRulesOf(changed).awayMs), 'the zones know it');
});
