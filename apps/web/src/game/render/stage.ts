import { CLEAR, type Container, type Shader } from 'pixi.js';
import type { Locale } from '@necp/shared/kernel';
import type { ZoneMap } from '@necp/shared/zone/map';
import { cellTiles } from '../city/ground-paint';
import { soakMap } from '../city/ground-lookup';
import { noiseSize, paintNoise } from '../city/noise';
import { groundSpan, overlaps } from '../city/view';
import { ParticleDrawing } from '../combat/particle-layer';
import type { Particles } from '../combat/particles';
import type { Crowd } from '../people/crowd';
import type { EffectsLevel, Finesse } from '../types';
import { BakedCity } from './baked/baked-city';
import { MoodShade } from './baked/mood-shade';
import { buildChunks, type Chunk } from './city-meshes';
import { Finish } from './finish';
import { makeFrameUniforms, setFrameUniforms, type Frame } from './frame';
import { GlowLayer } from './glow-layer';
import { cityFragment, cityVertex } from './glsl/city';
import { groundFragment, groundVertex } from './glsl/ground';
import { bakedPeopleFragment, bakedPeopleVertex, peopleFragment, peopleVertex } from './glsl/people';
import {
  BufferImageSource,
  keep,
  makeShader,
  makeSquare,
  makeState,
  makeTarget,
  UniformGroup,
  type TextureSource,
  type Gpu,
} from './gpu';
import { GroundCells } from './ground-cells';
import { Quads } from './quads';
import { Traffic } from './traffic';
import { Weather } from './weather';

const states = {
  under: makeState('none', 'tested'),
  over: makeState('normal', 'tested'),
  onTop: makeState('normal', 'ignored'),
  solid: makeState('none', 'written'),
};

/** The cost of a frame by effects level: share of the screen's pixels per pass. Without effects no pass is needed. */
const scales: Record<EffectsLevel, { scene: number; light: number; mirror: number }> = {
  off: { scene: 0, light: 0, mirror: 0 },
  low: { scene: 1, light: 0.5, mirror: 0.25 },
  high: { scene: 1, light: 0.5, mirror: 0.5 },
};

/** Everything that moves in a frame. */
export interface Cast {
  readonly crowd: Crowd;
  readonly particles: Particles;
}

interface BakedPicture {
  readonly resolution: number;
  readonly city: BakedCity;
  readonly shade: MoodShade;
}

export interface StageOptions extends Finesse {
  /** CSS pixels per tile at the usual zoom; what is baked has as many. */
  readonly tilePixels: number;
  readonly map: ZoneMap;
  readonly locale: Locale;
  readonly devicePixels: number;
}

/** Draws the city: light map, mirror, ground, people, buildings, signs, weather; then the finish. */
export class Stage {
  private readonly frame = makeFrameUniforms();
  private readonly light = makeTarget('flat');
  private readonly mirror = makeTarget('deep');
  private readonly scene = makeTarget('deep');
  private readonly noise = keep(
    new BufferImageSource({
      resource: paintNoise(),
      width: noiseSize,
      height: noiseSize,
      format: 'rgba8unorm',
      scaleMode: 'linear',
      addressMode: 'repeat',
      alphaMode: 'no-premultiply-alpha',
    }),
  );
  private readonly square = makeSquare('aPlace');
  private readonly cell = new UniformGroup({ uCell: { value: new Float32Array(4), type: 'vec4<f32>' } });
  private readonly chunks: Chunk[];
  private readonly cells: GroundCells;
  private readonly glows: GlowLayer;
  private readonly weather: Weather;
  private readonly traffic: Traffic;
  private readonly finish: Finish;
  private readonly particles: ParticleDrawing;
  private readonly groundShader: Shader;
  private readonly cityShader: Shader;
  private readonly peopleShader: Shader;
  private readonly bakedPeopleShader: Shader;
  private readonly peopleQuads = new Quads({ aSpot: 4, aFrame: 4, aSize: 4, aTone: 4 }, 512);
  private readonly soak: TextureSource;
  private size = { width: 1, height: 1 };
  private baked: BakedPicture | null = null;
  private hasPicture = false;
  /** Draw calls of the last picture, for the test hook. */
  drawCalls = 0;

  constructor(
    private readonly gpu: Gpu,
    private readonly cast: Cast,
    private options: StageOptions,
  ) {
    const { map } = options;
    this.soak = keep(
      new BufferImageSource({
        resource: soakMap(map),
        width: map.widthTiles,
        height: map.heightTiles,
        format: 'rgba8unorm',
        scaleMode: 'linear',
        addressMode: 'clamp-to-edge',
        alphaMode: 'no-premultiply-alpha',
      }),
    );
    this.chunks = buildChunks(map);
    this.cells = new GroundCells(map, options.devicePixels > 1.25 ? 56 : 40);
    const shared = { frame: this.frame, uLight: this.light.source, uNoise: this.noise };
    this.glows = new GlowLayer(map, this.gpu, { locale: options.locale, frame: this.frame });
    this.weather = new Weather(map, shared);
    this.traffic = new Traffic(map);
    this.finish = new Finish(this.scene.source);
    this.particles = new ParticleDrawing(cast.particles, shared);
    this.groundShader = makeShader(
      { name: 'ground', vertex: groundVertex, fragment: groundFragment },
      { ...shared, cell: this.cell, uPaint: this.noise, uMirror: this.mirror.source, uSoak: this.soak },
    );
    this.cityShader = makeShader({ name: 'city', vertex: cityVertex, fragment: cityFragment }, shared);
    this.peopleShader = makeShader(
      { name: 'people', vertex: peopleVertex, fragment: peopleFragment },
      { frame: this.frame, uLight: this.light.source, uAtlas: cast.crowd.atlas.source },
    );
    this.bakedPeopleShader = makeShader(
      { name: 'baked people', vertex: bakedPeopleVertex, fragment: bakedPeopleFragment },
      { frame: this.frame, uLight: this.light.source, uAtlas: cast.crowd.atlas.source },
    );
  }

  resize(width: number, height: number): void {
    this.size = { width, height };
    const share = scales[this.options.effects];
    const resolution = this.gpu.resolution * share.scene;
    this.scene.resize(width * resolution, height * resolution);
    this.light.resize(width * share.light, height * share.light);
    this.mirror.resize(width * share.mirror, height * share.mirror);
    this.finish.resize(width * resolution, height * resolution);
  }

  setLook(look: Finesse & { readonly locale: Locale }): void {
    if (look.locale !== this.options.locale) {
      this.glows.setLocale(look.locale);
      this.bakeAgain();
    }
    this.options = { ...this.options, ...look };
    this.resize(this.size.width, this.size.height);
  }

  /** Bakes the ground and buildings in view again before the next frame, the others afterwards. */
  bakeAgain(): void {
    this.baked?.city.forget();
  }

  /** Draws one frame. Without effects everything that stands still comes from textures that are baked beforehand. */
  draw(frame: Frame, overlay: Container): void {
    this.drawCalls = 0;
    if (this.options.effects === 'off') this.drawBaked(frame);
    else this.drawLive(frame);
    this.gpu.render({ container: overlay, clear: false });
  }

  private drawBaked(given: Frame): void {
    const { gpu } = this;
    const { width, height } = gpu.view.texture.source;
    const { city, shade } = this.bakedPicture();
    const frame = { ...given, view: city.settle(given.view) };
    city.prepare(frame);
    setFrameUniforms(this.frame, frame, {
      width: width * gpu.resolution,
      height: height * gpu.resolution,
      effects: 'off',
    });
    city.still.showZone(this.frame);
    this.frame.uniforms.uBake.set([1, 0.45, 0, 0]);
    // The rows of the canvas run upwards, those of textures downwards.
    this.frame.uniforms.uView[3]! *= -1;
    this.lightBy(city.still.light.source);
    gpu.renderTarget.bind({
      target: gpu.view.texture,
      clear: CLEAR.ALL,
      clearColor: [...frame.sky.haze.map((channel) => channel * 0.6), 1] as [number, number, number, number],
    });
    this.drawCalls += city.drawWalls(frame);
    this.drawCalls += city.drawGround(frame.view);
    // Flashes only: the faint pools around implants would cover the ground a second time.
    this.drawCalls += this.glows.drawMovingLights([this.cast.particles.lights]);
    this.drawCalls += this.weather.drawSplashes(gpu, frame, 'off');
    this.drawCalls += this.particles.draw(gpu, 'ground');
    this.drawPeople(this.bakedPeopleShader);
    this.drawCalls += this.particles.draw(gpu, 'air');
    this.drawCalls += this.glows.drawSigns();
    this.drawCalls += this.glows.drawHalos('street');
    this.drawCalls += this.weather.drawAir(gpu, frame, 'off');
    this.drawCalls += shade.draw(gpu, frame);
  }

  private drawLive(frame: Frame): void {
    const { gpu, options } = this;
    this.frame.uniforms.uBake.set([0, 1, 0, 0]);
    this.lightBy(this.light.source);
    setFrameUniforms(this.frame, frame, {
      width: this.scene.source.pixelWidth,
      height: this.scene.source.pixelHeight,
      effects: options.effects,
    });
    const cells = this.cells.inSight(frame.view, this.hasPicture ? 'nearest' : 'all');
    if (this.hasPicture) this.cells.prepareAround(frame.view);
    this.hasPicture = true;
    const solid = this.inSight(frame);
    if (!options.map.isIndoors) this.traffic.move(frame);

    gpu.renderTarget.bind({
      target: this.light.target,
      clear: CLEAR.ALL,
      clearColor: [...frame.sky.ambient.map((channel) => channel * 0.5), 1] as [number, number, number, number],
    });
    this.drawCalls += this.glows.drawLights([this.cast.particles.lights, this.cast.crowd.lights, this.traffic.lights]);
    this.drawMirror(solid);
    gpu.renderTarget.bind({
      target: this.scene.target,
      clear: CLEAR.ALL,
      clearColor: [...frame.sky.haze.map((channel) => channel * 0.6), 1] as [number, number, number, number],
    });
    // Walls come first, so that the ground they hide is never shaded.
    this.drawSolid(solid, states.solid);
    this.drawCalls += this.traffic.draw(gpu, this.cityShader);
    this.drawGround(cells);
    this.drawCalls += this.weather.drawSplashes(gpu, frame, options.effects);
    this.drawCalls += this.particles.draw(gpu, 'ground');
    this.drawPeople(this.peopleShader);
    this.drawCalls += this.particles.draw(gpu, 'air');
    this.drawCalls += this.glows.drawSigns();
    this.drawCalls += this.glows.drawHalos('everywhere');
    this.drawCalls += this.weather.drawAir(gpu, frame, options.effects);
    this.drawCalls += this.finish.draw(gpu, { seconds: frame.seconds, effects: options.effects, mood: frame.mood });
  }

  destroy(): void {
    this.forgetBaked();
    // Shaders come first, because they still hold the textures destroyed after them.
    for (const shader of [this.groundShader, this.cityShader, this.peopleShader, this.bakedPeopleShader])
      shader.destroy();
    for (const part of [this.glows, this.weather, this.traffic, this.finish, this.particles]) part.destroy();
    this.cells.destroy();
    for (const chunk of this.chunks) chunk.geometry.destroy(true);
    for (const target of [this.light, this.mirror, this.scene]) target.destroy();
    this.noise.destroy();
    this.soak.destroy();
    this.square.destroy(true);
    this.peopleQuads.destroy();
  }

  /** Makes what draws without effects when it is first needed; a change of the screen's density makes it anew. */
  private bakedPicture(): BakedPicture {
    const { gpu, cells, chunks, glows, noise, soak, frame, square } = this;
    if (this.baked?.resolution === gpu.resolution) return this.baked;
    this.forgetBaked();
    const tilePixels = this.options.tilePixels * gpu.resolution;
    const { map } = this.options;
    this.baked = {
      resolution: gpu.resolution,
      city: new BakedCity({ gpu, map, chunks, cells, glows, square, frame, noise, soak, tilePixels }),
      shade: new MoodShade(),
    };
    return this.baked;
  }

  private forgetBaked(): void {
    // No shader may hold a texture that is destroyed.
    this.lightBy(this.light.source);
    this.baked?.city.destroy();
    this.baked?.shade.destroy();
    this.baked = null;
  }

  /** Chooses the light map that people, splashes and particles are lit by. */
  private lightBy(source: TextureSource): void {
    if (this.peopleShader.resources.uLight === source) return;
    this.peopleShader.resources.uLight = source;
    this.bakedPeopleShader.resources.uLight = source;
    this.weather.lightBy(source);
    this.particles.lightBy(source);
  }

  private inSight(frame: Frame): Chunk[] {
    const span = groundSpan(frame.view, 1);
    return this.chunks.filter((chunk) => overlaps(chunk.span, span));
  }

  /** Draws the reflections in the wet street: the glow of windows, signs and lamps. */
  private drawMirror(solid: readonly Chunk[]): void {
    this.gpu.renderTarget.bind({ target: this.mirror.target, clear: CLEAR.ALL, clearColor: [0, 0, 0, 1] });
    this.frame.uniforms.uAmbient[3] = -1;
    this.drawSolid(solid, states.solid);
    this.drawCalls += this.glows.drawSigns();
    this.drawCalls += this.glows.drawHalos('street');
    this.frame.uniforms.uAmbient[3] = 1;
  }

  private drawGround(cells: ReturnType<GroundCells['inSight']>): void {
    for (const cell of cells) {
      this.cell.uniforms.uCell.set([cell.left, cell.top, cellTiles, 1]);
      this.groundShader.resources.uPaint = cell.paint;
      this.gpu.encoder.draw({ geometry: this.square, shader: this.groundShader, state: states.under });
      this.drawCalls += 1;
    }
  }

  private drawPeople(shader: Shader): void {
    const { parts, partCount, own } = this.cast.crowd;
    if (partCount === 0) return;
    this.peopleQuads.write(parts, partCount);
    const after = own.first + own.count;
    // Walls and roofs never hide the own character.
    for (const { state, ...range } of [
      { state: states.over, first: 0, count: own.first },
      { state: states.onTop, ...own },
      { state: states.over, first: after, count: partCount - after },
    ]) {
      if (range.count === 0) continue;
      this.peopleQuads.draw(this.gpu, { shader, state, ...range });
      this.drawCalls += 1;
    }
  }

  private drawSolid(solid: readonly Chunk[], state: typeof states.solid): void {
    for (const chunk of solid) this.gpu.encoder.draw({ geometry: chunk.geometry, shader: this.cityShader, state });
    this.drawCalls += solid.length;
  }
}
