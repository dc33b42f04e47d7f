import { spawnSync } from 'node:child_process';
import { openTestDomain, type TestDomain } from '@necp/domain/testing/index';
import { partyOf } from '@necp/domain/testing/party';
import { signIn } from '@necp/domain/testing/social';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installFromDebian, isDebianRoot } from '../../../../tooling/launcher/debian.mjs';
import { until } from '../testing/client';
import { openTurnServer, type TurnServer } from '../testing/turn-server';
import { openVoicePeer, relayCandidates, type VoicePeer } from '../testing/voice-peer';
import { iceServersFor } from './relays';
import { startVoice, type VoiceProcess } from './start-voice';

const turnSecret = 'what the relay and the voice process share';
let testDomain: TestDomain;
let relay: TurnServer;
let voice: VoiceProcess;

beforeAll(async () => {
  if (spawnSync('turnserver', ['--version']).error !== undefined && isDebianRoot())
    await installFromDebian('coturn', () => undefined);
  relay = await openTurnServer(turnSecret);
  testDomain = await openTestDomain();
  voice = await startVoice(testDomain.domain, {
    voiceId: 'voice-turn',
    port: 0,
    mostConnections: 10,
    mostCalls: 20,
    steadyMs: () => testDomain.domain.systemCtx().clock.nowMs(),
    media: { ports: [42_000, 42_499], listen: '127.0.0.1' },
    relays: { stunUrls: [], turnUrls: [relay.url], turnSecret },
  });
  await until(() => voice.isOpen(), 'the voice process has its place');
});
afterAll(async () => {
  await voice.stop();
  await testDomain.close();
  relay.close();
});

const serversAt = (nowMs: number, secret = turnSecret) =>
  iceServersFor({ stunUrls: [], turnUrls: [relay.url], turnSecret: secret }, 'mara', nowMs);

test('two players whose browsers reach the voice process by the relay only hear one another', async () => {
  const players = await partyOf(testDomain, 2);
  await signIn(testDomain, players);
  const peers: VoicePeer[] = [];
  for (const player of players) peers.push(await openVoicePeer(testDomain, player, 'relayed'));
  const [mara, ivo] = peers as [VoicePeer, VoicePeer];
  for (const peer of peers) await peer.join();
  const heard = (from: VoicePeer, to: VoicePeer, word: string) =>
    until(() => {
      from.say(word);
      return to.heard.includes(word);
    }, `${word} is heard`);
  await heard(mara, ivo, 'over the relay');
  await heard(ivo, mara, 'and back');
  for (const peer of peers) {
    expect(new Set(peer.candidates())).toEqual(new Set(['relay']));
    expect(relay.log()).toContain(`:${peer.player.characterId}>`);
    await peer.close();
  }
});

test('the relay lets in who has a name that has not ended, with the password of the shared secret', async () => {
  const nowMs = testDomain.domain.systemCtx().clock.nowMs();
  expect(await relayCandidates(serversAt(nowMs))).toEqual(['relay']);
  expect(await relayCandidates(serversAt(nowMs - 2 * 3_600_000)), 'the name has ended').toEqual([]);
  expect(await relayCandidates(serversAt(nowMs, 'another secret')), 'the password is wrong').toEqual([]);
});
