import { pickBy, scatter } from '../city/scatter';
import type { Mixer } from './mixer';

const stepSeconds = 60 / 78 / 4;
const stepsPerBar = 16;
const aheadSeconds = 0.35;
/** Watson: D minor, four slow bars. Roots and the notes the arpeggio may choose, as MIDI numbers. */
const bars = [
  { root: 38, notes: [62, 65, 69, 72, 74] },
  { root: 34, notes: [62, 65, 70, 74, 77] },
  { root: 41, notes: [60, 65, 69, 72, 77] },
  { root: 36, notes: [60, 64, 67, 72, 74] },
] as const;

const hertz = (note: number): number => 440 * 2 ** ((note - 69) / 12);

interface Voice { readonly type: OscillatorType; readonly volume: number; readonly attack: number; readonly hold: number; readonly release: number; readonly cutoff: number; readonly echoes?: true }
const bass: Voice = { type: 'sawtooth', volume: 0.13, attack: 0.02, hold: 0.22, release: 0.18, cutoff: 260 };
const pad: Voice = { type: 'triangle', volume: 0.035, attack: 1.1, hold: 1.6, release: 1.4, cutoff: 900 };
const arp: Voice = { type: 'square', volume: 0.022, attack: 0.005, hold: 0.05, release: 0.22, cutoff: 1_500, echoes: true };

/** An endless quiet loop that never repeats exactly: pad, bass and a sparse arpeggio with an echo. */
export class Music {
  private readonly timer: ReturnType<typeof setInterval>;
  private readonly echo: DelayNode;
  private step = 0;
  private nextSeconds: number;

  constructor(private readonly mixer: Mixer) {
    const { context } = mixer;
    this.nextSeconds = context.currentTime + 0.2;
    this.echo = context.createDelay(2);
    this.echo.delayTime.value = stepSeconds * 3;
    const feedback = context.createGain();
    feedback.gain.value = 0.42;
    this.echo.connect(feedback).connect(this.echo);
    this.echo.connect(mixer.bus('music'));
    this.timer = setInterval(() => this.schedule(), 120);
  }

  destroy(): void {
    clearInterval(this.timer);
  }

  private schedule(): void {
    const { context } = this.mixer;
    if (context.state !== 'running') return;
    // After a sleep the loop goes on from now instead of catching up.
    if (this.nextSeconds < context.currentTime) this.nextSeconds = context.currentTime + 0.05;
    while (this.nextSeconds < context.currentTime + aheadSeconds) {
      this.playStep(this.nextSeconds);
      this.nextSeconds += stepSeconds;
      this.step += 1;
    }
  }

  private playStep(atSeconds: number): void {
    const bar = Math.floor(this.step / stepsPerBar);
    const beat = this.step % stepsPerBar;
    const chord = bars[bar % bars.length] ?? bars[0];
    if (beat === 0) for (const note of chord.notes.slice(0, 3)) this.sing(pad, note, atSeconds);
    if (beat === 0 || beat === 6 || beat === 10 || (beat === 14 && scatter(bar, beat, 3) > 0.5)) this.sing(bass, chord.root + (beat === 14 ? 7 : 0), atSeconds);
    const density = bar % 8 < 4 ? 0.22 : 0.42;
    if (scatter(bar, beat, 5) < density && beat % 2 === 0) this.sing(arp, pickBy(chord.notes, scatter(bar, beat, 6)) + (scatter(bar, beat, 7) > 0.8 ? 12 : 0), atSeconds);
  }

  private sing(voice: Voice, note: number, atSeconds: number): void {
    const { context } = this.mixer;
    const tone = context.createOscillator();
    tone.type = voice.type;
    tone.frequency.value = hertz(note);
    const shape = context.createBiquadFilter();
    shape.type = 'lowpass';
    shape.frequency.value = voice.cutoff;
    const gain = context.createGain();
    const end = atSeconds + voice.attack + voice.hold + voice.release;
    gain.gain.setValueAtTime(0, atSeconds);
    gain.gain.linearRampToValueAtTime(voice.volume, atSeconds + voice.attack);
    gain.gain.setValueAtTime(voice.volume, atSeconds + voice.attack + voice.hold);
    gain.gain.linearRampToValueAtTime(0, end);
    tone.connect(shape).connect(gain).connect(this.mixer.bus('music'));
    if (voice.echoes) gain.connect(this.echo);
    tone.start(atSeconds);
    tone.stop(end + 0.05);
  }
}
