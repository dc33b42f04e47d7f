import type { ZoneMap } from '@necp/shared/zone/map';
import { scatter } from '../city/scatter';
import type { EffectsLevel } from '../types';
import type { Frame } from './frame';
import { rainFragment, rainVertex, splashFragment, splashVertex, steamFragment, steamVertex } from './glsl/weather';
import { Quads } from './quads';
import { makeShader, makeState, UniformGroup, type Gpu, type Shader, type TextureSource } from './gpu';

const add = makeState('normal', 'ignored');
const addDepth = makeState('normal', 'tested');
const dropCount: Record<EffectsLevel, { rain: number; splashes: number }> = {
  off: { rain: 260, splashes: 180 },
  low: { rain: 700, splashes: 520 },
  high: { rain: 1500, splashes: 1300 },
};
const mostDrops = 1500;
const puffsPerVent = 6;

type Shared = Readonly<Record<string, unknown>>;

/** Rain, its rings on the ground, and steam. */
export class Weather {
  private readonly box = new UniformGroup({ uBox: { value: new Float32Array(4), type: 'vec4<f32>' } });
  private readonly drops = new Quads({ aDrop: 4 }, mostDrops);
  private readonly puffs = new Quads({ aPuff: 4 });
  private readonly rainShader: Shader;
  private readonly splashShader: Shader;
  private readonly steamShader: Shader;

  constructor(map: ZoneMap, shared: Shared) {
    const resources = { ...shared, box: this.box };
    this.rainShader = makeShader({ name: 'rain', vertex: rainVertex, fragment: rainFragment }, resources);
    this.splashShader = makeShader({ name: 'splash', vertex: splashVertex, fragment: splashFragment }, resources);
    this.steamShader = makeShader({ name: 'steam', vertex: steamVertex, fragment: steamFragment }, { ...shared });
    const vents = map.props.filter(
      (prop) => prop.kind === 'steam_vent' || (prop.kind === 'manhole' && prop.seed % 3 === 0),
    );
    const content = new Float32Array(vents.length * puffsPerVent * 4);
    vents.forEach((vent, index) => {
      for (let i = 0; i < puffsPerVent; i += 1)
        content.set(
          [vent.x, vent.y, i / puffsPerVent + scatter(index, i, 4) * 0.1, scatter(index, i, 5)],
          (index * puffsPerVent + i) * 4,
        );
    });
    this.puffs.write(content, vents.length * puffsPerVent);
    this.drops.write(scatterDrops(), mostDrops);
  }

  /** Chooses the light map of drops and steam. */
  lightBy(source: TextureSource): void {
    for (const shader of [this.splashShader, this.steamShader]) shader.resources.uLight = source;
  }

  drawSplashes(gpu: Gpu, frame: Frame, effects: EffectsLevel): number {
    if (frame.sky.rain < 0.03) return 0;
    this.setBox(frame, 0);
    this.drops.draw(gpu, { shader: this.splashShader, state: addDepth, count: dropCount[effects].splashes });
    return 1;
  }

  drawAir(gpu: Gpu, frame: Frame, effects: EffectsLevel): number {
    const steams = effects !== 'off' && this.puffs.count > 0;
    if (steams) this.puffs.draw(gpu, { shader: this.steamShader, state: addDepth });
    const calls = steams ? 1 : 0;
    if (frame.sky.rain < 0.03) return calls;
    this.setBox(frame, 1.6);
    this.drops.draw(gpu, { shader: this.rainShader, state: add, count: dropCount[effects].rain });
    return calls + 1;
  }

  destroy(): void {
    for (const shader of [this.rainShader, this.splashShader, this.steamShader]) shader.destroy();
    this.drops.destroy();
    this.puffs.destroy();
  }

  private setBox({ view, sky }: Frame, length: number): void {
    const widest = Math.max(view.width, view.height) / view.tilePixels;
    this.box.uniforms.uBox.set([widest + 2, 0, Math.min(1, sky.rain), length]);
  }
}

function scatterDrops(): Float32Array {
  const content = new Float32Array(mostDrops * 4);
  for (let i = 0; i < mostDrops; i += 1)
    content.set([scatter(i, 1, 2) * 97, scatter(i, 2, 2) * 97, scatter(i, 3, 2), 0.9 + scatter(i, 4, 2) * 0.7], i * 4);
  return content;
}
