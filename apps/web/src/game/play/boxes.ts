/** Boxes of the zone that stand open for the player, by entity id: until when, on the clock of `nowMs`. */
export class Boxes {
  private readonly untilMs = new Map<number, number>();

  constructor(private readonly nowMs: () => number) {}

  empty(id: number, forMs: number): void {
    this.untilMs.set(id, this.nowMs() + forMs);
  }

  /** Whether it has nothing for the player now. */
  isEmptied(id: number): boolean {
    const untilMs = this.untilMs.get(id);
    return untilMs !== undefined && untilMs > this.nowMs();
  }

  /** Forgets every box: another zone or connection sends them again. */
  forget(): void {
    this.untilMs.clear();
  }
}
