import type { Building, Prop, ZoneMap } from '@necp/shared/zone/map';
import { mix, neon, scale, type Rgb } from './hues';
import { hasLightsOn, lampTiles } from './props';
import { scatter } from './scatter';
import type { HungSign } from './signs';
import { tiersOf } from './tiers';

/** A pool, cone or strip of light on the ground, in the form the light shader reads. */
export interface GroundLight {
  readonly x: number;
  readonly y: number;
  /** Half length and half width in tiles. */
  readonly long: number;
  readonly wide: number;
  readonly turn: number;
  readonly shape: 'pool' | 'cone' | 'strip';
  readonly seed: number;
  readonly glow: Rgb;
  /** 0 adds light, up to 1 takes it away. */
  readonly dark?: number;
}

/** A soft disc of light in the air. */
export interface Halo {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly radius: number;
  readonly stretchX: number;
  readonly stretchY: number;
  readonly seed: number;
  readonly core: number;
  readonly glow: Rgb;
}

const shapeNumber = { pool: 0, cone: 1, strip: 2 } as const;
export const glowFloats = 11;

export function writeLight(into: Float32Array, at: number, light: GroundLight): void {
  into.set(
    [
      light.x,
      light.y,
      light.long,
      light.wide,
      light.turn,
      shapeNumber[light.shape],
      light.seed,
      light.dark ?? 0,
      ...light.glow,
    ],
    at * glowFloats,
  );
}

export function writeHalo(into: Float32Array, at: number, halo: Halo): void {
  into.set(
    [halo.x, halo.y, halo.z, halo.radius, halo.stretchX, halo.stretchY, halo.seed, halo.core, ...halo.glow],
    at * glowFloats,
  );
}

/** Lists everything in a zone that shines without moving; halos at ground level come first, those of roofs last. */
export function glowsOf(
  map: ZoneMap,
  signs: readonly HungSign[],
): { lights: GroundLight[]; halos: Halo[]; streetHaloCount: number } {
  const lights: GroundLight[] = [];
  const halos: Halo[] = [];
  const out = { lights, halos };
  for (const lamp of map.lamps) shineLamp(out, lamp, map.isIndoors ? 'ceiling' : 'sky');
  for (const hung of signs) shineSign(out, hung);
  for (const prop of map.props) shineProp(out, prop);
  const houses = map.buildings.filter(({ facade }) => facade !== 'partition');
  for (const building of houses) shineShops(out, building);
  const streetHaloCount = halos.length;
  for (const building of houses) shineRoof(out, building);
  return { ...out, streetHaloCount };
}

interface Out {
  readonly lights: GroundLight[];
  readonly halos: Halo[];
}

function shineLamp(out: Out, lamp: ZoneMap['lamps'][number], roof: keyof typeof lampTiles): void {
  const colour = mix(neon[lamp.hue], [1, 0.92, 0.8], 0.35);
  const seed = scatter(lamp.x, lamp.y, 9) > 0.9 ? 3 + Math.floor(scatter(lamp.x, lamp.y, 10) * 50) : 0;
  // Under a ceiling lamps are closer together and walls reflect light.
  const [spread, power] = roof === 'sky' ? [1.3, 0.95] : [1.2, 0.6];
  out.lights.push({
    x: lamp.x,
    y: lamp.y,
    long: lamp.radiusTiles * spread,
    wide: lamp.radiusTiles * spread,
    turn: 0,
    shape: 'pool',
    seed,
    glow: scale(colour, power),
  });
  out.halos.push({
    x: lamp.x,
    y: lamp.y,
    z: lampTiles[roof],
    radius: roof === 'sky' ? 1.9 : 1.2,
    stretchX: 1,
    stretchY: 1,
    seed,
    core: 0.5,
    glow: scale(colour, roof === 'sky' ? 0.55 : 0.4),
  });
}

function shineSign(out: Out, { sign, wide }: HungSign): void {
  const colour = neon[sign.hue];
  const seed = sign.flickers ? 3 + ((out.lights.length * 13) % 60) : 0;
  const [dx, dy] = ({ north: [0, -1], south: [0, 1], east: [1, 0], west: [-1, 0] } as const)[sign.facing];
  const reach = 2.6 + sign.sizeTiles * 1.3;
  const alongX = dx === 0;
  const length = sign.vertical ? 2.2 : wide / 2 + 1.6;
  out.lights.push({
    x: sign.x + dx * reach * 0.55,
    y: sign.y + dy * reach * 0.55,
    long: alongX ? length : reach,
    wide: alongX ? reach : length,
    turn: 0,
    shape: 'strip',
    seed,
    glow: scale(colour, 0.62),
  });
  // A sign faintly tints the whole street in front of it.
  out.lights.push({
    x: sign.x + dx * 6,
    y: sign.y + dy * 6,
    long: 12,
    wide: 12,
    turn: 0,
    shape: 'pool',
    seed,
    glow: scale(colour, 0.26),
  });
  const board = sign.vertical ? { x: 1, y: 1.6 } : alongX ? { x: wide * 0.6, y: 1.5 } : { x: 1.5, y: wide * 0.6 };
  out.halos.push({
    x: sign.x + dx * 0.8,
    y: sign.y + dy * 0.8,
    z: sign.liftTiles + sign.sizeTiles * 0.4,
    radius: 1,
    stretchX: board.x + 0.6,
    stretchY: board.y + 0.6,
    seed,
    core: 0,
    glow: scale(colour, 0.34),
  });
}

function shineProp(out: Out, prop: Prop): void {
  const colour = neon[prop.hue];
  const { x, y } = prop;
  const pool = (radius: number, glow: Rgb): void => {
    out.lights.push({ x, y, long: radius, wide: radius, turn: 0, shape: 'pool', seed: 0, glow });
  };
  switch (prop.kind) {
    case 'car':
    case 'van':
      return shineVehicle(out, prop);
    case 'vending':
      return pool(3, scale(colour, 0.8));
    case 'stall':
      return pool(3.6, scale(mix(colour, [1, 0.75, 0.45], 0.5), 0.95));
    case 'billboard':
      return pool(5, scale(colour, 0.7));
    case 'drone_dock':
      return pool(2.4, scale(colour, 0.8));
    case 'planter':
      return pool(1.6, scale(colour, 0.4));
    case 'umbrella_table':
      return pool(2.2, [0.5, 0.36, 0.18]);
    case 'barrier':
      return pool(1.5, [0.3, 0.19, 0.05]);
    case 'terminal':
      return pool(1.8, scale(colour, 0.7));
    case 'guard_post':
      return pool(4, scale(mix(colour, [1, 0.95, 0.85], 0.5), 0.9));
    case 'doorway':
      return pool(2.6, scale(colour, 0.9));
    case 'cabinet':
    case 'desk':
      return prop.seed % 2 ? pool(1.4, scale(colour, 0.4)) : undefined;
    case 'bleacher':
      return pool(2.4, scale(colour, 0.22));
    case 'palm':
      return pool(2.2, scale(colour, 0.5));
    default:
      return undefined;
  }
}

function shineVehicle(out: Out, prop: Prop): void {
  const nose = prop.kind === 'van' ? 2.55 : 2.15;
  const half = prop.kind === 'van' ? 0.72 : 0.64;
  const cos = Math.cos(prop.turnRadians);
  const sin = Math.sin(prop.turnRadians);
  const at = (along: number, across: number) => ({
    x: prop.x + along * cos - across * sin,
    y: prop.y + along * sin + across * cos,
  });
  if (prop.seed % 2 === 0)
    out.lights.push({
      ...at(0, 0),
      long: 3,
      wide: 1.9,
      turn: prop.turnRadians,
      shape: 'strip',
      seed: 0,
      glow: scale(neon[prop.hue], 0.55),
    });
  if (!hasLightsOn(prop)) return;
  for (const across of [-half, half]) {
    out.lights.push({
      ...at(nose, across),
      long: 4.2,
      wide: 2.1,
      turn: prop.turnRadians + across * 0.06,
      shape: 'cone',
      seed: 0,
      glow: [1.1, 1.08, 0.98],
    });
    out.halos.push({
      ...at(nose + 0.15, across),
      z: 0.55,
      radius: 0.7,
      stretchX: 1,
      stretchY: 1,
      seed: 0,
      core: 0.8,
      glow: [0.8, 0.82, 0.8],
    });
    out.halos.push({
      ...at(-nose, across),
      z: 0.55,
      radius: 0.55,
      stretchX: 1,
      stretchY: 1,
      seed: 0,
      core: 0,
      glow: [0.75, 0.1, 0.12],
    });
  }
  out.lights.push({
    ...at(-nose - 0.7, 0),
    long: 1.7,
    wide: 1.7,
    turn: 0,
    shape: 'pool',
    seed: 0,
    glow: [0.6, 0.06, 0.08],
  });
}

/** Adds the small lights of a roof: work lamps, and the glow of its advert. */
function shineRoof(out: Out, building: Building): void {
  const tier = tiersOf(building).at(-1);
  if (!tier) return;
  const spots = 2 + Math.floor(((tier.right - tier.left) * (tier.bottom - tier.top)) / 60);
  for (let i = 0; i < Math.min(7, spots); i += 1) {
    const colour =
      i % 3 === 0 ? neon[building.hue] : i % 3 === 1 ? ([1, 0.72, 0.4] as Rgb) : ([0.45, 0.75, 0.95] as Rgb);
    const at = (salt: number, from: number, to: number): number =>
      from + 1.2 + scatter(building.seed, i, salt) * Math.max(0.1, to - from - 2.4);
    out.halos.push({
      x: at(41, tier.left, tier.right),
      y: at(42, tier.top, tier.bottom),
      z: tier.roofTiles + 0.3,
      radius: 2.6 + scatter(building.seed, i, 43) * 1.8,
      stretchX: 1,
      stretchY: 1,
      seed: 0,
      core: i % 2 ? 0.35 : 0,
      glow: scale(colour, 0.3),
    });
  }
}

const shopGlow: Record<Building['facade'], number> = {
  partition: 0,
  concrete: 0.26,
  brick: 0.3,
  glass: 0.32,
  market: 0.45,
  industrial: 0.18,
  container: 0.2,
};

/** Adds the warm light of shopfronts on the pavement. */
function shineShops(out: Out, building: Building): void {
  const { x, y, width, height } = building;
  const glow = scale(mix([1, 0.72, 0.42], neon[building.hue], 0.45), shopGlow[building.facade]);
  const strips = [
    { x: x + width / 2, y: y - 0.6, long: width / 2 + 1, wide: 4.5 },
    { x: x + width / 2, y: y + height + 0.6, long: width / 2 + 1, wide: 4.5 },
    { x: x - 0.6, y: y + height / 2, long: 4.5, wide: height / 2 + 1 },
    { x: x + width + 0.6, y: y + height / 2, long: 4.5, wide: height / 2 + 1 },
  ];
  for (const strip of strips) out.lights.push({ ...strip, turn: 0, shape: 'strip', seed: 0, glow });
}
