/** Columns of whoever stands in a zone; a row with id 0 is empty. */
export interface Standing {
  readonly ids: Uint32Array;
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/** How far one sees: who is nearer than `enterTiles` comes into sight, who is farther than `leaveTiles` drops out, between them nothing changes. */
export interface Reach {
  readonly enterTiles: number;
  readonly leaveTiles: number;
  /** Whether this row is in sight already. */
  isKnown(row: number): boolean;
}

/**
 * Who is near whom: rows sorted by cell with a counting sort, rebuilt whole each tick (cheaper than keeping it up for
 * people who all walk). A query looks only into the cells its circle touches.
 */
export class InterestGrid {
  private readonly columns: number;
  private readonly lines: number;
  /** First place of each cell in `sorted`; one more than there are cells. */
  private readonly starts: Int32Array;
  private sorted = new Int32Array(0);
  private cells = new Int32Array(0);
  private standing: Standing = { ids: new Uint32Array(0), x: new Float32Array(0), y: new Float32Array(0) };

  /** @param cellTiles about half a usual radius; larger cells look at too many rows, smaller ones at too many cells */
  constructor(widthTiles: number, heightTiles: number, private readonly cellTiles: number) {
    this.columns = Math.max(1, Math.ceil(widthTiles / cellTiles));
    this.lines = Math.max(1, Math.ceil(heightTiles / cellTiles));
    this.starts = new Int32Array(this.columns * this.lines + 1);
  }

  /** Sorts everyone anew; the columns are read again by queries, so they must not move before the next rebuild. */
  rebuild(standing: Standing): void {
    const { ids, x, y } = standing;
    this.standing = standing;
    if (this.cells.length < ids.length) {
      this.cells = new Int32Array(ids.length);
      this.sorted = new Int32Array(ids.length);
    }
    const { starts, cells, sorted } = this;
    starts.fill(0);
    for (let row = 0; row < ids.length; row++) {
      if (ids[row] === 0) continue;
      const cell = this.lineOf(y[row] ?? 0) * this.columns + this.columnOf(x[row] ?? 0);
      cells[row] = cell;
      starts[cell] = (starts[cell] ?? 0) + 1;
    }
    let total = 0;
    for (let cell = 0; cell < starts.length; cell++) {
      total += starts[cell] ?? 0;
      starts[cell] = total;
    }
    for (let row = ids.length - 1; row >= 0; row--) {
      if (ids[row] === 0) continue;
      const cell = cells[row] ?? 0;
      const place = (starts[cell] ?? 0) - 1;
      starts[cell] = place;
      sorted[place] = row;
    }
  }

  /** Writes the rows in reach of a spot into `into`, in the order of cells and rows. */
  collect(at: { readonly x: number; readonly y: number }, reach: Reach, into: number[]): void {
    const { x, y } = this.standing;
    const { starts, sorted, columns } = this;
    const enter = reach.enterTiles * reach.enterTiles;
    const leave = reach.leaveTiles * reach.leaveTiles;
    let count = 0;
    const right = this.columnOf(at.x + reach.leaveTiles);
    const bottom = this.lineOf(at.y + reach.leaveTiles);
    for (let line = this.lineOf(at.y - reach.leaveTiles); line <= bottom; line++) {
      const first = starts[line * columns + this.columnOf(at.x - reach.leaveTiles)] ?? 0;
      const end = starts[line * columns + right + 1] ?? 0;
      for (let place = first; place < end; place++) {
        const row = sorted[place] ?? 0;
        const dx = (x[row] ?? 0) - at.x;
        const dy = (y[row] ?? 0) - at.y;
        const squared = dx * dx + dy * dy;
        if (squared <= enter || (squared <= leave && reach.isKnown(row))) into[count++] = row;
      }
    }
    // Shortened at the end only: an emptied array would lose its room and ask for it again every tick.
    into.length = count;
  }

  private columnOf(x: number): number {
    return Math.max(0, Math.min(this.columns - 1, Math.floor(x / this.cellTiles)));
  }

  private lineOf(y: number): number {
    return Math.max(0, Math.min(this.lines - 1, Math.floor(y / this.cellTiles)));
  }
}
