import { liveChannel, push, type Domain } from '@necp/domain/kernel';
import { signOut } from '@necp/domain/session/service';
import { openOtherProcess } from '@necp/domain/testing/other-process';
import { openOwnRedis, type OwnRedis } from '@necp/domain/testing/own-redis';
import { setSettings } from '@necp/domain/realm/service';
import { idleRulesOf, usualIdleRules } from '@necp/shared/realm/settings';
import { sessionCut } from '@necp/shared/session/events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { presenceSlice } from '../zone/presence/slice';
import { until } from '../testing/client';
import type { TestCharacter } from '../testing/realm';
import { openSimOver, type SimOver } from '../testing/sim-over';

let redis: OwnRedis;
let over: SimOver;
/** The process of the web app, which uses the Redis that is killed, as the simulation does. */
let ofWeb: Domain;
beforeAll(async () => {
  redis = await openOwnRedis();
  over = await openSimOver(redis.url);
  ofWeb = openOtherProcess(over.home, { redisUrl: redis.url });
});
afterAll(async () => {
  await ofWeb.close();
  await over.close();
  await redis.close();
});

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
  const [leaver, stayer] = [await over.enter('Leaver'), await over.enter('Stayer')];
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
  const [reached, missed, stayer] = [
    await over.enter('Reached'),
    await over.enter('Missed'),
    await over.enter('Bystander'),
  ];
  await until(() => isFollowed(reached.character), 'the process is subscribed');
  const { accountId, sessionId, characterId } = reached.character;
  await push(ofWeb.redis, { accountId }, { topic: sessionCut, sessionId, characterId, reason: 'other_character' });
  await until(() => reached.client.socket.disconnected, 'the socket is closed');
  await over.realm.db.prisma.session.update({
    where: { id: missed.character.sessionId },
    data: { characterId: stayer.character.characterId },
  });
  await until(() => missed.client.socket.disconnected, 'the watch has found it');
  expect([reached.client.closedBy, missed.client.closedBy]).toEqual(['other_character', 'other_character']);
  expect(stayer.client.socket.connected).toBe(true);
});

test('every zone follows the settings of the realm, also those of a change that Redis did not announce', async () => {
  const rulesOf = () => over.sim.hosts.map(({ zone }) => presenceSlice(zone.state).idleRules);
  expect(rulesOf()).toContainEqual(usualIdleRules);
  const changed = await setSettings(over.home.domain.systemCtx(), { awayMinutes: 9, idleLogoutMinutes: 10 });
  await until(() => rulesOf().every(({ awayMs }) => awayMs === idleRulesOf(changed).awayMs), 'the zones know it');
});
