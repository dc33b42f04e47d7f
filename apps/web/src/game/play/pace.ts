import { effectsLevels, type EffectsLevel } from '../types';

/** Slower than this for a while and a level of effects is given up. */
const slowFrameMs = 50;
const judgedFrames = 20;
const judgedMs = 2_500;

/** Lowers what is drawn below the player's choice while the machine cannot keep up; a new choice starts afresh. */
export class Pace {
  private frames = 0;
  private sumMs = 0;
  private level: EffectsLevel;

  constructor(chosen: EffectsLevel) {
    this.level = chosen;
  }

  get effects(): EffectsLevel {
    return this.level;
  }

  choose(chosen: EffectsLevel): void {
    this.level = chosen;
    this.startOver();
  }

  /** Notes a frame; true when the level has just changed. */
  noted(elapsedMs: number): boolean {
    this.frames += 1;
    this.sumMs += elapsedMs;
    if (this.frames < judgedFrames && this.sumMs < judgedMs) return false;
    const isSlow = this.sumMs / this.frames > slowFrameMs;
    this.startOver();
    if (!isSlow || this.level === 'off') return false;
    this.level = effectsLevels[effectsLevels.indexOf(this.level) - 1] ?? 'off';
    return true;
  }

  private startOver(): void {
    this.frames = 0;
    this.sumMs = 0;
  }
}
