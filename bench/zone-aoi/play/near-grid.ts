/** Columns of everybody in a zone. */
interface Standing {
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/** Who is near whom in a peer's zone: rows sorted by cell with a counting sort, anew each tick. */
export class NearGrid {
  private readonly columns: number;
  private readonly starts: Int32Array;
  private readonly sorted: Int32Array;
  private readonly cells: Int32Array;

  constructor(side: number, private readonly cell: number, private readonly standing: Standing) {
    this.columns = Math.ceil(side / cell) + 1;
    this.starts = new Int32Array(this.columns * this.columns + 1);
    this.sorted = new Int32Array(standing.x.length);
    this.cells = new Int32Array(standing.x.length);
  }

  rebuild(): void {
    const { starts, cells, sorted, columns, cell: size } = this;
    const { x, y } = this.standing;
    starts.fill(0);
    for (let row = 0; row < x.length; row++) {
      const cell = Math.floor((y[row] ?? 0) / size) * columns + Math.floor((x[row] ?? 0) / size);
      cells[row] = cell;
      starts[cell] = (starts[cell] ?? 0) + 1;
    }
    let total = 0;
    for (let cell = 0; cell < starts.length; cell++) {
      total += starts[cell] ?? 0;
      starts[cell] = total;
    }
    for (let row = x.length - 1; row >= 0; row--) {
      const cell = cells[row] ?? 0;
      const place = (starts[cell] ?? 0) - 1;
      starts[cell] = place;
      sorted[place] = row;
    }
  }

  /** Writes the rows within `reach` of one, itself among them, into a list that is used again. */
  collect(self: number, reach: number, into: number[]): void {
    const { starts, sorted, columns, cell: size } = this;
    const { x, y } = this.standing;
    const ownX = x[self] ?? 0;
    const ownY = y[self] ?? 0;
    const last = columns - 1;
    const left = Math.max(0, Math.floor((ownX - reach) / size));
    const right = Math.min(last, Math.floor((ownX + reach) / size));
    const bottom = Math.min(last, Math.floor((ownY + reach) / size));
    let count = 0;
    for (let line = Math.max(0, Math.floor((ownY - reach) / size)); line <= bottom; line++) {
      const end = starts[line * columns + right + 1] ?? 0;
      for (let place = starts[line * columns + left] ?? 0; place < end; place++) {
        const row = sorted[place] ?? 0;
        const dx = (x[row] ?? 0) - ownX;
        const dy = (y[row] ?? 0) - ownY;
        if (dx * dx + dy * dy <= reach * reach) into[count++] = row;
      }
    }
    into.length = count;
  }
}
