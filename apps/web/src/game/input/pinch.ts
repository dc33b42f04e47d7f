import type { Vec2 } from '@necp/shared/kernel';

/** The ratio by which the distance of the fingers must change for one step. */
const stepRatio = 1.14;

/** Measures how far two fingers on the canvas are apart, in steps of the zoom. */
export class Pinch {
  private readonly fingers = new Map<number, Vec2>();
  private base: number | null = null;

  /** True while two fingers are down, so that neither of them chooses a target. */
  get isOn(): boolean {
    return this.fingers.size >= 2;
  }

  down(id: number, at: Vec2): void {
    this.fingers.set(id, at);
    this.base = this.apart();
  }

  up(id: number): void {
    this.fingers.delete(id);
    this.base = this.apart();
  }

  /** Forgets every finger, because the page was left with them down. */
  letGo(): void {
    this.fingers.clear();
    this.base = null;
  }

  /** Moves a finger; returns +1 nearer, -1 farther, 0 while it is not far enough. */
  move(id: number, at: Vec2): 1 | -1 | 0 {
    if (!this.fingers.has(id)) return 0;
    this.fingers.set(id, at);
    const apart = this.apart();
    if (apart === null || this.base === null || this.base === 0) return 0;
    const ratio = apart / this.base;
    const by = ratio >= stepRatio ? 1 : ratio <= 1 / stepRatio ? -1 : 0;
    if (by !== 0) this.base = apart;
    return by;
  }

  private apart(): number | null {
    const [one, other] = this.fingers.values();
    return one && other ? Math.hypot(one.x - other.x, one.y - other.y) : null;
  }
}
