import type { EffectsLevel, Finesse } from '../types';

/**
 * When frames are slower than this for a while, the quality is lowered. The twenty frames a second of software
 * rendering are fast enough.
 */
const slowFrameMs = 55;
const judgedFrames = 20;
const judgedMs = 2_500;

/** The quality levels from the finest to the coarsest. */
const steps: readonly Finesse[] = [
  { effects: 'high', sharpness: 1 },
  { effects: 'low', sharpness: 1 },
  { effects: 'off', sharpness: 1 },
  { effects: 'off', sharpness: 0.7 },
  { effects: 'off', sharpness: 0.5 },
];

/** Lowers the quality below the player's choice while the machine cannot keep up; a new choice starts again. */
export class Pace {
  private frames = 0;
  private sumMs = 0;
  private step: number;

  constructor(chosen: EffectsLevel) {
    this.step = stepOf(chosen);
  }

  get finesse(): Finesse {
    return steps[this.step]!;
  }

  choose(chosen: EffectsLevel): void {
    this.step = stepOf(chosen);
    this.startOver();
  }

  /**
   * Records a frame; returns true when the quality has just changed: one level at a time, or to the lowest with
   * software rendering, where only that helps.
   */
  noted(elapsedMs: number, { isDrawnByProcessor }: { readonly isDrawnByProcessor: boolean }): boolean {
    this.frames += 1;
    this.sumMs += elapsedMs;
    if (this.frames < judgedFrames && this.sumMs < judgedMs) return false;
    const isSlow = this.sumMs / this.frames > slowFrameMs;
    this.startOver();
    const last = steps.length - 1;
    if (!isSlow || this.step === last) return false;
    this.step = isDrawnByProcessor ? last : this.step + 1;
    return true;
  }

  private startOver(): void {
    this.frames = 0;
    this.sumMs = 0;
  }
}

function stepOf(chosen: EffectsLevel): number {
  return steps.findIndex(({ effects }) => effects === chosen);
}
