import { randomUUID } from 'node:crypto';
import { partyOf } from '@necp/domain/testing/party';
import { block, signIn } from '@necp/domain/testing/social';
import { newRequestId, openTestDomain, quietLog, type TestDomain, withClient } from '@necp/domain/testing/index';
import { openOtherProcess } from '@necp/domain/testing/other-process';
import { openOwnRedis } from '@necp/domain/testing/own-redis';
import type { Logger } from '@necp/domain/kernel';
import { decideReport, endMute, reportVoice } from '@necp/domain/moderation/service';
import { reports, watch } from '@necp/domain/moderation/queries';
import { accountWith } from '@necp/domain/testing/staff';
import { kick } from '@necp/domain/party/service';
import { joinVoice } from '@necp/domain/voice/service';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { until } from '../testing/client';
import { openVoicePeer, type VoicePeer } from '../testing/voice-peer';
import { startVoice, type VoiceProcess } from './start-voice';

let testDomain: TestDomain;
let voice: VoiceProcess;
const peers: VoicePeer[] = [];

const start = (domain = testDomain.domain) =>
  startVoice(domain, {
    voiceId: 'voice-test',
    port: 0,
    mostConnections: 10,
    mostCalls: 20,
    steadyMs: () => domain.systemCtx().clock.nowMs(),
    media: { ports: [41_000, 41_999], listen: '127.0.0.1' },
    relays: { stunUrls: [], turnUrls: [], turnSecret: null },
  });

beforeAll(async () => {
  testDomain = await openTestDomain();
  voice = await start();
  await until(() => voice.isOpen(), 'the voice process has its place');
});
afterEach(async () => {
  await Promise.all(peers.splice(0).map((peer) => peer.close()));
});
afterAll(async () => {
  await voice.stop();
  await testDomain.close();
});

async function partyInCall(count: number): Promise<VoicePeer[]> {
  const joined: VoicePeer[] = [];
  const players = await partyOf(testDomain, count);
  await signIn(testDomain, players);
  for (const player of players) {
    const peer = await openVoicePeer(testDomain, player);
    peers.push(peer);
    joined.push(peer);
    await peer.join();
  }
  await until(() => joined.every((peer) => peer.view()?.members.length === count), 'all see one another');
  return joined;
}

/** Says a word until another player hears it: a packet may be lost, as on any network. */
async function sayUntilHeard(from: VoicePeer, word: string, to: VoicePeer): Promise<void> {
  await until(() => {
    from.say(word);
    return to.heard.includes(word);
  }, `${word} is heard`);
}

test('members of a party hear one another, and see who speaks in which slot', async () => {
  const [mara, ivo] = (await partyInCall(2)) as [VoicePeer, VoicePeer];
  await sayUntilHeard(mara, 'over here', ivo);
  await sayUntilHeard(ivo, 'coming', mara);
  expect(mara.heard).not.toContain('over here');
  const maraId = mara.player.characterId;
  await until(() => {
    mara.say('still here');
    return ivo.view()?.members.some(({ characterId, isSpeaking }) => characterId === maraId && isSpeaking) ?? false;
  }, 'Ivo sees that Mara speaks');
  expect(ivo.view()?.slots).toContain(maraId);
});

test('a player who is removed from the party hears nothing after, and cannot join again', async () => {
  const [mara, ivo, eve] = (await partyInCall(3)) as [VoicePeer, VoicePeer, VoicePeer];
  await sayUntilHeard(mara, 'all here', eve);
  await kick(mara.player.ctx, { requestId: newRequestId(), memberId: eve.player.characterId });
  await until(() => eve.ends.includes('not_member'), 'Eve is told that her call is over');
  const before = eve.heard.length;
  await sayUntilHeard(mara, 'she is gone', ivo);
  expect(eve.heard.slice(before)).not.toContain('she is gone');
  await expect(joinVoice(eve.player.ctx, { requestId: newRequestId(), kind: 'party' })).rejects.toMatchObject({
    code: 'voice.no_group',
  });
});

test('a player who has muted or blocked another does not get their audio', async () => {
  const [mara, ivo, eve] = (await partyInCall(3)) as [VoicePeer, VoicePeer, VoicePeer];
  await sayUntilHeard(mara, 'first', eve);
  const listening = { isMuted: false, isDeaf: false, unheard: [mara.player.characterId] };
  await eve.signal({ name: 'voice.set', message: { callId: eve.callId(), ...listening } });
  await until(() => eve.view()?.slots.includes(mara.player.characterId) === false, 'Eve does not hear Mara');
  await sayUntilHeard(mara, 'second', ivo);
  await sayUntilHeard(ivo, 'a marker', eve);
  expect(eve.heard).not.toContain('second');

  await block(ivo.player, mara.player);
  await until(() => ivo.view()?.members.length === 2, 'Ivo and Mara do not see one another');
  await eve.signal({ name: 'voice.set', message: { callId: eve.callId(), ...listening, unheard: [] } });
  await sayUntilHeard(mara, 'third', eve);
  await sayUntilHeard(eve, 'another marker', ivo);
  expect(ivo.heard).not.toContain('third');
});

test('a player who is muted in calls is not heard until the mute ends, and reads so', async () => {
  const [rude, ivo] = (await partyInCall(2)) as [VoicePeer, VoicePeer];
  await sayUntilHeard(rude, 'rude words', ivo);
  const said = { reason: 'abuse', words: '' } as const;
  await reportVoice(ivo.player.ctx, { requestId: newRequestId(), name: rude.player.name, ...said });
  const moderator = await accountWith(testDomain, ['moderator']);
  const { accountId } = rude.player;
  const page = await reports(moderator.ctx, { box: 'open', after: null });
  const report = page.reports.find(({ accused }) => accused.accountId === accountId);
  expect(report?.callers.map(({ name, until }) => [name, until])).toEqual([
    [rude.player.name, null],
    [ivo.player.name, null],
  ]);
  const reason = 'insults in the call';
  const decision = { do: 'mute', channel: 'voice', minutes: 60 } as const;
  await decideReport(moderator.ctx, { requestId: newRequestId(), reportId: report?.id ?? '', decision, reason });
  const isHushed = () => rude.view()?.members.find(({ name }) => name === rude.player.name)?.isHushed;
  await until(() => isHushed() === true, 'the player reads that a moderator has muted it');
  rude.say('more of them');
  await sayUntilHeard(ivo, 'quiet now', rude);
  expect(ivo.heard).not.toContain('more of them');
  const mute = (await watch(moderator.ctx)).mutes.find((one) => one.accountId === accountId);
  await endMute(moderator.ctx, { requestId: newRequestId(), sanctionId: mute?.id ?? '', reason });
  await until(() => isHushed() === false, 'the mute has ended');
  await sayUntilHeard(rude, 'sorry', ivo);
});

test('who was in a call and when is known after it, also when the process could not say that it ended', async () => {
  const [mara, ivo] = (await partyInCall(2)) as [VoicePeer, VoicePeer];
  const open = (peer: VoicePeer) =>
    withClient(testDomain.ownerUrl, async (client) => {
      const { rowCount } = await client.query(
        'SELECT 1 FROM voice_stays WHERE character_id = $1 AND until_at IS NULL',
        [peer.player.characterId],
      );
      return rowCount;
    });
  expect([await open(mara), await open(ivo)]).toEqual([1, 1]);
  await mara.signal({ name: 'voice.leave', message: { callId: mara.callId() } });
  await expect.poll(() => open(mara)).toBe(0);
  expect(await open(ivo)).toBe(1);
});

test('rubbish and signals about foreign calls change no call', async () => {
  const [mara, ivo] = (await partyInCall(2)) as [VoicePeer, VoicePeer];
  const { redis } = testDomain.domain;
  const { characterId, accountId } = mara.player;
  for (const text of ['', '{', 'null', '[]', '{"characterId":1}', 'x'.repeat(100_000)])
    await redis.publish('voice:signals', text);
  const signal = { name: 'voice.set', message: { callId: mara.callId(), isMuted: 'yes' } };
  await redis.publish('voice:signals', JSON.stringify({ characterId, accountId, signal }));
  await mara.signal({ name: 'voice.leave', message: { callId: ivo.callId() } });
  await mara.signal({ name: 'voice.leave', message: { callId: randomUUID() } });
  await mara.signal({ name: 'voice.join', message: { callId: randomUUID(), ticket: 'forged.forged.forged' } });
  await sayUntilHeard(mara, 'still talking', ivo);
  await sayUntilHeard(ivo, 'so am I', mara);
});

test('after a restart of the process players join again and hear one another', async () => {
  const [mara, ivo] = (await partyInCall(2)) as [VoicePeer, VoicePeer];
  await voice.stop();
  expect(mara.ends).toContain('restarting');
  await expect(joinVoice(mara.player.ctx, { requestId: newRequestId(), kind: 'party' })).rejects.toMatchObject({
    code: 'voice.away',
  });
  voice = await start();
  await until(() => voice.isOpen(), 'the voice process has its place again');
  await mara.join();
  await ivo.join();
  await sayUntilHeard(mara, 'back again', ivo);
});

test('the process takes its place once it reaches Redis, without a warning, and again after an outage', async () => {
  const warnings: string[] = [];
  const log: Logger = { ...quietLog, warn: (_about, said) => void warnings.push(said), child: () => log };
  const redis = await openOwnRedis();
  const domain = openOtherProcess(testDomain, { redisUrl: redis.url, log });
  expect(domain.redis.status).not.toBe('ready');
  const early = await start(domain);
  try {
    await until(() => early.isOpen(), 'the process has its place');
    expect(warnings).not.toContain('no signals of players');
    await domain.redis.del('voice:process');
    await redis.kill();
    await until(() => domain.redis.status !== 'ready', 'the process has lost Redis');
    await redis.start();
    const hasPlace = () => domain.redis.exists('voice:process').then(Boolean, () => false);
    await until(hasPlace, 'the process has its place again');
    expect(early.isOpen()).toBe(true);
  } finally {
    await early.stop();
    await domain.close();
    await redis.close();
  }
});
