import { scatter } from '../city/scatter';
import type { Mixer } from './mixer';
import { muffleHz } from './weather';

/** Creates two seconds of noise that loops without a seam. */
export function makeNoise(context: AudioContext, kind: 'white' | 'brown'): AudioBuffer {
  const length = context.sampleRate * 2;
  const buffer = context.createBuffer(1, length, context.sampleRate);
  const samples = buffer.getChannelData(0);
  let last = 0;
  for (let i = 0; i < length; i += 1) {
    const white = scatter(i, 7, kind === 'white' ? 1 : 2) * 2 - 1;
    last = kind === 'brown' ? (last + 0.02 * white) / 1.02 : white;
    samples[i] = kind === 'brown' ? last * 3.2 : white;
  }
  // The end fades into the start, so that the loop cannot be heard.
  const fade = Math.floor(context.sampleRate * 0.05);
  for (let i = 0; i < fade; i += 1) {
    const share = i / fade;
    samples[length - fade + i] = (samples[length - fade + i] ?? 0) * (1 - share) + (samples[i] ?? 0) * share;
  }
  return buffer;
}

/** Rain on asphalt and the hum of the city, made of filtered noise. */
export class Ambience {
  private readonly rain: GainNode;
  private readonly patter: GainNode;
  private readonly hum: GainNode;
  /** The filter that muffles the rain indoors. */
  private readonly muffle: BiquadFilterNode;
  private readonly sources: AudioScheduledSourceNode[] = [];

  constructor(private readonly mixer: Mixer) {
    const { context } = mixer;
    const white = makeNoise(context, 'white');
    const brown = makeNoise(context, 'brown');
    const out = mixer.bus('effects');
    this.muffle = context.createBiquadFilter();
    this.muffle.type = 'lowpass';
    this.muffle.frequency.value = muffleHz(0);
    this.muffle.connect(out);
    this.rain = this.layer(white, { type: 'bandpass', frequency: 1_600, q: 0.35, to: this.muffle });
    this.patter = this.layer(white, { type: 'highpass', frequency: 5_200, q: 0.5, to: this.muffle });
    this.hum = this.layer(brown, { type: 'lowpass', frequency: 190, q: 0.8, to: out });
    this.hum.gain.value = 0.32;
    for (const [frequency, volume] of [
      [55, 0.035],
      [82.5, 0.016],
      [110.6, 0.01],
    ] as const)
      this.drone(frequency, volume);
  }

  /** Sets the volume of rain (0..1) and how much a roof muffles it (0..1). */
  set(rain: number, roof: number): void {
    const now = this.mixer.context.currentTime;
    const open = 1 - roof * 0.4;
    this.muffle.frequency.setTargetAtTime(muffleHz(roof), now, 0.25);
    this.rain.gain.setTargetAtTime(rain * 0.11 * open, now, 0.6);
    this.patter.gain.setTargetAtTime(rain * rain * 0.028 * open * open, now, 0.6);
  }

  destroy(): void {
    for (const source of this.sources) source.stop();
  }

  private layer(
    noise: AudioBuffer,
    filter: { type: BiquadFilterType; frequency: number; q: number; to: AudioNode },
  ): GainNode {
    const { context } = this.mixer;
    const source = context.createBufferSource();
    source.buffer = noise;
    source.loop = true;
    const shape = context.createBiquadFilter();
    shape.type = filter.type;
    shape.frequency.value = filter.frequency;
    shape.Q.value = filter.q;
    const gain = context.createGain();
    gain.gain.value = 0;
    source.connect(shape).connect(gain).connect(filter.to);
    source.start();
    this.sources.push(source);
    return gain;
  }

  private drone(frequency: number, volume: number): void {
    const { context } = this.mixer;
    const tone = context.createOscillator();
    tone.type = 'sine';
    tone.frequency.value = frequency;
    const gain = context.createGain();
    gain.gain.value = volume;
    tone.connect(gain).connect(this.mixer.bus('effects'));
    tone.start();
    this.sources.push(tone);
  }
}
