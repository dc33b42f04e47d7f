import type { EffectsLevel } from '../types';

/**
 * When frames are slower than this for a while, the effects are lowered. The twenty frames a second of software
 * rendering are fast enough.
 */
const slowFrameMs = 55;
/** Frames below this leave room for more effects. */
const fastFrameMs = { card: 24, processor: 52 } as const;
const judged = { frames: 20, ms: 2_500 };
/** A level that is only tried is judged sooner, so that a failed trial is hardly noticed. */
const judgedInTrial = { frames: 6, ms: 600 };
/** After so many good seconds the next higher level is tried. */
const goodMsBeforeTrying = 30_000;
/** A level that failed is tried again only after twice as long, at most after this. */
const longestWaitMs = 8 * 60_000;

/** The levels of effects from the richest to the plainest; sharpness is the same at all of them. */
const levels: readonly EffectsLevel[] = ['high', 'low', 'off'];

export interface FrameTime {
  readonly elapsedMs: number;
  readonly isDrawnByProcessor: boolean;
}

/**
 * Lowers the effects below the player's choice while the machine cannot keep up, and raises them again when it can. A
 * locked choice stays as it is.
 */
export class Pace {
  private frames = 0;
  private sumMs = 0;
  private goodMs = 0;
  private waitMs = goodMsBeforeTrying;
  private chosen: number;
  private level: number;
  /** The level that was tried last after good seconds, until it has proved itself. */
  private trial: number | null = null;

  constructor(
    chosen: EffectsLevel,
    private lock: 'automatic' | 'locked' = 'automatic',
  ) {
    this.chosen = levels.indexOf(chosen);
    this.level = this.chosen;
  }

  get effects(): EffectsLevel {
    return levels[this.level]!;
  }

  /**
   * With software rendering the plainest level comes first: pictures at a higher one would take seconds, only to show
   * that it is too slow. Thirty good seconds raise it as usual.
   */
  beginByProcessor(): void {
    if (this.lock === 'automatic') this.level = levels.length - 1;
  }

  choose(chosen: EffectsLevel, lock: 'automatic' | 'locked' = this.lock): void {
    this.lock = lock;
    this.chosen = levels.indexOf(chosen);
    this.level = this.chosen;
    this.waitMs = goodMsBeforeTrying;
    this.trial = null;
    this.startOver();
    this.goodMs = 0;
  }

  /**
   * Records a frame; returns true when the level has just changed: down one level at a time, or to the plainest with
   * software rendering, where only that helps; up one level after thirty good seconds.
   */
  noted({ elapsedMs, isDrawnByProcessor }: FrameTime): boolean {
    if (this.lock === 'locked') return false;
    this.frames += 1;
    this.sumMs += elapsedMs;
    const { frames, ms } = this.trial === this.level ? judgedInTrial : judged;
    if (this.frames < frames && this.sumMs < ms) return false;
    const meanMs = this.sumMs / this.frames;
    const lastedMs = this.sumMs;
    this.startOver();
    if (meanMs > slowFrameMs) return this.lower(isDrawnByProcessor ? levels.length - 1 : this.level + 1);
    if (meanMs > fastFrameMs[isDrawnByProcessor ? 'processor' : 'card']) {
      this.goodMs = 0;
      return false;
    }
    this.goodMs += lastedMs;
    if (this.trial === this.level && this.goodMs >= goodMsBeforeTrying) {
      this.trial = null;
      this.waitMs = goodMsBeforeTrying;
    }
    return this.goodMs >= this.waitMs && this.raise();
  }

  private lower(to: number): boolean {
    this.goodMs = 0;
    if (this.level === levels.length - 1) return false;
    if (this.trial === this.level) this.waitMs = Math.min(longestWaitMs, this.waitMs * 2);
    this.trial = null;
    this.level = to;
    return true;
  }

  private raise(): boolean {
    this.goodMs = 0;
    if (this.level <= this.chosen) return false;
    this.level -= 1;
    this.trial = this.level;
    return true;
  }

  private startOver(): void {
    this.frames = 0;
    this.sumMs = 0;
  }
}
