/** Which slot each row has for the writer that noted its own last. Writers take turns, so they share the room: it stays in the nearest cache. */
export class SlotsOfRows {
  private stamps = new Uint32Array(0);
  private slots = new Uint16Array(0);
  private stamp = 0;

  /** What was noted before counts no more. */
  begin(rowCount: number): void {
    if (this.stamps.length < rowCount || this.stamp === 0xffffffff) {
      this.stamps = new Uint32Array(Math.max(this.stamps.length, rowCount));
      this.slots = new Uint16Array(this.stamps.length);
      this.stamp = 0;
    }
    this.stamp++;
  }

  note(row: number, slot: number): void {
    this.stamps[row] = this.stamp;
    this.slots[row] = slot;
  }

  /** -1 for none. */
  of(row: number): number {
    return this.stamps[row] === this.stamp ? (this.slots[row] ?? -1) : -1;
  }
}
