import { CanvasSource } from 'pixi.js';
import type { ZoneMap } from '@necp/shared/zone/map';
import { cellTiles, paintGround } from '../city/ground-paint';
import { groundSpan, type View } from '../city/view';
import { keep } from './gpu';

/** A painted square of ground, ready to draw. */
export interface Cell {
  readonly left: number;
  readonly top: number;
  readonly paint: CanvasSource;
  lastSeen: number;
}

/** Paints squares of ground as they come into view, at most one per frame after the first picture. */
export class GroundCells {
  private readonly cells = new Map<string, Cell>();
  private frame = 0;

  constructor(
    private readonly map: ZoneMap,
    private readonly tilePixels: number,
    private readonly mostCells = 48,
  ) {}

  /** Returns the squares in view; missing ones are painted, all of them or the nearest. */
  inSight(view: View, bake: 'all' | 'nearest'): Cell[] {
    this.frame += 1;
    const span = groundSpan(view, 0.5);
    const seen: Cell[] = [];
    const missing: { left: number; top: number; away: number }[] = [];
    for (let row = Math.floor(span.top / cellTiles); row * cellTiles < span.bottom; row += 1) {
      for (let column = Math.floor(span.left / cellTiles); column * cellTiles < span.right; column += 1) {
        const left = column * cellTiles;
        const top = row * cellTiles;
        const cell = this.cells.get(`${column}:${row}`);
        if (cell) {
          cell.lastSeen = this.frame;
          seen.push(cell);
        } else
          missing.push({ left, top, away: Math.hypot(left + cellTiles / 2 - view.x, top + cellTiles / 2 - view.y) });
      }
    }
    missing.sort((a, b) => a.away - b.away);
    for (const { left, top } of bake === 'all' ? missing : missing.slice(0, 1)) seen.push(this.bake(left, top));
    this.forgetOld();
    return seen;
  }

  /** Paints ahead: one missing square around the view, if any. */
  prepareAround(view: View): void {
    const span = groundSpan(view, 9);
    for (let row = Math.floor(span.top / cellTiles); row * cellTiles < span.bottom; row += 1) {
      for (let column = Math.floor(span.left / cellTiles); column * cellTiles < span.right; column += 1) {
        if (this.cells.has(`${column}:${row}`) || this.cells.size >= this.mostCells) continue;
        this.bake(column * cellTiles, row * cellTiles);
        return;
      }
    }
  }

  /** Returns one square by its north-west corner; paints it when it is missing. */
  paintedAt(left: number, top: number): Cell {
    this.frame += 1;
    const cell = this.cells.get(`${left / cellTiles}:${top / cellTiles}`) ?? this.bake(left, top);
    cell.lastSeen = this.frame;
    this.forgetOld();
    return cell;
  }

  destroy(): void {
    for (const cell of this.cells.values()) cell.paint.destroy();
    this.cells.clear();
  }

  private bake(left: number, top: number): Cell {
    const canvas = document.createElement('canvas');
    canvas.width = cellTiles * this.tilePixels;
    canvas.height = canvas.width;
    const pen = canvas.getContext('2d', { alpha: false });
    if (!pen) throw new Error('no 2d canvas');
    paintGround({ pen, map: this.map, left, top, tilePixels: this.tilePixels });
    const paint = keep(
      new CanvasSource({
        resource: canvas,
        scaleMode: 'linear',
        addressMode: 'clamp-to-edge',
        autoGenerateMipmaps: true,
        mipmapFilter: 'nearest',
      }),
    );
    const cell: Cell = { left, top, paint, lastSeen: this.frame };
    this.cells.set(`${left / cellTiles}:${top / cellTiles}`, cell);
    return cell;
  }

  private forgetOld(): void {
    if (this.cells.size <= this.mostCells) return;
    const oldest = [...this.cells].sort(([, a], [, b]) => a.lastSeen - b.lastSeen)[0];
    if (!oldest || oldest[1].lastSeen === this.frame) return;
    oldest[1].paint.destroy();
    this.cells.delete(oldest[0]);
  }
}
