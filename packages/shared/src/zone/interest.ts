import type { TileSpot } from '../kernel';

/** Columns of the entities in a zone; an index with id 0 is empty. */
export interface EntityPositions {
  readonly ids: Uint32Array;
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/**
 * The view distance: entities nearer than `enterTiles` come into view, those farther than `leaveTiles` drop out, and in
 * between nothing changes.
 */
export interface Reach {
  readonly enterTiles: number;
  readonly leaveTiles: number;
  /** Checks whether this entity is in view already. */
  isKnown(entityIndex: number): boolean;
}

/**
 * Entities near a spot with the squares of their distances; the object is reused, so that nothing is left to the
 * garbage collector.
 */
export class NearEntities {
  entityIndices = new Int32Array(64);
  squared = new Float32Array(64);
  count = 0;

  /** Makes room for a number of entries; existing ones stay. */
  reserve(count: number): void {
    if (count <= this.entityIndices.length) return;
    const { entityIndices, squared } = this;
    this.entityIndices = new Int32Array(count * 2);
    this.squared = new Float32Array(count * 2);
    this.entityIndices.set(entityIndices);
    this.squared.set(squared);
  }
}

/**
 * Finds entities near a spot: they are sorted by cell with a counting sort, which is rebuilt each tick (cheaper than
 * updates while everything moves). A query reads only the cells its circle touches.
 */
export class InterestGrid {
  private readonly columns: number;
  private readonly rows: number;
  /** The first position of each cell in `sorted`; one more than there are cells. */
  private readonly starts: Int32Array;
  private sorted = new Int32Array(0);
  /** Positions in the same order, so that a query reads consecutive memory. */
  private sortedX = new Float32Array(0);
  private sortedY = new Float32Array(0);
  private cells = new Int32Array(0);
  private readonly near = new NearEntities();

  /** @param cellTiles about half a usual radius; larger cells read too many entities, smaller ones too many cells */
  constructor(
    widthTiles: number,
    heightTiles: number,
    private readonly cellTiles: number,
  ) {
    this.columns = Math.max(1, Math.ceil(widthTiles / cellTiles));
    this.rows = Math.max(1, Math.ceil(heightTiles / cellTiles));
    this.starts = new Int32Array(this.columns * this.rows + 1);
  }

  /** Sorts all entities again; queries find them where they stand now. */
  rebuild(entities: EntityPositions): void {
    const { ids, x, y } = entities;
    if (this.cells.length < ids.length) {
      this.cells = new Int32Array(ids.length);
      this.sorted = new Int32Array(ids.length);
      this.sortedX = new Float32Array(ids.length);
      this.sortedY = new Float32Array(ids.length);
    }
    const { starts, cells, sorted, sortedX, sortedY } = this;
    starts.fill(0);
    for (let entityIndex = 0; entityIndex < ids.length; entityIndex++) {
      if (ids[entityIndex] === 0) continue;
      const cell = this.rowOf(y[entityIndex] ?? 0) * this.columns + this.columnOf(x[entityIndex] ?? 0);
      cells[entityIndex] = cell;
      starts[cell] = (starts[cell] ?? 0) + 1;
    }
    let total = 0;
    for (let cell = 0; cell < starts.length; cell++) {
      total += starts[cell] ?? 0;
      starts[cell] = total;
    }
    for (let entityIndex = ids.length - 1; entityIndex >= 0; entityIndex--) {
      if (ids[entityIndex] === 0) continue;
      const cell = cells[entityIndex] ?? 0;
      const place = (starts[cell] ?? 0) - 1;
      starts[cell] = place;
      sorted[place] = entityIndex;
      sortedX[place] = x[entityIndex] ?? 0;
      sortedY[place] = y[entityIndex] ?? 0;
    }
  }

  /** Writes the entities in reach of a spot into `into`, in the order of cells and indices. */
  collect(at: TileSpot, reach: Reach, into: number[]): void {
    const { near } = this;
    const enter = reach.enterTiles * reach.enterTiles;
    this.collectNear(at, reach.leaveTiles, near);
    let count = 0;
    for (let index = 0; index < near.count; index++) {
      const entityIndex = near.entityIndices[index] ?? 0;
      if ((near.squared[index] ?? 0) <= enter || reach.isKnown(entityIndex)) into[count++] = entityIndex;
    }
    // The array is shortened at the end only: a cleared one would lose its memory and allocate it again every tick.
    into.length = count;
  }

  /** Collects all entities within a distance, with the squares of their distances. */
  collectNear(at: TileSpot, tiles: number, into: NearEntities): void {
    const { starts, sorted, sortedX, sortedY, columns } = this;
    const { x, y } = at;
    const most = tiles * tiles;
    const left = this.columnOf(x - tiles);
    const right = this.columnOf(x + tiles);
    const bottom = this.rowOf(y + tiles);
    let count = 0;
    for (let row = this.rowOf(y - tiles); row <= bottom; row++) {
      const end = starts[row * columns + right + 1] ?? 0;
      let place = starts[row * columns + left] ?? 0;
      into.reserve(count + end - place);
      const { entityIndices, squared } = into;
      for (; place < end; place++) {
        const dx = (sortedX[place] ?? 0) - x;
        const dy = (sortedY[place] ?? 0) - y;
        const distance = dx * dx + dy * dy;
        if (distance > most) continue;
        entityIndices[count] = sorted[place] ?? 0;
        squared[count++] = distance;
      }
    }
    into.count = count;
  }

  private columnOf(x: number): number {
    return Math.max(0, Math.min(this.columns - 1, Math.floor(x / this.cellTiles)));
  }

  private rowOf(y: number): number {
    return Math.max(0, Math.min(this.rows - 1, Math.floor(y / this.cellTiles)));
  }
}
