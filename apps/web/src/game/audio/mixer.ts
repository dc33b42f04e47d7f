import type { SoundLevels } from '../types';

export type Bus = 'effects' | 'music' | 'ui';

/** Mixes three buses into one master; changes are gradual so that nothing clicks. */
export class Mixer {
  readonly context = new AudioContext({ latencyHint: 'interactive' });
  private readonly master: GainNode;
  private readonly buses: Readonly<Record<Bus, GainNode>>;

  constructor(levels: SoundLevels) {
    const limiter = this.context.createDynamicsCompressor();
    limiter.threshold.value = -10;
    limiter.connect(this.context.destination);
    this.master = this.gainInto(limiter);
    this.buses = {
      effects: this.gainInto(this.master),
      music: this.gainInto(this.master),
      ui: this.gainInto(this.master),
    };
    this.setLevels(levels);
  }

  bus(name: Bus): GainNode {
    return this.buses[name];
  }

  setLevels(levels: SoundLevels): void {
    glide(this.master.gain, levels.master, this.context.currentTime);
    for (const name of ['effects', 'music', 'ui'] as const)
      glide(this.buses[name].gain, levels[name], this.context.currentTime);
  }

  /** Plays samples once on a bus. */
  play(
    samples: AudioBuffer,
    bus: Bus,
    style: { readonly volume: number; readonly pan?: number; readonly rate?: number },
  ): void {
    const source = this.context.createBufferSource();
    source.buffer = samples;
    source.playbackRate.value = style.rate ?? 1;
    const gain = this.context.createGain();
    gain.gain.value = style.volume;
    const pan = this.context.createStereoPanner();
    pan.pan.value = Math.max(-1, Math.min(1, style.pan ?? 0));
    source.connect(gain).connect(pan).connect(this.buses[bus]);
    source.start();
  }

  destroy(): void {
    if (this.context.state !== 'closed') void this.context.close();
  }

  private gainInto(target: AudioNode): GainNode {
    const gain = this.context.createGain();
    gain.gain.value = 0;
    gain.connect(target);
    return gain;
  }
}

function glide(param: AudioParam, value: number, now: number): void {
  param.cancelScheduledValues(now);
  param.setTargetAtTime(value, now, 0.08);
}
