import { levelOf, quietestDb } from './gate';

/** The player's microphone, with its level. Audio leaves it only while it is open. */
export interface Microphone {
  readonly track: MediaStreamTrack;
  /** Returns the level of this moment in decibels of full scale, whether it is open or not. */
  levelDb(): number;
  setOpen(state: 'open' | 'closed'): void;
  stop(): void;
}

/**
 * Opens a microphone; the browser asks the player for permission when it has not yet.
 * @param deviceId empty for the browser's own choice, which is taken too when the device is gone
 * @throws DOMException `NotAllowedError` without permission, `NotFoundError` without a microphone
 */
export async function openMicrophone(deviceId: string): Promise<Microphone> {
  const wanted = { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 };
  const device = deviceId === '' ? {} : { deviceId: { ideal: deviceId } };
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { ...wanted, ...device } });
  const [heard] = stream.getAudioTracks();
  if (heard === undefined) throw new DOMException('no audio', 'NotFoundError');
  // The copy is sent and closed; the level is measured on what is always open.
  const track = heard.clone();
  track.enabled = false;
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  const source = context.createMediaStreamSource(new MediaStream([heard]));
  source.connect(analyser);
  void context.resume();
  const samples = new Float32Array(analyser.fftSize);
  return {
    track,
    levelDb: () => {
      if (context.state !== 'running') return quietestDb;
      analyser.getFloatTimeDomainData(samples);
      return levelOf(samples);
    },
    setOpen: (state) => {
      track.enabled = state === 'open';
    },
    stop: () => {
      heard.stop();
      track.stop();
      void context.close();
    },
  };
}
