import { randomUUID } from 'node:crypto';
import { liveChannel } from '@necp/domain/kernel';
import { newRequestId, type TestDomain } from '@necp/domain/testing/index';
import type { SocialPlayer } from '@necp/domain/testing/social';
import { joinVoice, passToVoice } from '@necp/domain/voice/service';
import { voiceEnded, voiceOffered, voiceRoomChanged } from '@necp/shared/voice/events';
import { type IceServer, VoiceEnd, VoiceOffer, VoiceRoomView, type VoiceSignal } from '@necp/shared/voice/schema';
import {
  MediaStreamTrack,
  RTCPeerConnection,
  RTCRtpCodecParameters,
  RtpHeader,
  RtpPacket,
  useAudioLevelIndication,
  useSdesMid,
} from 'werift';
import { until } from './client';

/** A player's browser, as far as voice goes: it signals, sends packets of audio and notes those that it hears. */
export interface VoicePeer {
  readonly player: SocialPlayer;
  /** The payloads of the packets that were heard, as text. */
  readonly heard: readonly string[];
  readonly ends: readonly string[];
  readonly view: () => VoiceRoomView | null;
  readonly callId: () => string;
  /** The kinds of addresses from which this peer may send. */
  readonly candidates: () => readonly string[];
  signal(signal: VoiceSignal): Promise<void>;
  /** Gets a ticket and joins; resolves when audio can pass and the others are known. */
  join(): Promise<void>;
  /** Says a word as one packet. */
  say(word: string): void;
  close(): Promise<void>;
}

const opus = () =>
  new RTCRtpCodecParameters({ mimeType: 'audio/opus', clockRate: 48_000, channels: 2, payloadType: 96 });

function openConnection(iceServers: readonly IceServer[], way: Way): RTCPeerConnection {
  return new RTCPeerConnection({
    codecs: { audio: [opus()], video: [] },
    headerExtensions: { audio: [useSdesMid(), useAudioLevelIndication()], video: [] },
    iceAdditionalHostAddresses: ['127.0.0.1'],
    iceUseIpv6: false,
    ...(way === 'direct'
      ? { iceServers: [] }
      : {
          iceTransportPolicy: 'relay' as const,
          iceServers: iceServers.flatMap(({ urls, ...pass }) => urls.map((url) => ({ urls: url, ...pass }))),
        }),
    bundlePolicy: 'max-bundle',
  });
}

/** Returns the kinds of addresses that a peer gets which may use relays only; none when no relay lets it in. */
export async function relayCandidates(iceServers: readonly IceServer[]): Promise<readonly string[]> {
  const connection = openConnection(iceServers, 'relayed');
  connection.addTransceiver('audio', { direction: 'sendonly' });
  try {
    await connection.setLocalDescription(await connection.createOffer());
    return kindsIn(connection);
  } catch {
    return [];
  } finally {
    await connection.close();
  }
}

const kindsIn = (connection: RTCPeerConnection | null): string[] =>
  [...(connection?.localDescription?.sdp ?? '').matchAll(/ typ (\w+)/g)].map(([, kind]) => kind ?? '');

function valuesIn(sdp: string) {
  const read = (pattern: RegExp) => pattern.exec(sdp)?.[1] ?? '';
  return {
    ufrag: read(/a=ice-ufrag:(\S+)/),
    pwd: read(/a=ice-pwd:(\S+)/),
    fingerprint: read(/a=fingerprint:sha-256 (\S+)/),
  };
}

/** How packets reach the voice process: straight, or by the relay of the offer only. */
type Way = 'direct' | 'relayed';

export async function openVoicePeer(
  testDomain: TestDomain,
  player: SocialPlayer,
  way: Way = 'direct',
): Promise<VoicePeer> {
  const { characterId, accountId, ctx } = player;
  const { redis } = testDomain.domain;
  const ear = redis.duplicate();
  await new Promise((resolve) => ear.once('ready', resolve));
  const heard: string[] = [];
  const ends: string[] = [];
  let view: VoiceRoomView | null = null;
  let callId = '';
  let connection: RTCPeerConnection | null = null;
  let track: MediaStreamTrack | null = null;
  let sequenceNumber = 1;
  const signal = (sent: VoiceSignal) => passToVoice(redis, { characterId, accountId, signal: sent });
  const answer = async ({ sdp, iceServers }: VoiceOffer) => {
    connection = openConnection(iceServers, way);
    connection.onTrack.subscribe((slot) =>
      slot.onReceiveRtp.subscribe(({ payload }) => void heard.push(payload.toString('utf8'))),
    );
    await connection.setRemoteDescription({ type: 'offer', sdp });
    const [microphone] = connection.getTransceivers();
    track = new MediaStreamTrack({ kind: 'audio' });
    await microphone?.sender.replaceTrack(track);
    microphone?.setDirection('sendonly');
    await connection.setLocalDescription(await connection.createAnswer());
    const values = valuesIn(connection.localDescription?.sdp ?? '');
    await signal({ name: 'voice.answer', message: { callId, ...values, ssrc: microphone?.sender.ssrc ?? null } });
  };
  ear.on('message', (_channel: string, text: string) => {
    const message = JSON.parse(text) as { topic: string; callId?: string };
    if (message.callId !== callId) return;
    if (message.topic === voiceOffered) void answer(VoiceOffer.parse(message));
    if (message.topic === voiceRoomChanged) view = VoiceRoomView.parse(message);
    if (message.topic === voiceEnded) ends.push(VoiceEnd.parse(message).reason);
  });
  await ear.subscribe(liveChannel({ characterId }));
  return {
    player,
    heard,
    ends,
    view: () => view,
    callId: () => callId,
    candidates: () => kindsIn(connection),
    signal,
    join: async () => {
      const { ticket } = await joinVoice(ctx, { requestId: newRequestId(), kind: 'party' });
      callId = randomUUID();
      view = null;
      await signal({ name: 'voice.join', message: { callId, ticket } });
      await until(() => view !== null, `${player.name} is in the call`);
    },
    say: (word) => {
      const extensions = [{ id: 2, payload: Buffer.from([0x80 | 20]) }];
      const header = new RtpHeader({ sequenceNumber: sequenceNumber++, timestamp: sequenceNumber * 960, extensions });
      track?.writeRtp(new RtpPacket(header, Buffer.from(word)));
    },
    close: async () => {
      ear.disconnect();
      await connection?.close();
    },
  };
}
