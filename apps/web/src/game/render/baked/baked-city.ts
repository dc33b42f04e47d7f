import type { ZoneMap } from '@necp/shared/zone/map';
import { cellTiles } from '../../city/ground-paint';
import type { Sky } from '../../city/sky';
import { groundSpan, overlaps, type TileRect, type View } from '../../city/view';
import type { Chunk } from '../city-meshes';
import type { Frame, FrameUniforms } from '../frame';
import type { GlowLayer } from '../glow-layer';
import { cityFragment } from '../glsl/city';
import { groundFragment, groundVertex } from '../glsl/ground';
import {
  bakedFragment,
  bakedGroundVertex,
  bakedVertex,
  exactGroundFragment,
  exactGroundVertex,
  sievedFragment,
  sievedVertex,
  surfaceBakeVertex,
} from '../glsl/baked';
import { makeShader, makeState, makeTarget, UniformGroup, type Geometry, type Gpu, type Target } from '../gpu';
import type { TextureSource } from '../gpu';
import type { Cell, GroundCells } from '../ground-cells';
import { ChunkCache, type Kept } from './chunk-cache';
import { isSkyChanged } from './sky-change';
import { StillLight } from './still-light';
import { StripBaker, type BakeJob } from './strips';
import { bakedGeometry, type BakedGeometry } from './baked-geometry';

const megabyte = 1_000_000;
const mostBytes = { ground: 96 * megabyte, walls: 128 * megabyte };
/** A few milliseconds of a processor. */
const pixelsPerFrame = 20_000;
/** How much more is baked in a frame while something in view is missing. */
const hurry = 4;
const aheadTiles = 8;

const bakes = makeState('none', 'ignored');
const solid = makeState('none', 'written');
const under = makeState('none', 'tested');

interface BakedTexture extends Kept {
  readonly target: Target;
}

export interface BakedCityParts {
  readonly gpu: Gpu;
  readonly map: ZoneMap;
  readonly chunks: readonly Chunk[];
  readonly cells: GroundCells;
  readonly glows: GlowLayer;
  readonly square: Geometry;
  readonly frame: FrameUniforms;
  readonly noise: TextureSource;
  readonly soak: TextureSource;
  /** Device pixels per tile at the usual zoom. */
  readonly tilePixels: number;
}

/** The ground, buildings and their light, drawn once into textures; a frame only places these. */
export class BakedCity {
  readonly still: StillLight;
  private readonly ground = new ChunkCache<BakedTexture>(mostBytes.ground);
  private readonly walls = new ChunkCache<BakedTexture>(mostBytes.walls);
  private readonly geometries = new Map<Chunk, BakedGeometry>();
  private readonly baker: StripBaker;
  private readonly waiting: BakeJob[] = [];
  private readonly bakeCell = new UniformGroup({ uCell: { value: new Float32Array(4), type: 'vec4<f32>' } });
  private readonly shownCell = new UniformGroup({ uCell: { value: new Float32Array(4), type: 'vec4<f32>' } });
  private readonly groundBake;
  private readonly wallBake;
  private readonly groundShader;
  private readonly exactGroundShader;
  private readonly plainShader;
  private readonly sievedShader;
  /** The sky of the light map, and its number. */
  private sky: Sky | null = null;
  private light = 0;

  constructor(private readonly parts: BakedCityParts) {
    const { frame, noise, soak, map, glows, gpu } = parts;
    this.still = new StillLight(map, glows);
    this.baker = new StripBaker(gpu);
    const baking = { frame: this.still.frame, uLight: this.still.light.source, uNoise: noise };
    this.groundBake = makeShader(
      { name: 'ground bake', vertex: groundVertex, fragment: groundFragment },
      { ...baking, cell: this.bakeCell, uPaint: noise, uMirror: this.still.glow.source, uSoak: soak },
    );
    this.wallBake = makeShader({ name: 'wall bake', vertex: surfaceBakeVertex, fragment: cityFragment }, baking);
    this.groundShader = makeShader(
      { name: 'baked ground', vertex: bakedGroundVertex, fragment: bakedFragment },
      { frame, cell: this.shownCell, uBaked: noise },
    );
    this.exactGroundShader = makeShader(
      { name: 'exact ground', vertex: exactGroundVertex, fragment: exactGroundFragment },
      { frame, cell: this.shownCell, uBaked: noise },
    );
    this.plainShader = makeShader(
      { name: 'baked', vertex: bakedVertex, fragment: bakedFragment },
      { frame, uBaked: noise },
    );
    this.sievedShader = makeShader(
      { name: 'sieved', vertex: sievedVertex, fragment: sievedFragment },
      { frame, uBaked: noise },
    );
  }

  /** Returns the memory of all baked textures in bytes. */
  get bytes(): number {
    return this.ground.bytes + this.walls.bytes + this.still.bytes;
  }

  /** Bakes what this frame needs: everything in view for the first picture, afterwards a little in each frame. */
  prepare(frame: Frame): void {
    this.ground.nextFrame();
    this.walls.nextFrame();
    if (!this.sky) {
      this.followSky(frame.sky);
      this.bakeAll(frame.view);
      return;
    }
    // A player who walks sees what was baked ahead; after a jump to another place nothing in view is baked yet.
    if (!this.ground.has(middleCell(frame.view))) return this.bakeAll(frame.view);
    const isMissing = this.isMissing(frame.view);
    if (this.baker.isIdle) {
      // What is missing goes before a new light: at dusk the sky changes all the time.
      if (isMissing) this.planNext(frame.view);
      else if (this.waiting.length === 0) {
        if (isSkyChanged(this.sky, frame.sky)) this.followSky(frame.sky);
        else this.planNext(frame.view);
      }
    }
    this.work(isMissing ? pixelsPerFrame * hurry : pixelsPerFrame);
  }

  /** Draws the buildings, the nearest surfaces first; returns the draw calls. */
  drawWalls(frame: Frame): number {
    let calls = 0;
    for (const chunk of this.inSight(frame.view, 1)) {
      const baked = this.walls.see(keyOf(chunk));
      if (!baked) continue;
      calls += this.drawChunk(chunk, { texture: baked.target.source, frame });
    }
    this.letGo();
    return calls;
  }

  /** Draws one chunk: what stays closed with the plain shader, what opens over people with the other. */
  private drawChunk(chunk: Chunk, { texture, frame }: { texture: TextureSource; frame: Frame }): number {
    const { gpu } = this.parts;
    const { geometry, indices, opening } = this.geometryOf(chunk);
    this.plainShader.resources.uBaked = texture;
    this.sievedShader.resources.uBaked = texture;
    const near = frame.people.filter((spot) => isWithin(chunk.span, spot));
    const { closedCount, isChanged } = opening.sort(frame.view, near);
    if (isChanged) geometry.indexBuffer.update();
    const closed = isBelowRoof(chunk, frame) ? 0 : closedCount;
    if (closed > 0) gpu.encoder.draw({ geometry, shader: this.plainShader, state: solid, size: closed });
    const open = indices.length - closed;
    if (open > 0) gpu.encoder.draw({ geometry, shader: this.sievedShader, state: solid, start: closed, size: open });
    return Math.min(closed, 1) + Math.min(open, 1);
  }

  /** Draws the ground; at the usual zoom each of its pixels is one pixel of the screen. */
  drawGround(view: View): number {
    let calls = 0;
    const shader = this.isExact(view) ? this.exactGroundShader : this.groundShader;
    for (const { left, top } of this.cellsIn(groundSpan(view, 0.5))) {
      const baked = this.ground.see(`${left}:${top}`);
      if (!baked) continue;
      this.shownCell.uniforms.uCell.set([left, top, cellTiles, 1]);
      shader.resources.uBaked = baked.target.source;
      this.parts.gpu.encoder.draw({ geometry: this.parts.square, shader, state: under });
      calls += 1;
    }
    this.letGo();
    return calls;
  }

  /** Takes the baked textures from the shaders, so that none is held when the cache destroys it. */
  private letGo(): void {
    for (const shader of [this.groundShader, this.exactGroundShader, this.plainShader, this.sievedShader])
      shader.resources.uBaked = this.parts.noise;
  }

  /** Moves the view by less than a pixel of the screen, so that pixels of the ground meet those of the screen. */
  settle(view: View): View {
    if (!this.isExact(view)) return view;
    const { tilePixels } = this.parts;
    const resolution = tilePixels / view.tilePixels;
    const onPixel = (middle: number, size: number): number => {
      const half = (size * resolution) / 2;
      return (Math.round(middle * tilePixels - half) + half) / tilePixels;
    };
    return { ...view, x: onPixel(view.x, view.width), y: onPixel(view.y, view.height) };
  }

  /** Whether the ground is shown at the scale it was baked at. */
  private isExact(view: View): boolean {
    const { tilePixels, gpu } = this.parts;
    return Number.isInteger(tilePixels) && Math.abs(view.tilePixels * gpu.resolution - tilePixels) < 0.01;
  }

  /** Bakes everything again, for example with signs in another language. */
  forget(): void {
    this.sky = null;
    this.waiting.length = 0;
    this.baker.drop();
  }

  destroy(): void {
    for (const shader of [
      this.groundBake,
      this.wallBake,
      this.groundShader,
      this.exactGroundShader,
      this.plainShader,
      this.sievedShader,
    ])
      shader.destroy();
    this.ground.clear();
    this.walls.clear();
    for (const { geometry } of this.geometries.values()) geometry.destroy(false);
    this.still.destroy();
  }

  private followSky(sky: Sky): void {
    this.sky = sky;
    this.still.setSky(sky);
    this.waiting.push(
      ...this.still.jobs(sky, () => {
        this.light += 1;
      }),
    );
  }

  private bakeAll(view: View): void {
    this.work(Infinity);
    for (;;) {
      this.planNext(view, 1);
      if (this.baker.isIdle && this.waiting.length === 0) return;
      this.work(Infinity);
    }
  }

  private work(pixels: number): void {
    do {
      if (this.baker.isIdle) {
        const next = this.waiting.shift();
        if (!next) return;
        this.baker.start(next);
      }
      this.baker.step(pixels);
    } while (pixels === Infinity);
  }

  /** Chooses what to bake next: what is missing in view, then around it, then what has an old light. */
  private planNext(view: View, ahead = aheadTiles): void {
    const cells = this.cellsIn(groundSpan(view, ahead)).sort((a, b) => awayFrom(view, a) - awayFrom(view, b));
    const chunks = this.inSight(view, ahead).sort((a, b) => awayFrom(view, a.span) - awayFrom(view, b.span));
    const cell =
      cells.find(({ left, top }) => !this.ground.has(`${left}:${top}`)) ??
      cells.find(({ left, top }) => this.ground.isOutdated(`${left}:${top}`, this.light));
    if (cell) return this.planCell(this.parts.cells.paintedAt(cell.left, cell.top));
    const chunk =
      chunks.find((one) => !this.walls.has(keyOf(one))) ??
      chunks.find((one) => this.walls.isOutdated(keyOf(one), this.light));
    if (chunk) this.planChunk(chunk);
  }

  /** Whether ground or buildings in view are not baked yet. */
  private isMissing(view: View): boolean {
    return (
      this.cellsIn(groundSpan(view, 0.5)).some(({ left, top }) => !this.ground.has(`${left}:${top}`)) ||
      this.inSight(view, 0.5).some((chunk) => !this.walls.has(keyOf(chunk)))
    );
  }

  private planCell(cell: Cell): void {
    const key = `${cell.left}:${cell.top}`;
    const side = Math.ceil(cellTiles * this.parts.tilePixels);
    const known = this.ground.see(key);
    const baked = known ?? makeBaked(side, side);
    this.waiting.unshift({
      target: baked.target,
      width: side,
      height: side,
      draw: () => {
        this.still.lookAt({ left: cell.left, top: cell.top, width: cellTiles, height: cellTiles });
        this.bakeCell.uniforms.uCell.set([cell.left, cell.top, cellTiles, 1]);
        this.groundBake.resources.uPaint = cell.paint;
        this.parts.gpu.encoder.draw({ geometry: this.parts.square, shader: this.groundBake, state: bakes });
        this.groundBake.resources.uPaint = this.parts.noise;
      },
      done: () => (known ? this.ground.renewed(key, this.light) : this.ground.put(key, baked, this.light)),
    });
  }

  private planChunk(chunk: Chunk): void {
    const key = keyOf(chunk);
    const { geometry, width, height } = this.geometryOf(chunk);
    const known = this.walls.see(key);
    const baked = known ?? makeBaked(width, height);
    this.waiting.unshift({
      target: baked.target,
      width,
      height,
      draw: () => this.parts.gpu.encoder.draw({ geometry, shader: this.wallBake, state: bakes }),
      done: () => (known ? this.walls.renewed(key, this.light) : this.walls.put(key, baked, this.light)),
    });
  }

  private geometryOf(chunk: Chunk): BakedGeometry {
    const found = this.geometries.get(chunk);
    if (found) return found;
    const made = bakedGeometry(chunk, this.parts.tilePixels);
    this.geometries.set(chunk, made);
    return made;
  }

  private inSight(view: View, marginTiles: number): Chunk[] {
    const span = groundSpan(view, marginTiles);
    return this.parts.chunks.filter((chunk) => overlaps(chunk.span, span));
  }

  private cellsIn(span: TileRect): { left: number; top: number; right: number; bottom: number }[] {
    const cells = [];
    for (let row = Math.floor(span.top / cellTiles); row * cellTiles < span.bottom; row += 1)
      for (let column = Math.floor(span.left / cellTiles); column * cellTiles < span.right; column += 1) {
        const [left, top] = [column * cellTiles, row * cellTiles];
        cells.push({ left, top, right: left + cellTiles, bottom: top + cellTiles });
      }
    return cells;
  }
}

const keyOf = (chunk: Chunk): string => `${chunk.span.left}:${chunk.span.top}`;

/** Returns the key of the ground under the middle of a view. */
function middleCell({ x, y }: View): string {
  return `${Math.floor(x / cellTiles) * cellTiles}:${Math.floor(y / cellTiles) * cellTiles}`;
}

function awayFrom(view: View, { left, top, right, bottom }: TileRect): number {
  return Math.hypot((left + right) / 2 - view.x, (top + bottom) / 2 - view.y);
}

function makeBaked(width: number, height: number): BakedTexture {
  const target = makeTarget('flat');
  target.resize(width, height);
  return { target, bytes: width * height * 4, destroy: () => target.destroy() };
}

/** Whether the player may be in a building of a chunk, whose roof fades. */
function isBelowRoof({ span }: Chunk, frame: Frame): boolean {
  return frame.inside > 0 && frame.insideShare > 0 && frame.focus !== null && isWithin(span, frame.focus);
}

/** High surfaces lean over the ground around their chunk. */
const leanTiles = 4;

function isWithin(
  { left, top, right, bottom }: TileRect,
  { x, y }: { readonly x: number; readonly y: number },
): boolean {
  return x > left - leanTiles && x < right + leanTiles && y > top - leanTiles && y < bottom + leanTiles;
}
