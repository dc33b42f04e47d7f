import { CanvasSource } from 'pixi.js';
import type { Locale } from '@necp/shared/kernel';
import type { ZoneMap } from '@necp/shared/zone/map';
import { glowFloats, glowsOf, writeHalo, writeLight } from '../city/glows';
import { hangSigns, signVertices } from '../city/signs';
import type { FrameUniforms } from './frame';
import { haloFragment, haloVertex, lightFragment, lightVertex, signFragment, signVertex } from './glsl/lights';
import { Quads } from './quads';
import { Geometry, keep, keepGeometry, makeBuffer, makeShader, makeState, type Gpu } from './gpu';

/** Lights that move: `content` holds `count` of them, `glowFloats` each. */
export interface MovingLights {
  readonly content: Float32Array;
  readonly count: number;
}

const add = makeState('normal', 'ignored');
const addDepth = makeState('normal', 'tested');
const mostMoving = 512;
const glowLayout = { aSpot: 4, aShape: 4, aGlow: 3 } as const;

/** Light pools, halos and neon letters of a zone. */
export class GlowLayer {
  private readonly lightShader;
  private readonly haloShader;
  private readonly stillShader;
  private readonly signShader;
  private readonly lights = new Quads(glowLayout);
  private readonly halos = new Quads(glowLayout);
  private readonly moving = new Quads(glowLayout, mostMoving);
  private readonly movingLights = new Float32Array(mostMoving * glowFloats);
  private streetHaloCount = 0;
  private letters: { source: CanvasSource; geometry: Geometry } | null = null;

  constructor(
    private readonly map: ZoneMap,
    private readonly gpu: Gpu,
    { locale, frame }: { readonly locale: Locale; readonly frame: FrameUniforms },
  ) {
    this.lightShader = makeShader({ name: 'lights', vertex: lightVertex, fragment: lightFragment }, { frame });
    this.stillShader = makeShader({ name: 'lights', vertex: lightVertex, fragment: lightFragment }, { frame });
    this.haloShader = makeShader({ name: 'halos', vertex: haloVertex, fragment: haloFragment }, { frame });
    const letters = this.hang(locale);
    this.signShader = makeShader(
      { name: 'signs', vertex: signVertex, fragment: signFragment },
      { frame, uLetters: letters.source },
    );
  }

  /** Writes the signs again in another language. */
  setLocale(locale: Locale): void {
    const before = this.letters;
    const letters = this.hang(locale);
    this.signShader.resources.uLetters = letters.source;
    before?.source.destroy();
    before?.geometry.destroy(true);
  }

  drawLights(moving: readonly MovingLights[]): number {
    this.lights.draw(this.gpu, { shader: this.lightShader, state: add });
    return 1 + this.drawMovingLights(moving, add);
  }

  /** Draws the lights that stay where they are, seen by other uniforms than those of the frame. */
  drawStillLights(frame: FrameUniforms): void {
    this.stillShader.resources.frame = frame;
    this.lights.draw(this.gpu, { shader: this.stillShader, state: add });
  }

  /** Draws only the lights that move; over a finished ground they are hidden by buildings before it. */
  drawMovingLights(moving: readonly MovingLights[], state = addDepth): number {
    const content = this.movingLights;
    let count = 0;
    for (const source of moving) {
      const take = Math.min(source.count, mostMoving - count);
      content.set(source.content.subarray(0, take * glowFloats), count * glowFloats);
      count += take;
    }
    if (count === 0) return 0;
    this.moving.write(content, count);
    this.moving.draw(this.gpu, { shader: this.lightShader, state });
    return 1;
  }

  /** Draws halos; those of roofs only where the quality allows it. */
  drawHalos(reach: 'street' | 'everywhere'): number {
    const count = reach === 'street' ? this.streetHaloCount : this.halos.count;
    this.halos.draw(this.gpu, { shader: this.haloShader, state: addDepth, count });
    return 1;
  }

  drawSigns(): number {
    if (!this.letters) return 0;
    this.gpu.encoder.draw({ geometry: this.letters.geometry, shader: this.signShader, state: addDepth });
    return 1;
  }

  destroy(): void {
    for (const shader of [this.lightShader, this.stillShader, this.haloShader, this.signShader]) shader.destroy();
    for (const part of [this.lights, this.halos, this.moving]) part.destroy();
    this.letters?.source.destroy();
    this.letters?.geometry.destroy(true);
  }

  private hang(locale: Locale): { source: CanvasSource; geometry: Geometry } {
    const sheet = hangSigns(this.map.signs, locale);
    const { vertices, indices } = signVertices(sheet);
    const buffer = makeBuffer(vertices);
    const geometry = keepGeometry(
      new Geometry({
        attributes: {
          aPlace: { buffer, format: 'float32x3', stride: 36, offset: 0 },
          aUv: { buffer, format: 'float32x2', stride: 36, offset: 12 },
          aGlow: { buffer, format: 'float32x4', stride: 36, offset: 20 },
        },
        indexBuffer: indices,
      }),
    );
    const source = keep(new CanvasSource({ resource: sheet.canvas, scaleMode: 'linear', autoGenerateMipmaps: true }));
    this.letters = { source, geometry };
    const glows = glowsOf(this.map, sheet.signs);
    fill(this.lights, glows.lights, writeLight);
    fill(this.halos, glows.halos, writeHalo);
    this.streetHaloCount = glows.streetHaloCount;
    return this.letters;
  }
}

function fill<T>(into: Quads, glows: readonly T[], write: (content: Float32Array, at: number, glow: T) => void): void {
  const content = new Float32Array(glows.length * glowFloats);
  glows.forEach((glow, index) => write(content, index, glow));
  into.write(content, glows.length);
}
