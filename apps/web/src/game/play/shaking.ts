import type { Vec2 } from '@necp/shared/kernel';

/** Trembling of the picture and the held instant after a kill. */
export class Shaking {
  private power = 0;
  private seconds = 0;
  private heldMs = 0;

  /** Adds to the trembling, 0..1. */
  add(power: number): void {
    this.power = Math.min(1, this.power + power);
  }

  hold(ms: number): void {
    this.heldMs = ms;
  }

  /** True while the picture stands still for an instant. */
  isHeld(elapsedMs: number): boolean {
    if (this.heldMs <= 0) return false;
    this.heldMs -= elapsedMs;
    return true;
  }

  /** How far the picture is off its place now, in tiles. */
  offset(elapsedMs: number): Vec2 {
    this.seconds += elapsedMs / 1000;
    this.power = Math.max(0, this.power - elapsedMs / 420);
    const far = this.power * this.power * 0.34;
    return { x: far * Math.sin(this.seconds * 71), y: far * Math.sin(this.seconds * 83 + 1.7) };
  }
}
