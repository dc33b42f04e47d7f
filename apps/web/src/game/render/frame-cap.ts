import type { FrameCap } from '../types';

/** Screens are not that exact: a picture this early is on time. */
const slackMs = 1;

/** Lets through as many pictures a second as the player wants at most, in an even rhythm on screens of any rate. */
export class FrameGate {
  private stepMs: number;
  private dueMs = 0;

  /** `most`: pictures a second that the machine should draw at most, whatever the player wants. */
  constructor(private readonly most = Infinity) {
    this.stepMs = 1000 / most;
  }

  choose(cap: FrameCap): void {
    this.stepMs = 1000 / Math.min(this.most, cap === 'unlimited' ? Infinity : Number(cap));
  }

  /** Whether the picture of this moment is to be drawn. */
  lets(nowMs: number): boolean {
    if (nowMs < this.dueMs - slackMs && this.dueMs - nowMs <= this.stepMs) return false;
    const isInRhythm = nowMs - this.dueMs < this.stepMs;
    this.dueMs = (isInRhythm ? this.dueMs : nowMs) + this.stepMs;
    return true;
  }
}
