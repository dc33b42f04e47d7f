import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { kick } from '../party/service';
import { newRequestId, openTestDomain, type TestDomain } from '../testing';
import { asTo, partyOf } from '../testing/party';
import { block, signIn, type SocialPlayer, socialPlayers } from '../testing/social';
import { callersNow, voiceState } from './queries';
import { admitToVoice, holdVoicePlace, joinVoice, leaveVoicePlace } from './service';

let testDomain: TestDomain;
const place = { voiceId: 'voice-1', runId: randomUUID() };

beforeAll(async () => {
  testDomain = await openTestDomain();
});
afterEach(() => leaveVoicePlace(testDomain.domain.redis, place));
afterAll(() => testDomain.close());

async function signedInParty(count: number): Promise<SocialPlayer[]> {
  const players = await partyOf(testDomain, count);
  await signIn(testDomain, players);
  return players;
}

const open = () => holdVoicePlace(testDomain.domain.redis, place, { wasHeld: false });
const ticketOf = async ({ ctx }: SocialPlayer) =>
  (await joinVoice(ctx, { requestId: newRequestId(), kind: 'party' })).ticket;
const admit = async (player: SocialPlayer) => admitToVoice(player.ctx, player.characterId, await ticketOf(player));

test('without a voice process no player can join, and the state says so', async () => {
  const [mara] = (await signedInParty(2)) as [SocialPlayer];
  expect(await voiceState(mara.ctx)).toEqual({ isOpen: false, kinds: ['party'] });
  await expect(ticketOf(mara)).rejects.toMatchObject({ kind: 'unavailable', code: 'voice.away' });
});

test('a player without a party can talk with no group', async () => {
  await open();
  const [stranger] = (await socialPlayers(testDomain, 1)) as [SocialPlayer];
  expect(await voiceState(stranger.ctx)).toEqual({ isOpen: true, kinds: [] });
  await expect(ticketOf(stranger)).rejects.toMatchObject({ code: 'voice.no_group' });
});

test('a ticket opens one call, for the character that it names', async () => {
  await open();
  const [mara, ivo] = (await signedInParty(2)) as [SocialPlayer, SocialPlayer];
  const ticket = await ticketOf(mara);
  for (const forged of ['', 'a.b.c', `${ticket}x`])
    await expect(admitToVoice(mara.ctx, mara.characterId, forged)).rejects.toMatchObject({ code: 'voice.bad_ticket' });
  await expect(admitToVoice(ivo.ctx, ivo.characterId, ticket)).rejects.toMatchObject({ code: 'voice.bad_ticket' });
  const both = await Promise.allSettled([1, 2].map(() => admitToVoice(mara.ctx, mara.characterId, ticket)));
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('a member who was removed after getting a ticket is not let in, and is gone from the call', async () => {
  await open();
  const [mara, ivo, eve] = (await signedInParty(3)) as [SocialPlayer, SocialPlayer, SocialPlayer];
  const callers = [await admit(mara), await admit(ivo), await admit(eve)];
  const ticket = await ticketOf(eve);
  await kick(mara.ctx, asTo(eve));
  await expect(admitToVoice(eve.ctx, eve.characterId, ticket)).rejects.toMatchObject({ code: 'voice.no_group' });
  expect((await callersNow(mara.ctx, callers)).gone).toEqual([eve.characterId]);
});

test('players hear each other in no call when one has blocked the other', async () => {
  await open();
  const [mara, ivo, eve] = (await signedInParty(3)) as [SocialPlayer, SocialPlayer, SocialPlayer];
  const callers = [await admit(mara), await admit(ivo), await admit(eve)];
  await block(ivo, mara);
  const { gone, silenced } = await callersNow(mara.ctx, callers);
  expect(gone).toEqual([]);
  expect(silenced).toEqual(
    new Map([
      [mara.characterId, new Set([ivo.characterId])],
      [ivo.characterId, new Set([mara.characterId])],
    ]),
  );
});

test('a later run of the same name takes the place at once, and another name waits', async () => {
  const { redis } = testDomain.domain;
  expect(await open()).toBe(true);
  expect(await holdVoicePlace(redis, { voiceId: 'voice-2', runId: randomUUID() }, { wasHeld: false })).toBe(false);
  const later = { ...place, runId: randomUUID() };
  expect(await holdVoicePlace(redis, later, { wasHeld: false })).toBe(true);
  expect(await holdVoicePlace(redis, place, { wasHeld: true })).toBe(false);
  await leaveVoicePlace(redis, place);
  expect(await holdVoicePlace(redis, later, { wasHeld: true })).toBe(true);
  await leaveVoicePlace(redis, later);
});
