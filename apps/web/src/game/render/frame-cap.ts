import type { FrameCap } from '../types';

/** Screens are not that exact: a frame this early counts as on time. */
const slackMs = 1;

/** Limits the frames per second to the player's choice, at even intervals on screens of any rate. */
export class FrameGate {
  private stepMs: number;
  private dueMs = 0;

  /** `most`: the most frames per second the machine should draw, whatever the player chooses. */
  constructor(private readonly most = Infinity) {
    this.stepMs = 1000 / most;
  }

  choose(cap: FrameCap): void {
    this.stepMs = 1000 / Math.min(this.most, cap === 'unlimited' ? Infinity : Number(cap));
  }

  /** Returns whether to draw a frame at this moment. */
  lets(nowMs: number): boolean {
    if (nowMs < this.dueMs - slackMs && this.dueMs - nowMs <= this.stepMs) return false;
    const isInRhythm = nowMs - this.dueMs < this.stepMs;
    this.dueMs = (isInRhythm ? this.dueMs : nowMs) + this.stepMs;
    return true;
  }
}
