import { acceptRequest, askFriend, friendsOf, setStatus } from '@necp/domain/social/service';
import { requestsOf } from '@necp/domain/social/queries';
import { newRequestId } from '@necp/domain/testing/index';
import { nameSkeleton } from '@necp/shared/character/rules';
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

const ctxOf = ({ accountId, characterId }: TestCharacter) => city.home.ctxAs({ accountId, characterId });

async function enter(name: string, zoneId: string): Promise<{ who: TestCharacter; client: TestClient }> {
  const who = await city.realm.addCharacter(name);
  // The realm of the tests knows names only as they are written.
  const changes = { nameSkeleton: nameSkeleton(name) };
  await city.realm.db.prisma.character.update({ where: { id: who.characterId }, data: changes });
  await city.realm.standIn(who, zoneId, { x: 8.5, y: 8.5 });
  await until(() => city.processes.some((one) => one.hostOf(zoneId) !== undefined), 'the zone has a holder');
  return { who, client: await city.join(who, city.holderOf(zoneId)) };
}

test('friends see each other across processes, and a process that dies leaves its players offline', async () => {
  const anna = await enter('Anna', 'watson');
  const ivo = await enter('Ivo', 'westbrook');
  await askFriend(ctxOf(anna.who), { requestId: newRequestId(), name: 'Ivo', note: '' });
  const [request] = (await requestsOf(ctxOf(ivo.who))).received;
  await acceptRequest(ctxOf(ivo.who), { requestId: newRequestId(), friendRequestId: request?.id ?? '' });

  const shown = async () => (await friendsOf(ctxOf(anna.who))).friends[0]?.presence;
  await expect.poll(shown, { timeout: 30_000 }).toMatchObject({ status: 'online', zoneId: 'westbrook', doing: 'city' });

  const heard: string[] = [];
  anna.client.socket.on('live', (message: { topic: string; presence?: { status: string } }) => {
    if (message.topic === 'social.presence_changed') heard.push(message.presence?.status ?? '');
  });
  ivo.client.socket.emit('presence.away', {});
  await until(() => heard.at(-1) === 'away', 'Anna hears that Ivo is away');
  const choose = (status: 'invisible' | 'busy') =>
    setStatus(ctxOf(ivo.who), {
      requestId: newRequestId(),
      status,
      text: '',
      presenceTo: 'friends',
      placeTo: 'friends',
    });
  await choose('invisible');
  await until(() => heard.at(-1) === 'offline', 'an invisible player looks offline');
  await choose('busy');
  await until(() => heard.at(-1) === 'busy', 'Anna hears that Ivo does not want to be disturbed');

  const itsProcess = () =>
    city.processes.find(({ sim }) => sim.hosts.some(({ zone }) => zone.state.players.has(ivo.who.characterId)));
  await until(() => itsProcess() !== undefined, 'Ivo is in a zone');
  await itsProcess()?.kill();
  await until(() => heard.at(-1) === 'offline', 'the process that is left ends the presence');
  expect(await shown()).toMatchObject({ status: 'offline', zoneId: null, doing: null });
}, 180_000);
