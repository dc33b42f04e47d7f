import type { Vec2 } from '@necp/shared/kernel';
import { type DressedLook, keyOfDressed } from '@necp/shared/character/outfit';
import { pictures, spriteNames, type SpriteName } from '../combat/sprites/catalogue';
import { layOut, type AtlasCell } from '../combat/sprites/atlas-layout';
import type { Gpu } from '../render/gpu';
import { keep, TextureSource } from '../render/gpu';
import { paintPart } from './figure-parts';
import { boundsOf } from './bounds';
import { partFrames, partNames, slotLong, slotWide, type PartName } from './frames';

/** Finer on dense screens, so that people are never enlarged from fewer pixels; there is room for 200 looks on both. */
const sheets = {
  plain: { pixelsPerTile: 64, longPixels: 2048 },
  dense: { pixelsPerTile: 96, longPixels: 4096 },
} as const;
type Sheet = (typeof sheets)[keyof typeof sheets];
const sheetPixels = 2048;
/** The edge of light around every part, in tiles. */
const rim = { tiles: 0.026, tint: 'rgba(226,236,248,0.66)' };
/** Below the people are the other drawings, which are finer and never replaced. */
const spritePixelsPerTile = 96;
const spriteTallPixels = 1088;
const sheetTallPixels = sheetPixels + spriteTallPixels;

const cells = layOut({
  longTiles: sheetPixels / spritePixelsPerTile,
  wideTiles: spriteTallPixels / spritePixelsPerTile,
});

/** Texture coordinates of one part: left, top, right, bottom. */
export type PartUv = readonly [number, number, number, number];
/** One part of a look: only the painted piece of its frame is drawn. */
export interface BakedPart {
  readonly uv: PartUv;
  /** The middle of the painted piece from the middle of the frame, and its size, in tiles. */
  readonly along: number;
  readonly across: number;
  readonly long: number;
  readonly wide: number;
}
export interface Baked {
  readonly parts: Readonly<Record<PartName, BakedPart>>;
  lastUsed: number;
  readonly slot: number;
}

/** Pictures of the body parts of every look, each painted once into its own slot of one texture. */
export class PeopleAtlas {
  readonly source: TextureSource;
  /** A round soft shadow. */
  readonly shadow: PartUv;
  /** The place of each drawing that is not a person. */
  readonly sprites: Readonly<Record<SpriteName, PartUv>>;
  private readonly baked = new Map<string, Baked>();
  private readonly free: number[] = [];
  private readonly pen: CanvasRenderingContext2D;
  private readonly outliner: CanvasRenderingContext2D;
  private readonly sheet: Sheet;
  private uses = 0;

  constructor(
    private readonly gpu: Gpu,
    devicePixels = 1,
  ) {
    this.sheet = devicePixels > 1.25 ? sheets.dense : sheets.plain;
    const { pixelsPerTile, longPixels } = this.sheet;
    this.source = keep(
      new TextureSource({
        width: longPixels,
        height: sheetTallPixels,
        resolution: 1,
        format: 'rgba8unorm',
        scaleMode: 'linear',
        addressMode: 'clamp-to-edge',
      }),
    );
    this.pen = penOf(Math.ceil(slotLong * pixelsPerTile), Math.ceil(slotWide * pixelsPerTile));
    this.outliner = penOf(this.pen.canvas.width, this.pen.canvas.height);
    this.sprites = Object.fromEntries(
      Object.entries(cells).map(([name, cell]) => [name, spriteUv(cell, longPixels)]),
    ) as Record<SpriteName, PartUv>;
    this.shadow = uvOf(this.sheet, 0, { x: 0.1, y: 0.1, long: 1.2, wide: 1.2 });
    this.forget();
  }

  /** Returns where the parts of a look are; paints them when they are new. */
  partsOf(look: DressedLook): Baked {
    const key = keyOfDressed(look);
    this.uses += 1;
    const found = this.baked.get(key);
    if (found) {
      found.lastUsed = this.uses;
      return found;
    }
    const slot = this.free.pop() ?? this.evict();
    this.paint(slot, look);
    const parts = Object.fromEntries(partNames.map((name) => [name, this.painted(slot, name)])) as Baked['parts'];
    const baked: Baked = { parts, lastUsed: this.uses, slot };
    this.baked.set(key, baked);
    return baked;
  }

  /** Makes everything be painted again when it is next used, after the graphics card lost its memory. */
  forget(): void {
    this.baked.clear();
    this.free.length = 0;
    for (let slot = slotsOf(this.sheet) - 1; slot > 0; slot -= 1) this.free.push(slot);
    this.paintShadow();
    this.paintSprites();
  }

  destroy(): void {
    this.source.destroy();
  }

  private evict(): number {
    const oldest = [...this.baked].sort(([, a], [, b]) => a.lastUsed - b.lastUsed)[0];
    if (!oldest) throw new Error('the atlas has no slots');
    this.baked.delete(oldest[0]);
    return oldest[1].slot;
  }

  private paint(slot: number, look: DressedLook): void {
    const { pen } = this;
    const { pixelsPerTile } = this.sheet;
    this.wipe();
    for (const name of partNames) {
      const frame = partFrames[name];
      pen.setTransform(
        pixelsPerTile,
        0,
        0,
        pixelsPerTile,
        (frame.x + frame.long / 2) * pixelsPerTile,
        (frame.y + frame.wide / 2) * pixelsPerTile,
      );
      paintPart(pen, name, look);
    }
    this.outline();
    this.upload(slot);
  }

  /** Returns where the painted piece of a part is; what is around it would be drawn for nothing. */
  private painted(slot: number, name: PartName): BakedPart {
    const frame = partFrames[name];
    const { pixelsPerTile } = this.sheet;
    const [left, top] = [Math.floor(frame.x * pixelsPerTile), Math.floor(frame.y * pixelsPerTile)];
    const [wide, tall] = [Math.ceil(frame.long * pixelsPerTile), Math.ceil(frame.wide * pixelsPerTile)];
    const box = boundsOf(this.pen.getImageData(left, top, wide, tall).data, { width: wide, height: tall });
    const piece = {
      x: (left + box.left) / pixelsPerTile,
      y: (top + box.top) / pixelsPerTile,
      long: (box.right - box.left) / pixelsPerTile,
      wide: (box.bottom - box.top) / pixelsPerTile,
    };
    return {
      uv: uvOf(this.sheet, slot, piece),
      along: piece.x + piece.long / 2 - frame.x - frame.long / 2,
      across: piece.y + piece.wide / 2 - frame.y - frame.wide / 2,
      long: piece.long,
      wide: piece.wide,
    };
  }

  /** Puts an edge of light behind every part except the glow, which has none. */
  private outline(): void {
    const { pen, outliner } = this;
    const { canvas } = pen;
    const { pixelsPerTile } = this.sheet;
    const reach = rim.tiles * pixelsPerTile;
    outliner.globalCompositeOperation = 'copy';
    outliner.drawImage(canvas, 0, 0);
    outliner.globalCompositeOperation = 'source-over';
    for (let step = 0; step < 8; step += 1) {
      const turn = (step / 8) * 2 * Math.PI;
      outliner.drawImage(canvas, Math.cos(turn) * reach, Math.sin(turn) * reach);
    }
    outliner.globalCompositeOperation = 'source-in';
    outliner.fillStyle = rim.tint;
    outliner.fillRect(0, 0, canvas.width, canvas.height);
    const { x, y, long, wide } = partFrames.glow;
    outliner.clearRect(x * pixelsPerTile, y * pixelsPerTile, long * pixelsPerTile, wide * pixelsPerTile);
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.globalAlpha = 1;
    pen.globalCompositeOperation = 'destination-over';
    pen.drawImage(outliner.canvas, 0, 0);
    pen.globalCompositeOperation = 'source-over';
  }

  private paintSprites(): void {
    const pen = penOf(sheetPixels, spriteTallPixels);
    for (const name of spriteNames) {
      const cell = cells[name];
      pen.setTransform(
        spritePixelsPerTile,
        0,
        0,
        spritePixelsPerTile,
        (cell.left + cell.long / 2) * spritePixelsPerTile,
        (cell.top + cell.wide / 2) * spritePixelsPerTile,
      );
      pictures[name].paint(pen);
    }
    this.put(pen.canvas, { x: 0, y: sheetPixels });
  }

  private paintShadow(): void {
    const { pen } = this;
    const { pixelsPerTile } = this.sheet;
    this.wipe();
    pen.setTransform(pixelsPerTile, 0, 0, pixelsPerTile, 0.7 * pixelsPerTile, 0.7 * pixelsPerTile);
    const soft = pen.createRadialGradient(0, 0, 0.1, 0, 0, 0.58);
    soft.addColorStop(0, 'rgba(0,0,0,1)');
    soft.addColorStop(0.55, 'rgba(0,0,0,0.75)');
    soft.addColorStop(1, 'rgba(0,0,0,0)');
    pen.fillStyle = soft;
    pen.fillRect(-0.6, -0.6, 1.2, 1.2);
    this.upload(0);
  }

  private wipe(): void {
    this.pen.setTransform(1, 0, 0, 1, 0, 0);
    this.pen.globalAlpha = 1;
    this.pen.clearRect(0, 0, this.pen.canvas.width, this.pen.canvas.height);
  }

  private upload(slot: number): void {
    this.put(this.pen.canvas, cornerOf(this.sheet, slot));
  }

  /** Replaces one part only, because the whole sheet is twenty-five megabytes. */
  private put(picture: HTMLCanvasElement, at: Vec2): void {
    const { gl } = this.gpu;
    this.gpu.texture.bind(this.source, 0);
    gl.activeTexture(gl.TEXTURE0);
    const premultiplied = gl.getParameter(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL) as boolean;
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, at.x, at.y, gl.RGBA, gl.UNSIGNED_BYTE, picture);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, premultiplied);
  }
}

function penOf(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('no 2d canvas');
  return pen;
}

const columnsOf = ({ longPixels, pixelsPerTile }: Sheet): number =>
  Math.floor(longPixels / Math.ceil(slotLong * pixelsPerTile));
const slotsOf = (sheet: Sheet): number =>
  columnsOf(sheet) * Math.floor(sheetPixels / Math.ceil(slotWide * sheet.pixelsPerTile));

function cornerOf(sheet: Sheet, slot: number): Vec2 {
  const columns = columnsOf(sheet);
  return {
    x: (slot % columns) * Math.ceil(slotLong * sheet.pixelsPerTile),
    y: Math.floor(slot / columns) * Math.ceil(slotWide * sheet.pixelsPerTile),
  };
}

function uvOf(sheet: Sheet, slot: number, frame: { x: number; y: number; long: number; wide: number }): PartUv {
  const corner = cornerOf(sheet, slot);
  const across = (tiles: number): number => (corner.x + tiles * sheet.pixelsPerTile) / sheet.longPixels;
  const down = (tiles: number): number => (corner.y + tiles * sheet.pixelsPerTile) / sheetTallPixels;
  return [across(frame.x), down(frame.y), across(frame.x + frame.long), down(frame.y + frame.wide)];
}

function spriteUv(cell: AtlasCell, longPixels: number): PartUv {
  const across = (tiles: number): number => (tiles * spritePixelsPerTile) / longPixels;
  const down = (tiles: number): number => (sheetPixels + tiles * spritePixelsPerTile) / sheetTallPixels;
  return [across(cell.left), down(cell.top), across(cell.left + cell.long), down(cell.top + cell.wide)];
}
