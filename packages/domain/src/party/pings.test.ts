import type { ZoneId } from '@necp/shared/kernel';
import { partyPinged } from '@necp/shared/party/events';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createWaitingRedis, liveChannel } from '../kernel';
import { openTestDomain, type TestDomain } from '../testing';
import { act, openCity, partyOf } from '../testing/party';
import { pair, type SocialPlayer } from '../testing/social';
import { ping } from './service';

let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain();
  await openCity(testDomain);
});
afterAll(() => testDomain.close());
const system = () => testDomain.domain.systemCtx();

it('a ping reaches every member and no other player, and no place outside the city', async () => {
  const [mara, ivo, ada] = (await partyOf(testDomain, 3)) as [SocialPlayer, SocialPlayer, SocialPlayer];
  const [stranger] = await pair(testDomain);
  const ear = createWaitingRedis(system().redis, () => undefined);
  const heard: string[] = [];
  const players = [mara, ivo, ada, stranger];
  await ear.subscribe(...players.map(({ characterId }) => liveChannel({ characterId })));
  ear.on('message', (channel: string, message: string) => {
    if ((JSON.parse(message) as { topic: string }).topic === partyPinged) heard.push(channel);
  });
  const spot = { zoneId: 'watson' as ZoneId, x: 3, y: 4 };
  await expect(ping(stranger.ctx, { ...act(), ...spot })).rejects.toMatchObject({ code: 'party.none' });
  const nowhere = { ...act(), ...spot, zoneId: 'nowhere' as ZoneId };
  await expect(ping(ivo.ctx, nowhere)).rejects.toMatchObject({ code: 'party.no_place' });
  const once = act();
  await Promise.all([ping(ivo.ctx, { ...once, ...spot }), ping(ivo.ctx, { ...once, ...spot })]);
  const channels = [mara, ivo, ada].map(({ characterId }) => liveChannel({ characterId }));
  await vi.waitFor(() => expect(heard.toSorted()).toEqual(channels.toSorted()));
  ear.disconnect();
});
