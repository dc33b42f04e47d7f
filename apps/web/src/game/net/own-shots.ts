/** The shots that were predicted, so that their confirmation by the simulation draws nothing twice. */
export class OwnShots {
  private readonly shown = new Map<number, { left: number; readonly atMs: number }>();

  /** Records what was shown for an intent: `count` projectiles, or one hit. */
  note(seq: number, count: number, nowMs: number): void {
    for (const [old, entry] of this.shown) if (nowMs - entry.atMs > rememberedMs) this.shown.delete(old);
    const known = this.shown.get(seq);
    this.shown.set(seq, { left: (known?.left ?? 0) + count, atMs: nowMs });
  }

  /** Checks whether this one was shown; each counts once. */
  take(seq: number): boolean {
    const entry = this.shown.get(seq);
    if (!entry) return false;
    entry.left -= 1;
    if (entry.left <= 0) this.shown.delete(seq);
    return true;
  }
}
const rememberedMs = 3_000;
