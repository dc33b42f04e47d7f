import type { Shader } from 'pixi.js';
import type { ZoneMap } from '@necp/shared/zone/map';
import { glowFloats, writeLight } from '../city/glows';
import { neon, scale, type Rgb } from '../city/hues';
import { materials, MeshWriter } from '../city/mesh-writer';
import { pickBy, scatter } from '../city/scatter';
import { depthAt } from '../city/view';
import { cityGeometry } from './city-meshes';
import type { Frame } from './frame';
import type { MovingLights } from './glow-layer';
import { makeState, type Geometry, type Gpu } from './gpu';

const solid = makeState('none', 'written');
const flyerCount = 9;
const hull: readonly Rgb[] = [
  [0.3, 0.33, 0.38],
  [0.45, 0.16, 0.2],
  [0.2, 0.3, 0.34],
  [0.42, 0.36, 0.18],
];

/** A vehicle over the roofs. */
export interface Flyer {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly turn: number;
  readonly seed: number;
}

/** Air traffic over the roofs: vehicles with lights, and their shadows and glow on the street. */
export class Traffic {
  private readonly writer = new MeshWriter();
  private geometry: Geometry | null = null;
  private readonly glow = new Float32Array(flyerCount * 3 * glowFloats);
  private glowCount = 0;

  constructor(private readonly map: ZoneMap) {}

  get lights(): MovingLights {
    return { content: this.glow, count: this.glowCount };
  }

  /**
   * Places every vehicle by the clock, so that all players see the same traffic; it only gives way to the player's own
   * character, which it must not hide.
   */
  move(frame: Frame): void {
    this.writer.clear();
    this.glowCount = 0;
    const reach = Math.max(frame.view.width, frame.view.height) / frame.view.tilePixels / 2 + 6;
    for (let i = 0; i < flyerCount; i += 1) {
      const flyer = givenWay(this.flyerAt(i, frame.seconds), frame);
      if (Math.abs(flyer.x - frame.view.x) > reach || Math.abs(flyer.y - frame.view.y) > reach) continue;
      this.shade(flyer);
      writeFlyer(this.writer, flyer);
    }
  }

  draw(gpu: Gpu, shader: Shader): number {
    if (this.writer.isEmpty) return 0;
    const { vertices, indices } = this.writer.finish();
    this.geometry?.destroy(true);
    this.geometry = cityGeometry(vertices, indices);
    gpu.encoder.draw({ geometry: this.geometry, shader, state: solid });
    return 1;
  }

  destroy(): void {
    this.geometry?.destroy(true);
  }

  private flyerAt(index: number, seconds: number): Flyer {
    const runsEast = index % 2 === 0;
    const length = (runsEast ? this.map.widthTiles : this.map.heightTiles) + 60;
    const speed = 8 + scatter(index, 1, 71) * 7;
    const way = index % 4 < 2 ? 1 : -1;
    const travelled = (seconds * speed + scatter(index, 2, 71) * length * 3) % (length * 1.4);
    const lap = Math.floor((seconds * speed + scatter(index, 2, 71) * length * 3) / (length * 1.4));
    const along = way > 0 ? travelled - 30 : length - 30 - travelled;
    const lane = 6 + scatter(index, lap, 72) * ((runsEast ? this.map.heightTiles : this.map.widthTiles) - 12);
    const turn = (runsEast ? 0 : Math.PI / 2) + (way > 0 ? 0 : Math.PI);
    return {
      x: runsEast ? along : lane,
      y: runsEast ? lane : along,
      z: 17 + scatter(index, 3, 71) * 6,
      turn,
      seed: index,
    };
  }

  private shade(flyer: Flyer): void {
    writeLight(this.glow, this.glowCount, {
      x: flyer.x + 1.2,
      y: flyer.y + 1.8,
      long: 4.6,
      wide: 2.6,
      turn: flyer.turn,
      shape: 'strip',
      seed: 0,
      glow: [0, 0, 0],
      dark: 0.55,
    });
    writeLight(this.glow, this.glowCount + 1, {
      x: flyer.x,
      y: flyer.y,
      long: 3.6,
      wide: 3.6,
      turn: 0,
      shape: 'pool',
      seed: 0,
      glow: scale(flyer.seed % 2 ? neon.cyan : neon.amber, 0.22),
    });
    this.glowCount += 2;
  }
}

/** A vehicle passes the player at this distance on the screen, and begins to turn aside this far ahead, in tiles. */
const asideTiles = 3.2;
const aheadTiles = 14;

/** Returns a vehicle moved aside as far as it would hide the character in focus. */
export function givenWay(flyer: Flyer, { focus, view }: Pick<Frame, 'focus' | 'view'>): Flyer {
  if (!focus) return flyer;
  const depth = depthAt(flyer.z);
  const runsEast = Math.abs(Math.cos(flyer.turn)) > 0.5;
  // The ground that it covers on the screen, from the character.
  const x = view.x + (flyer.x - view.x) / depth - focus.x;
  const y = view.y + (flyer.y - view.y) / depth - focus.y;
  const [along, across] = runsEast ? [x, y] : [y, x];
  if (Math.abs(across) >= asideTiles) return flyer;
  const nearness = 1 - Math.max(0, Math.abs(along) - asideTiles * 1.5) / aheadTiles;
  if (nearness <= 0) return flyer;
  const smooth = nearness * nearness * (3 - 2 * nearness);
  const aside = ((across < 0 ? -asideTiles : asideTiles) - across) * smooth * depth;
  return runsEast ? { ...flyer, y: flyer.y + aside } : { ...flyer, x: flyer.x + aside };
}

function writeFlyer(writer: MeshWriter, flyer: Flyer): void {
  const cos = Math.cos(flyer.turn);
  const sin = Math.sin(flyer.turn);
  const part = (along: number, across: number, size: { z: number; long: number; wide: number; tall: number }): void => {
    writer.box({
      x: flyer.x + along * cos - across * sin,
      y: flyer.y + along * sin + across * cos,
      z: flyer.z + size.z,
      width: size.long,
      depth: size.wide,
      tall: size.tall,
      turn: flyer.turn,
    });
  };
  const tint = pickBy(hull, scatter(flyer.seed, 4, 71));
  writer.use({ material: materials.plain, tint, seed: 0 });
  part(0, 0, { z: 0, long: 3.4, wide: 1.5, tall: 0.5 });
  writer.use({ material: materials.plain, tint: scale(tint, 1.2), seed: 0 });
  part(-0.3, 0, { z: 0.5, long: 1.9, wide: 1.1, tall: 0.35 });
  writer.use({ material: materials.plain, tint: [0.08, 0.11, 0.14], seed: 0 });
  part(0.9, 0, { z: 0.42, long: 0.7, wide: 1.05, tall: 0.2 });
  for (const across of [-0.95, 0.95]) {
    writer.use({ material: materials.plain, tint: scale(tint, 0.7), seed: 0 });
    part(0.9, across, { z: 0.1, long: 0.9, wide: 0.5, tall: 0.3 });
    part(-1.1, across, { z: 0.1, long: 0.9, wide: 0.5, tall: 0.3 });
    writer.use({ material: materials.glow, tint: scale(neon.cyan, 0.9), seed: 0 });
    part(-1.1, across, { z: 0.4, long: 0.5, wide: 0.25, tall: 0.03 });
    writer.use({ material: materials.glow, tint: [1, 0.15, 0.18], seed: 0 });
    part(-1.72, across * 0.6, { z: 0.2, long: 0.1, wide: 0.4, tall: 0.14 });
    writer.use({ material: materials.glow, tint: [1, 0.96, 0.86], seed: 0 });
    part(1.72, across * 0.6, { z: 0.2, long: 0.1, wide: 0.34, tall: 0.12 });
  }
}
