import type { Caption, SoundLevels, UiSound } from '../types';
import { Ambience, makeNoise } from './ambience';
import { effects, type EffectName } from './effects';
import { Mixer } from './mixer';
import { Music } from './music';
import { directionOf, placed, Voices, type SoundSource } from './voices';

type Parameters = readonly (number | undefined)[];

/** ZzFX recipes of the interface: short, dry and low, so that they do not tire the player. */
const blips: Readonly<Record<UiSound, Parameters>> = {
  hover: [0.25, 0, 720, 0.001, 0.006, 0.012, 1, 1.6],
  press: [0.5, 0, 320, 0.001, 0.012, 0.03, 2, 1.2, -6],
  confirm: [0.5, 0, 440, 0.004, 0.05, 0.09, 1, 1.4, 0, 0, 220, 0.05],
  refuse: [0.55, 0, 130, 0.004, 0.07, 0.1, 2, 0.7, -1.2],
  message: [0.4, 0, 620, 0.004, 0.03, 0.12, 0, 1.5, 0, 0, 310, 0.06],
  open: [0.4, 0, 260, 0.008, 0.03, 0.07, 1, 1.1, 7],
  close: [0.4, 0, 360, 0.006, 0.03, 0.06, 1, 1.1, -7],
  quest: [0.6, 0, 440, 0.01, 0.12, 0.4, 1, 1.5, 0, 0, 147, 0.12],
  dice: [0.6, 0, 360, 0.001, 0.02, 0.06, 4, 1.2, 0, 0, 40, 0.03, 0.05, 0.5],
  coin: [0.45, 0, 1_180, 0.001, 0.03, 0.16, 1, 1.7, 0, 0, 390, 0.04],
  equip: [0.6, 0, 200, 0.002, 0.03, 0.08, 4, 1.4, 0, 0, 60, 0.04, 0, 0.4],
  loot: [0.5, 0, 660, 0.004, 0.03, 0.14, 1, 1.6, 0, 0, 220, 0.04],
  levelUp: [0.8, 0, 262, 0.02, 0.4, 0.8, 1, 1.4, 0, 0, 131, 0.14, 0, 0, 0, 0, 0.12],
};

/** All sound of the game; silent until the first key, click or touch, as browsers require. */
export class Sound {
  private mixer: Mixer | null = null;
  private ambience: Ambience | null = null;
  private music: Music | null = null;
  private voices: Voices | null = null;
  private zoneId = 'watson';
  private noise: AudioBuffer | null = null;
  private readonly samples = new Map<UiSound, AudioBuffer>();
  private steps = 0;

  constructor(
    private levels: SoundLevels,
    private readonly caption: (caption: Caption) => void,
  ) {}

  /** Starts the sound once a gesture has allowed it; later calls resume a context that the browser suspended. */
  wake(): void {
    if (this.mixer) {
      if (this.mixer.context.state === 'suspended') void this.mixer.context.resume();
      return;
    }
    if (this.levels.master === 0 || typeof AudioContext === 'undefined') return;
    this.mixer = new Mixer(this.levels);
    this.noise = makeNoise(this.mixer.context, 'white');
    this.ambience = new Ambience(this.mixer);
    this.music = new Music(this.mixer, this.noise);
    this.music.enter(this.zoneId);
    this.voices = new Voices(this.mixer);
    void this.loadBlips(this.mixer).then(() => this.voices?.load());
  }

  setLevels(levels: SoundLevels): void {
    this.levels = levels;
    this.mixer?.setLevels(levels);
  }

  setWeather(rain: number, roof: number): void {
    this.ambience?.set(rain, roof);
  }

  /** Plays the music of another district. */
  enter(zoneId: string): void {
    this.zoneId = zoneId;
    this.music?.enter(zoneId);
  }

  /** Sets the intensity of combat and how late in the night it is; 0..1 each. */
  feel(mood: { readonly combat: number; readonly night: number }): void {
    this.music?.feel(mood);
  }

  /** Plays an effect at a distance east and south of the listener; its caption appears even when sound is off. */
  effect(name: EffectName, source: SoundSource): void {
    const effect = effects[name];
    if ('captioned' in effect && placed(source, effect.reachTiles).volume > 0.05)
      this.caption({ key: name, direction: directionOf(source) });
    this.voices?.play(name, source);
  }

  /** Plays one footstep on wet ground: a dull thud and a little splash; `distanceTiles` away, `pan` -1..1. */
  footstep(fall: { readonly distanceTiles: number; readonly pan: number; readonly wet: number }): void {
    const { mixer, noise } = this;
    if (!mixer || !noise || fall.distanceTiles > 12) return;
    this.steps += 1;
    const { context } = mixer;
    const near = 1 / (1 + fall.distanceTiles * 0.5);
    const now = context.currentTime;
    for (const [frequency, volume, length] of [
      [240 + (this.steps % 3) * 30, 0.16, 0.07],
      [3_400 + (this.steps % 5) * 260, 0.035 * fall.wet, 0.12],
    ] as const) {
      const source = context.createBufferSource();
      source.buffer = noise;
      const shape = context.createBiquadFilter();
      shape.type = 'bandpass';
      shape.frequency.value = frequency;
      const gain = context.createGain();
      gain.gain.setValueAtTime(volume * near, now);
      gain.gain.exponentialRampToValueAtTime(0.0001, now + length);
      const pan = context.createStereoPanner();
      pan.pan.value = fall.pan;
      source.connect(shape).connect(gain).connect(pan).connect(mixer.bus('effects'));
      source.start(now, (this.steps * 0.137) % 1.5, length + 0.02);
    }
  }

  blip(kind: UiSound): void {
    const samples = this.samples.get(kind);
    if (this.mixer && samples) this.mixer.play(samples, 'ui', { volume: 0.5 });
  }

  destroy(): void {
    this.ambience?.destroy();
    this.music?.destroy();
    this.mixer?.destroy();
    this.mixer = null;
  }

  private async loadBlips(mixer: Mixer): Promise<void> {
    const { ZZFX } = await import('zzfx');
    // ZzFX opens a context of its own; ours has the buses.
    if (ZZFX.audioContext.state !== 'closed') void ZZFX.audioContext.close();
    for (const [kind, parameters] of Object.entries(blips) as [UiSound, Parameters][]) {
      const built = ZZFX.buildSamples(...parameters);
      const buffer = mixer.context.createBuffer(1, Math.max(1, built.length), ZZFX.sampleRate);
      buffer.getChannelData(0).set(built);
      this.samples.set(kind, buffer);
    }
  }
}
