import { pickBy, scatter } from '../city/scatter';
import type { Mixer } from './mixer';
import { scoreOf, type Score, type Tone } from './scores';

const stepsPerBar = 16;
const aheadSeconds = 0.35;
const hertz = (note: number): number => 440 * 2 ** ((note - 69) / 12);
const combatBass: Tone = { type: 'sawtooth', volume: 0.085, attack: 0.004, hold: 0.05, release: 0.07, cutoff: 620 };
const combatLead: Tone = {
  type: 'square',
  volume: 0.018,
  attack: 0.003,
  hold: 0.03,
  release: 0.1,
  cutoff: 2_200,
  echoes: true,
};

/**
 * Plays an endless quiet loop that never repeats exactly; each district has its own, nights are livelier, and combat
 * adds a rhythm.
 */
export class Music {
  private readonly timer: ReturnType<typeof setInterval>;
  private readonly echo: DelayNode;
  private step = 0;
  private nextSeconds: number;
  private score: Score = scoreOf('watson');
  private combat = 0;
  private combatWanted = 0;
  private night = 1;

  constructor(
    private readonly mixer: Mixer,
    private readonly noise: AudioBuffer,
  ) {
    const { context } = mixer;
    this.nextSeconds = context.currentTime + 0.2;
    this.echo = context.createDelay(2);
    const feedback = context.createGain();
    feedback.gain.value = 0.42;
    this.echo.connect(feedback).connect(this.echo);
    this.echo.connect(mixer.bus('music'));
    this.timer = setInterval(() => this.schedule(), 120);
  }

  /** Plays the music of a district from the next step on. */
  enter(zoneId: string): void {
    const score = scoreOf(zoneId);
    if (score === this.score) return;
    this.score = score;
    this.step = 0;
  }

  /** Sets the intensity of combat and how late in the night it is; 0..1 each. */
  feel(mood: { readonly combat: number; readonly night: number }): void {
    this.combatWanted = mood.combat;
    this.night = mood.night;
  }

  destroy(): void {
    clearInterval(this.timer);
  }

  private get stepSeconds(): number {
    return 60 / this.score.beatsPerMinute / 4;
  }

  private schedule(): void {
    const { context } = this.mixer;
    if (context.state !== 'running') return;
    // After a pause the loop continues from now instead of catching up.
    if (this.nextSeconds < context.currentTime) this.nextSeconds = context.currentTime + 0.05;
    this.echo.delayTime.setTargetAtTime(this.stepSeconds * 3, context.currentTime, 0.2);
    while (this.nextSeconds < context.currentTime + aheadSeconds) {
      this.combat += (this.combatWanted - this.combat) * 0.08;
      this.playStep(this.nextSeconds);
      this.nextSeconds += this.stepSeconds;
      this.step += 1;
    }
  }

  private playStep(atSeconds: number): void {
    const { score } = this;
    const bar = Math.floor(this.step / stepsPerBar);
    const beat = this.step % stepsPerBar;
    const chord = score.bars[bar % score.bars.length] ?? score.bars[0];
    if (!chord) return;
    if (beat === 0) for (const note of chord.notes.slice(0, 3)) this.sing(score.pad, note, atSeconds);
    if (score.bassSteps.includes(beat) || (beat === 14 && scatter(bar, beat, 3) > 0.5))
      this.sing(score.bass, chord.root + (beat === 14 ? 7 : 0), atSeconds);
    const density = score.density[bar % 8 < 4 ? 0 : 1] * (0.65 + 0.5 * this.night);
    if (beat % 2 === 0 && scatter(bar, beat, 5) < density)
      this.sing(
        score.lead,
        pickBy(chord.notes, scatter(bar, beat, 6)) + (scatter(bar, beat, 7) > 0.8 ? 12 : 0),
        atSeconds,
      );
    if (score.thuds.includes(beat))
      this.hit({ frequency: 90, volume: 0.1 * (0.5 + 0.5 * this.night), seconds: 0.14 }, atSeconds);
    if (score.ticks.includes(beat))
      this.hit({ frequency: 7_000, volume: 0.014 * (0.4 + 0.6 * this.night), seconds: 0.05 }, atSeconds);
    if (this.combat > 0.05) this.drive(chord, beat, atSeconds);
  }

  private drive(chord: Score['bars'][number], beat: number, atSeconds: number): void {
    const { combat } = this;
    if (beat % 2 === 0)
      this.sing(
        { ...combatBass, volume: combatBass.volume * combat },
        chord.root + (beat % 8 === 6 ? 12 : 0),
        atSeconds,
      );
    if (beat % 4 === 0) this.hit({ frequency: 110, volume: 0.2 * combat, seconds: 0.16 }, atSeconds);
    if (beat % 8 === 4) this.hit({ frequency: 1_900, volume: 0.07 * combat, seconds: 0.14 }, atSeconds);
    if (beat % 2 === 1) this.hit({ frequency: 8_200, volume: 0.02 * combat, seconds: 0.04 }, atSeconds);
    if (beat % 4 === 2)
      this.sing(
        { ...combatLead, volume: combatLead.volume * combat },
        pickBy(chord.notes, scatter(this.step, 2, 9)) + 12,
        atSeconds,
      );
  }

  private hit(
    drum: { readonly frequency: number; readonly volume: number; readonly seconds: number },
    atSeconds: number,
  ): void {
    const { context } = this.mixer;
    const source = context.createBufferSource();
    source.buffer = this.noise;
    const shape = context.createBiquadFilter();
    shape.type = drum.frequency > 5_000 ? 'highpass' : 'bandpass';
    shape.frequency.value = drum.frequency;
    const gain = context.createGain();
    gain.gain.setValueAtTime(drum.volume, atSeconds);
    gain.gain.exponentialRampToValueAtTime(0.0001, atSeconds + drum.seconds);
    source.connect(shape).connect(gain).connect(this.mixer.bus('music'));
    source.start(atSeconds, (this.step * 0.173) % 1.4, drum.seconds + 0.02);
  }

  private sing(voice: Tone, note: number, atSeconds: number): void {
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
