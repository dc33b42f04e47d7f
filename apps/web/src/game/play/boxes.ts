/**
 * Boxes of the zone that stand open for the player, by entity id, with the time until they do, on the clock of `nowMs`.
 */
export class Boxes {
  private readonly untilMs = new Map<number, number>();

  constructor(private readonly nowMs: () => number) {}

  empty(id: number, forMs: number): void {
    this.untilMs.set(id, this.nowMs() + forMs);
  }

  /** Checks whether it is empty for the player now. */
  isEmptied(id: number): boolean {
    const untilMs = this.untilMs.get(id);
    return untilMs !== undefined && untilMs > this.nowMs();
  }

  /** Clears the list: another zone or connection sends it again. */
  forget(): void {
    this.untilMs.clear();
  }
}
