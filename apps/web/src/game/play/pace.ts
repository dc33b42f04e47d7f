import type { EffectsLevel, Finesse } from '../types';

/**
 * Slower than this for a while and some finesse is given up. The twenty pictures a second that a processor is held to
 * are quick enough.
 */
const slowFrameMs = 55;
const judgedFrames = 20;
const judgedMs = 2_500;

/** From the finest to the coarsest. */
const steps: readonly Finesse[] = [
  { effects: 'high', sharpness: 1 },
  { effects: 'low', sharpness: 1 },
  { effects: 'off', sharpness: 1 },
  { effects: 'off', sharpness: 0.7 },
  { effects: 'off', sharpness: 0.5 },
];

/** Draws coarser than the player chose while the machine cannot keep up; a new choice starts afresh. */
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
   * Notes a frame; true when the finesse has just changed: a step at a time, or all of it where the processor draws and
   * only that helps.
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
