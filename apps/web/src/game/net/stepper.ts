import { tickMs, type Intent } from '@necp/shared/protocol';
import type { Prediction, TickInput } from './prediction';

/** A pause longer than this (hidden tab, stalled page) is not walked afterwards. */
const mostCatchUpTicks = 5;

/** Turns frames into ticks: the first input after standing still starts its tick in the same frame. */
export class Stepper {
  private sinceTickMs = tickMs;
  private isUnderWay = false;
  private lastButtons = 0;
  /** Whether something goes on that needs an intent in every tick of the simulation. */
  keepsTicking = false;

  constructor(private readonly prediction: Prediction) {}

  /** Returns how much of the current tick has passed, 0..1. */
  get share(): number {
    return this.isUnderWay ? this.sinceTickMs / tickMs : 1;
  }

  /** Advances by a frame; returns the intents to send now, oldest first. */
  advance(elapsedMs: number, tickInput: TickInput): Intent[] {
    this.sinceTickMs = Math.min(this.sinceTickMs + elapsedMs, tickMs * mostCatchUpTicks);
    const sent: Intent[] = [];
    while (this.sinceTickMs >= tickMs) {
      if (!this.wantsTick(tickInput)) {
        this.rest();
        break;
      }
      // After standing still the tick starts with this frame; while walking, ticks follow each other without a gap.
      this.sinceTickMs = this.isUnderWay ? this.sinceTickMs - tickMs : 0;
      this.isUnderWay = true;
      this.lastButtons = tickInput.buttons;
      sent.push(this.prediction.take(tickInput));
    }
    return sent;
  }

  /** Rolls, shots and releasing a button need ticks too; a roll and its cooldown go on by themselves. */
  private wantsTick(tickInput: TickInput): boolean {
    if (
      tickInput.moveX !== 0 ||
      tickInput.moveY !== 0 ||
      tickInput.buttons !== this.lastButtons ||
      tickInput.buttons !== 0
    )
      return true;
    return tickInput.aim >> 8 !== this.prediction.facing || this.prediction.isRolling || this.keepsTicking;
  }

  private rest(): void {
    if (this.isUnderWay) this.prediction.settle();
    this.isUnderWay = false;
    this.sinceTickMs = tickMs;
  }
}
