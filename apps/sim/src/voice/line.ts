import { heardAtOnce, type VoiceAnswer } from '@necp/shared/voice/schema';
import {
  RTCPeerConnection,
  RTCRtpCodecParameters,
  RtpHeader,
  RtpPacket,
  RTP_EXTENSION_URI,
  useAudioLevelIndication,
  useSdesMid,
} from 'werift';
import { answerTo, offerFor, type Reach } from './description';
import { silence, type Quietness } from './slots';
import { type Place, SlotStream } from './stream';

/** The only codec; silence is sent as a packet or two each second. */
const opus = () =>
  new RTCRtpCodecParameters({
    mimeType: 'audio/opus',
    clockRate: 48_000,
    channels: 2,
    parameters: 'minptime=10;useinbandfec=1;usedtx=1',
  });

/** The longest payload of a packet of audio; a longer one is no voice. */
const mostPayloadBytes = 1_200;

export interface LineSettings extends Reach {
  /** The UDP ports for audio, both included. */
  readonly ports: readonly [number, number];
}

/** A packet of a voice. */
export interface VoicePacket {
  readonly place: Place;
  readonly payload: Buffer;
  readonly quietness: Quietness;
}

export interface LineEvents {
  /** A packet of this player's microphone. */
  readonly onPacket: (packet: VoicePacket) => void;
  /** The browser is still there: it asks about every two seconds. */
  readonly onAlive: () => void;
  readonly onConnected: () => void;
  readonly onClosed: () => void;
}

/** The way of the audio between one browser and this process. */
export interface Line {
  /** Returns the description for the browser to answer. */
  offer(): Promise<string>;
  /** @throws Error for an answer that the library refuses */
  answer(answer: Omit<VoiceAnswer, 'callId'>): Promise<void>;
  /** Sends a packet of another player in a slot. */
  send(packet: VoicePacket, slot: { readonly slot: number; readonly isNew: boolean }): void;
  close(): void;
}

/**
 * Opens a line. This process waits for the browser's first packet and asks no client itself (ICE lite), so it sends
 * packets only to where a browser with the right password called from.
 */
export function openLine({ listen, announced, ports }: LineSettings, events: LineEvents): Line {
  const connection = new RTCPeerConnection({
    codecs: { audio: [opus()], video: [] },
    headerExtensions: { audio: [useSdesMid(), useAudioLevelIndication()], video: [] },
    bundlePolicy: 'max-bundle',
    iceServers: [],
    iceLite: true,
    iceUseIpv6: false,
    icePortRange: [ports[0], ports[1]],
    ...(listen === '0.0.0.0' ? {} : { iceInterfaceAddresses: { udp4: listen } }),
    iceAdditionalHostAddresses: listen === '0.0.0.0' ? [] : [listen],
    iceFilterStunResponse: () => {
      events.onAlive();
      return true;
    },
  });
  const microphone = connection.addTransceiver('audio', { direction: 'recvonly' });
  const slots = Array.from({ length: heardAtOnce }, () => ({
    sender: connection.addTransceiver('audio', { direction: 'sendonly' }).sender,
    stream: new SlotStream(),
  }));
  microphone.onTrack.subscribe((track) =>
    track.onReceiveRtp.subscribe(({ header, payload }, extensions) => {
      if (payload.length === 0 || payload.length > mostPayloadBytes) return;
      const { sequenceNumber, timestamp } = header;
      events.onPacket({ place: { sequenceNumber, timestamp }, payload, quietness: quietnessOf(extensions) });
    }),
  );
  connection.connectionStateChange.subscribe((state) => {
    if (state === 'connected') events.onConnected();
    if (state === 'closed' || state === 'failed') events.onClosed();
  });
  let offered = '';
  return {
    offer: async () => {
      await connection.setLocalDescription(await connection.createOffer());
      offered = connection.localDescription?.sdp ?? '';
      return offerFor(offered, { listen, announced });
    },
    answer: (answer) => connection.setRemoteDescription({ type: 'answer', sdp: answerTo(offered, answer) }),
    send: ({ place, payload }, { slot, isNew }) => {
      const to = slots[slot];
      if (to === undefined) return;
      // The header is written anew: the extensions of one browser name other things in the call of another one.
      const header = new RtpHeader({ ...to.stream.next(place, isNew ? 'other' : 'same'), marker: isNew });
      // What the network does not take is lost, as any packet may be.
      to.sender.sendRtp(new RtpPacket(header, payload)).catch(() => undefined);
    },
    close: () => void connection.close().catch(() => undefined),
  };
}

function quietnessOf(extensions: Readonly<Record<string, unknown>> | undefined): Quietness {
  const level = (extensions?.[RTP_EXTENSION_URI.audioLevelIndication] as { readonly level?: unknown } | undefined)
    ?.level;
  return typeof level === 'number' ? level : silence;
}
