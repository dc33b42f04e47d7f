import { effectNames, effects, type EffectName } from './effects';
import type { Mixer } from './mixer';

export interface SoundSource {
  readonly dx: number;
  readonly dy: number /** A factor of the usual volume. */;
  readonly loudness?: number;
}

/** The most sounds played at once; the farthest is dropped. */
const mostVoices = 22;

interface Voice {
  readonly name: EffectName;
  readonly endsS: number;
  readonly volume: number;
}

/** Returns the volume at a distance, 0 when it cannot be heard, and the pan, -1 left to 1 right. */
export function placed(source: SoundSource, reachTiles: number): { readonly volume: number; readonly pan: number } {
  const far = Math.hypot(source.dx, source.dy);
  if (far >= reachTiles) return { volume: 0, pan: 0 };
  const near = 1 - far / reachTiles;
  return { volume: near * near * (source.loudness ?? 1), pan: Math.max(-0.85, Math.min(0.85, source.dx / 12)) };
}

/** Returns the direction of a sound for its caption. */
export function directionOf(source: SoundSource): 'here' | 'left' | 'right' | 'ahead' | 'behind' {
  if (Math.hypot(source.dx, source.dy) < 1.5) return 'here';
  if (Math.abs(source.dx) >= Math.abs(source.dy)) return source.dx < 0 ? 'left' : 'right';
  return source.dy < 0 ? 'ahead' : 'behind';
}

/** The sounds of combat: rendered once, placed by distance and direction, limited in number. */
export class Voices {
  private readonly samples = new Map<EffectName, AudioBuffer>();
  private voices: Voice[] = [];
  private turn = 0;

  constructor(private readonly mixer: Mixer) {}

  /** Renders a few sounds at a time, so that no frame waits. */
  async load(): Promise<void> {
    const { ZZFX } = await import('zzfx');
    for (const name of effectNames) {
      const layers = effects[name].layers.map((recipe) => ZZFX.buildSamples(...recipe));
      const length = Math.max(1, ...layers.map((layer) => layer.length));
      const buffer = this.mixer.context.createBuffer(1, length, ZZFX.sampleRate);
      const mixed = buffer.getChannelData(0);
      for (const layer of layers)
        layer.forEach((sample, index) => {
          mixed[index] = Math.max(-1, Math.min(1, (mixed[index] ?? 0) + sample));
        });
      this.samples.set(name, buffer);
      await new Promise((resume) => {
        setTimeout(resume, 0);
      });
    }
  }

  play(name: EffectName, source: SoundSource): void {
    const samples = this.samples.get(name);
    const { reachTiles, most, volume } = effects[name];
    const place = placed(source, reachTiles);
    if (!samples || place.volume < 0.012) return;
    const now = this.mixer.context.currentTime;
    this.voices = this.voices.filter((voice) => voice.endsS > now);
    if (this.voices.filter((voice) => voice.name === name).length >= most) return;
    if (this.voices.length >= mostVoices && this.voices.every((voice) => voice.volume >= place.volume)) return;
    this.turn += 1;
    const rate = 0.94 + ((this.turn * 0.618) % 1) * 0.12;
    this.voices.push({ name, endsS: now + samples.duration, volume: place.volume });
    this.mixer.play(samples, 'effects', { volume: volume * place.volume, pan: place.pan, rate });
  }
}
