import { heardAtOnce, type VoiceAnswer, type VoiceOffer } from '@necp/shared/voice/schema';
import { answerOf } from './description';
import { canChooseOutput } from './devices';

/** The audio between this browser and the voice process: one microphone up, the loudest few players down. */
export interface VoiceCall {
  answer(): Promise<VoiceAnswer>;
  /** Sets how loud each slot is, 0 to 1. */
  setVolumes(volumes: readonly number[]): void;
  /** Plays the others through a device; empty for the browser's own choice. */
  setOutput(deviceId: string): void;
  close(): void;
}

interface CallCallbacks {
  readonly onConnected: () => void;
  /** The connection has broken off. */
  readonly onLost: () => void;
}

/** A connection that is interrupted longer than this is given up. */
const interruptedMs = 4_000;

export function openCall(offer: VoiceOffer, track: MediaStreamTrack | null, callbacks: CallCallbacks): VoiceCall {
  const { callId, sdp, iceServers } = offer;
  const connection = new RTCPeerConnection({
    bundlePolicy: 'max-bundle',
    iceServers: iceServers.map(({ urls, username, credential }) => ({
      urls,
      ...(username === undefined ? {} : { username }),
      ...(credential === undefined ? {} : { credential }),
    })),
  });
  const players: HTMLAudioElement[] = [];
  let output = '';
  connection.addEventListener('track', ({ track: heard }) => {
    const player = new Audio();
    player.srcObject = new MediaStream([heard]);
    players.push(player);
    playThrough(player, output);
    void player.play().catch(() => undefined);
  });
  let patience: ReturnType<typeof setTimeout> | undefined;
  connection.addEventListener('connectionstatechange', () => {
    const state = connection.connectionState;
    clearTimeout(patience);
    if (state === 'connected') callbacks.onConnected();
    else if (state === 'failed') callbacks.onLost();
    else if (state === 'disconnected') patience = setTimeout(callbacks.onLost, interruptedMs);
  });
  return {
    answer: async () => {
      await connection.setRemoteDescription({ type: 'offer', sdp });
      const [microphone] = connection.getTransceivers();
      if (microphone !== undefined && track !== null) {
        await microphone.sender.replaceTrack(track);
        microphone.direction = 'sendonly';
      }
      await connection.setLocalDescription(await connection.createAnswer());
      const answer = answerOf(connection.localDescription?.sdp ?? '');
      return { callId, ...answer, ...(track === null ? { ssrc: null } : {}) };
    },
    setVolumes: (volumes) => {
      for (const [slot, player] of players.slice(0, heardAtOnce).entries()) player.volume = volumes[slot] ?? 1;
    },
    setOutput: (deviceId) => {
      output = deviceId;
      for (const player of players) playThrough(player, output);
    },
    close: () => {
      clearTimeout(patience);
      connection.close();
      for (const player of players) player.srcObject = null;
    },
  };
}

/** A device that is gone leaves the sound where it was; not every browser lets a page choose. */
function playThrough(player: HTMLAudioElement, deviceId: string): void {
  if (canChooseOutput() && player.sinkId !== deviceId) void player.setSinkId(deviceId).catch(() => undefined);
}
