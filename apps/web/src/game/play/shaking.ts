import type { Vec2 } from '@necp/shared/kernel';

/** The shaking of the picture and the freeze after a kill. */
export class Shaking {
  private power = 0;
  private seconds = 0;
  private heldMs = 0;

  /** Adds to the shaking, 0..1. */
  add(power: number): void {
    this.power = Math.min(1, this.power + power);
  }

  hold(ms: number): void {
    this.heldMs = ms;
  }

  /** Returns true while the picture is frozen. */
  isHeld(elapsedMs: number): boolean {
    if (this.heldMs <= 0) return false;
    this.heldMs -= elapsedMs;
    return true;
  }

  /** Returns the offset of the picture now, in tiles. */
  offset(elapsedMs: number): Vec2 {
    this.seconds += elapsedMs / 1000;
    this.power = Math.max(0, this.power - elapsedMs / 420);
    const far = this.power * this.power * 0.34;
    return { x: far * Math.sin(this.seconds * 71), y: far * Math.sin(this.seconds * 83 + 1.7) };
  }
}
