import { blockPlayer } from '@necp/domain/social/service';
import { sendLine } from '@necp/domain/chat/service';
import { newRequestId } from '@necp/domain/testing/index';
import { nameSkeleton } from '@necp/shared/character/rules';
import { lineOfMessage } from '@necp/shared/chat/live';
import type { ChatTarget } from '@necp/shared/chat/schema';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestCity, type TestCity } from '../testing/city';
import { until, type TestClient } from '../testing/client';
import type { TestCharacter } from '../testing/realm';

let city: TestCity;
beforeAll(async () => {
  city = await openTestCity();
  await city.open('sim-a');
  await city.open('sim-b');
  await city.share();
});
afterAll(() => city.close());

interface Player {
  readonly who: TestCharacter;
  readonly client: TestClient;
  readonly heard: string[];
  readonly sent: unknown[];
}

async function enter(name: string, zoneId: string): Promise<Player> {
  const who = await city.realm.addCharacter(name);
  // The realm of the tests knows names only as they are written.
  const changes = { nameSkeleton: nameSkeleton(name) };
  await city.realm.db.prisma.character.update({ where: { id: who.characterId }, data: changes });
  await city.realm.standIn(who, zoneId, { x: 8.5, y: 8.5 });
  await until(() => city.processes.some((one) => one.hostOf(zoneId) !== undefined), 'the zone has a holder');
  const client = await city.join(who, city.holderOf(zoneId));
  const [heard, sent]: [string[], unknown[]] = [[], []];
  client.socket.on('live', (message: unknown) => {
    const line = lineOfMessage(message);
    if (line === null) return;
    heard.push(line.text);
    sent.push(message);
  });
  return { who, client, heard, sent };
}

const say = ({ who: { accountId, characterId } }: Player, target: ChatTarget, text: string) =>
  sendLine(city.home.ctxAs({ accountId, characterId }), {
    requestId: newRequestId(),
    target,
    text,
    style: 'plain',
    rollMost: null,
  });
const hears = ({ heard }: Player, text: string) => until(() => heard.includes(text), `hears "${text}"`);

test('lines for everyone and whispers reach players in two processes, but none of a block', async () => {
  const anna = await enter('Anna', 'watson');
  const ivo = await enter('Ivo', 'westbrook');
  const eve = await enter('Eve', 'westbrook');
  const holders = new Set([city.holderOf('watson'), city.holderOf('westbrook')]);
  expect(holders.size).toBe(2);
  await say(anna, { channel: 'global' }, 'hello city');
  await Promise.all([anna, ivo, eve].map((by) => hears(by, 'hello city')));
  await say(anna, { channel: 'whisper', name: 'Ivo' }, 'only you');
  await hears(ivo, 'only you');
  const { accountId, characterId } = ivo.who;
  await blockPlayer(city.home.ctxAs({ accountId, characterId }), { requestId: newRequestId(), name: 'Anna' });
  await say(anna, { channel: 'trade' }, 'not for Ivo');
  await say(eve, { channel: 'global' }, 'a marker');
  await Promise.all([anna, ivo, eve].map((by) => hears(by, 'a marker')));
  expect(ivo.heard).toEqual(['hello city', 'only you', 'a marker']);
  expect(eve.heard).toEqual(['hello city', 'not for Ivo', 'a marker']);
  // The message does not say who was left out.
  expect(JSON.stringify(eve.sent)).not.toContain(accountId);
}, 180_000);

test('a throw in the zone is the same number for all who are near', async () => {
  const mara = await enter('Mara', 'watson');
  const bo = await enter('Bo', 'watson');
  mara.client.socket.emit('chat.send', { channel: 'say', text: '', rollMost: 20 });
  const rolled = (by: Player) => by.client.chatMessages.find(({ style }) => style === 'roll')?.roll;
  await until(() => rolled(mara) !== undefined && rolled(bo) !== undefined, 'both see the throw');
  expect(rolled(bo)).toEqual(rolled(mara));
  expect(rolled(bo)?.most).toBe(20);
  mara.client.socket.emit('chat.send', { channel: 'say', text: 'waves', style: 'me' });
  await until(() => bo.client.chatMessages.some(({ style }) => style === 'me'), 'the other sees it');
}, 180_000);
