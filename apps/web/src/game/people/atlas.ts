import type { Vec2 } from '@necp/shared/kernel';
import { lookFields, type Look } from '@necp/shared/character/look';
import { pictures, spriteNames, type SpriteName } from '../combat/sprites/catalogue';
import { layOut, type AtlasCell } from '../combat/sprites/atlas-layout';
import type { Gpu } from '../render/gpu';
import { keep, TextureSource } from '../render/gpu';
import { paintPart } from './figure-parts';
import { partFrames, partNames, slotLong, slotWide, type PartName } from './frames';

const pixelsPerTile = 64;
const sheetPixels = 2048;
/** Below the people are the other drawings, which are finer and never replaced. */
const spritePixelsPerTile = 96;
const spriteTallPixels = 1088;
const sheetTallPixels = sheetPixels + spriteTallPixels;
const columns = Math.floor(sheetPixels / (slotLong * pixelsPerTile));
const rows = Math.floor(sheetPixels / (slotWide * pixelsPerTile));

const cells = layOut({
  longTiles: sheetPixels / spritePixelsPerTile,
  wideTiles: spriteTallPixels / spritePixelsPerTile,
});

/** Texture coordinates of one part: left, top, right, bottom. */
export type PartUv = readonly [number, number, number, number];
export interface Baked {
  readonly parts: Readonly<Record<PartName, PartUv>>;
  lastUsed: number;
  readonly slot: number;
}

/** Pictures of the body parts of every look, each painted once into its own slot of one texture. */
export class PeopleAtlas {
  readonly source = keep(
    new TextureSource({
      width: sheetPixels,
      height: sheetTallPixels,
      resolution: 1,
      format: 'rgba8unorm',
      scaleMode: 'linear',
      addressMode: 'clamp-to-edge',
    }),
  );
  /** A round soft shadow. */
  readonly shadow: PartUv;
  /** The place of each drawing that is not a person. */
  readonly sprites: Readonly<Record<SpriteName, PartUv>>;
  private readonly baked = new Map<string, Baked>();
  private readonly free: number[] = [];
  private readonly pen: CanvasRenderingContext2D;
  private uses = 0;

  constructor(private readonly gpu: Gpu) {
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(slotLong * pixelsPerTile);
    canvas.height = Math.ceil(slotWide * pixelsPerTile);
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('no 2d canvas');
    this.pen = pen;
    this.sprites = Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, spriteUv(cell)])) as Record<
      SpriteName,
      PartUv
    >;
    this.shadow = uvOf(0, { x: 0.1, y: 0.1, long: 1.2, wide: 1.2 });
    this.forget();
  }

  /** Returns where the parts of a look are; paints them when they are new. */
  partsOf(look: Look): Baked {
    const key = lookFields.map((field) => look[field]).join('.');
    this.uses += 1;
    const found = this.baked.get(key);
    if (found) {
      found.lastUsed = this.uses;
      return found;
    }
    const slot = this.free.pop() ?? this.evict();
    this.paint(slot, look);
    const parts = Object.fromEntries(partNames.map((name) => [name, uvOf(slot, partFrames[name])])) as Record<
      PartName,
      PartUv
    >;
    const baked: Baked = { parts, lastUsed: this.uses, slot };
    this.baked.set(key, baked);
    return baked;
  }

  /** Makes everything be painted again when it is next used, after the graphics card lost its memory. */
  forget(): void {
    this.baked.clear();
    this.free.length = 0;
    for (let slot = columns * rows - 1; slot > 0; slot -= 1) this.free.push(slot);
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

  private paint(slot: number, look: Look): void {
    const { pen } = this;
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
    this.upload(slot);
  }

  private paintSprites(): void {
    const canvas = document.createElement('canvas');
    canvas.width = sheetPixels;
    canvas.height = spriteTallPixels;
    const pen = canvas.getContext('2d');
    if (!pen) return;
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
    this.put(canvas, { x: 0, y: sheetPixels });
  }

  private paintShadow(): void {
    const { pen } = this;
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
    this.put(this.pen.canvas, cornerOf(slot));
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

function cornerOf(slot: number): Vec2 {
  return {
    x: (slot % columns) * Math.ceil(slotLong * pixelsPerTile),
    y: Math.floor(slot / columns) * Math.ceil(slotWide * pixelsPerTile),
  };
}

function uvOf(slot: number, frame: { x: number; y: number; long: number; wide: number }): PartUv {
  const corner = cornerOf(slot);
  const across = (tiles: number): number => (corner.x + tiles * pixelsPerTile) / sheetPixels;
  const down = (tiles: number): number => (corner.y + tiles * pixelsPerTile) / sheetTallPixels;
  return [across(frame.x), down(frame.y), across(frame.x + frame.long), down(frame.y + frame.wide)];
}

function spriteUv(cell: AtlasCell): PartUv {
  const across = (tiles: number): number => (tiles * spritePixelsPerTile) / sheetPixels;
  const down = (tiles: number): number => (sheetPixels + tiles * spritePixelsPerTile) / sheetTallPixels;
  return [across(cell.left), down(cell.top), across(cell.left + cell.long), down(cell.top + cell.wide)];
}
