import { tickMs, type Intent } from '@necp/shared/protocol';
import type { Prediction, TickInput } from './prediction';

/** A pause longer than this (hidden tab, stalled page) is not walked afterwards. */
const mostCatchUpTicks = 5;

/** Turns frames into ticks: the first input after standing still starts its tick in the same frame. */
export class Stepper {
  private sinceTickMs = tickMs;
  private isUnderWay = false;
  private lastButtons = 0;
  /** Something runs on by itself that every tick of the simulation needs an intent for. */
  keepsTicking = false;

  constructor(private readonly prediction: Prediction) {}

  /** How far the tick under way has come, 0..1. */
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
      // After a rest the tick starts with this frame; while walking, ticks follow one another without a gap.
      this.sinceTickMs = this.isUnderWay ? this.sinceTickMs - tickMs : 0;
      this.isUnderWay = true;
      this.lastButtons = tickInput.buttons;
      sent.push(this.prediction.take(tickInput));
    }
    return sent;
  }

  /** Rolls, shots and letting go of a button are ticks too; a roll and the rest after it run on by themselves. */
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
