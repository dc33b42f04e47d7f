import type { Building } from '@necp/shared/zone/map';
import type { Tier } from './tiers';
import { mix, neon, scale, type Rgb } from './hues';
import { materials, type MeshWriter } from './mesh-writer';
import { pickBy, scatterStream } from './scatter';

interface RoofPoint {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}
type Fixture = (writer: MeshWriter, spot: RoofPoint, next: () => number) => void;

const metal: Rgb = [0.4, 0.43, 0.48];
const darkMetal: Rgb = [0.24, 0.26, 0.3];

/** Puts machines, tanks, masts and adverts on a roof, thinner on small ones. */
export function furnishRoof(writer: MeshWriter, building: Building, tier: Tier): void {
  const next = scatterStream(building.seed * 7 + 5);
  const width = tier.right - tier.left - 2;
  const depth = tier.bottom - tier.top - 2;
  if (width < 1.5 || depth < 1.5) return;
  const fixtures: Fixture[] = [
    standCooler,
    standCooler,
    standCooler,
    layDuct,
    standTank,
    standMast,
    openSkylight,
    standStairs,
    laySolar,
    standVents,
  ];
  const count = Math.min(26, 2 + Math.floor((width * depth) / 11));
  const taken: RoofPoint[] = [];
  for (let tries = 0; tries < count * 3 && taken.length < count; tries += 1) {
    const spot: RoofPoint = {
      x: tier.left + 1.3 + next() * (width - 0.6),
      y: tier.top + 1.3 + next() * (depth - 0.6),
      z: tier.roofTiles,
    };
    if (taken.some((other) => Math.abs(other.x - spot.x) < 2.3 && Math.abs(other.y - spot.y) < 2.1)) continue;
    taken.push(spot);
    pickBy(fixtures, next())(writer, spot, next);
  }
  if (width > 6 && building.seed % 4 !== 1) standAdvert(writer, building, tier);
  if (building.tallTiles > 16)
    standBeacon(writer, { x: (tier.left + tier.right) / 2, y: (tier.top + tier.bottom) / 2, z: tier.roofTiles }, next);
}

const standCooler: Fixture = (writer, spot, next) => {
  const size = 0.9 + next() * 0.8;
  writer
    .use({ material: materials.plain, tint: mix(metal, darkMetal, next()), seed: 0 })
    .box({ ...spot, width: size * 1.25, depth: size, tall: 0.8 });
  writer.use({ material: materials.fan, tint: [0.1, 0.11, 0.13], seed: Math.floor(next() * 50) });
  const r = size * 0.36;
  const z = spot.z + 0.82;
  writer.quad([
    [spot.x - r, spot.y - r, z],
    [spot.x + r, spot.y - r, z],
    [spot.x + r, spot.y + r, z],
    [spot.x - r, spot.y + r, z],
  ]);
};

const layDuct: Fixture = (writer, spot, next) => {
  const long = 2 + next() * 3;
  const sideways = next() < 0.5;
  writer.use({ material: materials.plain, tint: scale(metal, 0.9), seed: 0 });
  writer.box({ ...spot, width: sideways ? long : 0.5, depth: sideways ? 0.5 : long, tall: 0.45 });
  for (let at = -long / 2 + 0.4; at < long / 2; at += 0.9) {
    writer.box({
      x: spot.x + (sideways ? at : 0),
      y: spot.y + (sideways ? 0 : at),
      z: spot.z,
      width: sideways ? 0.1 : 0.6,
      depth: sideways ? 0.6 : 0.1,
      tall: 0.52,
    });
  }
};

const standTank: Fixture = (writer, spot, next) => {
  const tint: Rgb = next() < 0.5 ? [0.42, 0.31, 0.25] : [0.38, 0.42, 0.46];
  writer
    .use({ material: materials.plain, tint: darkMetal, seed: 0 })
    .box({ ...spot, width: 1.2, depth: 1.2, tall: 0.5 });
  writer.use({ material: materials.plain, tint, seed: 0 });
  writer.drum({ ...spot, z: spot.z + 0.5, radius: 0.75, tall: 1.5 });
  writer.use({ material: materials.plain, tint: scale(tint, 0.8), seed: 0 });
  writer.drum({ ...spot, z: spot.z + 2, radius: 0.78, tall: 0.5, taper: 0.1 });
};

const standMast: Fixture = (writer, spot, next) => {
  const tall = 2.5 + next() * 3.5;
  writer.use({ material: materials.plain, tint: darkMetal, seed: 0 });
  writer.box({ ...spot, width: 0.5, depth: 0.5, tall: 0.3 });
  writer.box({ ...spot, width: 0.09, depth: 0.09, tall });
  writer.box({ ...spot, z: spot.z + tall * 0.6, width: 1, depth: 0.06, tall: 0.06 });
  writer.box({ ...spot, z: spot.z + tall * 0.8, width: 0.06, depth: 0.7, tall: 0.06 });
  writer
    .use({ material: materials.glow, tint: [1, 0.16, 0.14], seed: 200 + Math.floor(next() * 40) })
    .box({ ...spot, z: spot.z + tall, width: 0.16, depth: 0.16, tall: 0.16 });
};

const openSkylight: Fixture = (writer, spot, next) => {
  const lit: Rgb = pickBy<Rgb>(
    [
      [0.95, 0.72, 0.4],
      [0.4, 0.75, 0.85],
      [0.7, 0.45, 0.8],
      [0.3, 0.34, 0.4],
    ],
    next(),
  );
  writer
    .use({ material: materials.plain, tint: darkMetal, seed: 0 })
    .box({ ...spot, width: 1.9, depth: 1.3, tall: 0.25 });
  writer.use({ material: materials.panes, tint: lit, seed: Math.floor(next() * 90) });
  const z = spot.z + 0.27;
  writer.quad(
    [
      [spot.x - 0.8, spot.y - 0.5, z],
      [spot.x + 0.8, spot.y - 0.5, z],
      [spot.x + 0.8, spot.y + 0.5, z],
      [spot.x - 0.8, spot.y + 0.5, z],
    ],
    [0, 0, 4, 2],
  );
};

const standStairs: Fixture = (writer, spot, next) => {
  writer
    .use({ material: materials.plain, tint: [0.3, 0.31, 0.34], seed: 0 })
    .box({ ...spot, width: 1.8, depth: 2, tall: 1.9 });
  const lamp: Rgb = next() < 0.5 ? [0.95, 0.7, 0.35] : [0.5, 0.85, 0.9];
  writer
    .use({ material: materials.glow, tint: lamp, seed: 0 })
    .box({ x: spot.x, y: spot.y + 1.02, z: spot.z + 1.5, width: 0.35, depth: 0.06, tall: 0.14 });
};

const laySolar: Fixture = (writer, spot) => {
  for (let row = 0; row < 2; row += 1) {
    const y = spot.y + row * 0.95 - 0.5;
    writer.use({ material: materials.solar, tint: [0.14, 0.2, 0.34], seed: 0 });
    writer.quad(
      [
        [spot.x - 1, y - 0.36, spot.z + 0.6],
        [spot.x + 1, y - 0.36, spot.z + 0.6],
        [spot.x + 1, y + 0.36, spot.z + 0.25],
        [spot.x - 1, y + 0.36, spot.z + 0.25],
      ],
      [0, 0, 5, 2],
    );
  }
};

const standVents: Fixture = (writer, spot, next) => {
  writer.use({ material: materials.plain, tint: metal, seed: 0 });
  for (let i = 0; i < 3; i += 1)
    writer.drum({
      x: spot.x + (i - 1) * 0.6,
      y: spot.y + (next() - 0.5) * 0.4,
      z: spot.z,
      radius: 0.2,
      tall: 0.5 + next() * 0.5,
      taper: 1.15,
    });
};

function standAdvert(writer: MeshWriter, building: Building, tier: Tier): void {
  const wide = Math.min(tier.right - tier.left - 2, 7);
  const middle = (tier.left + tier.right) / 2;
  const faceSouth = building.seed % 2 === 0;
  const y = faceSouth ? tier.bottom - 0.9 : tier.top + 2.2;
  const z = tier.roofTiles + 0.5;
  writer.use({ material: materials.plain, tint: darkMetal, seed: 0 });
  for (const along of [-wide / 2 + 0.4, 0, wide / 2 - 0.4])
    writer.box({ x: middle + along, y: y - 0.8, z: tier.roofTiles, width: 0.14, depth: 0.14, tall: 2.1 });
  writer.use({ material: materials.advert, tint: neon[building.hue], seed: building.seed % 97 });
  writer.quad(
    [
      [middle - wide / 2, y - 1.15, z + 1.7],
      [middle + wide / 2, y - 1.15, z + 1.7],
      [middle + wide / 2, y + 0.25, z],
      [middle - wide / 2, y + 0.25, z],
    ],
    [0, 0, wide, 2.1],
  );
}

const standBeacon: Fixture = (writer, spot) => {
  writer
    .use({ material: materials.plain, tint: darkMetal, seed: 0 })
    .box({ ...spot, width: 1.2, depth: 1.2, tall: 0.8 });
  writer.box({ ...spot, width: 0.14, depth: 0.14, tall: 6 });
  writer
    .use({ material: materials.glow, tint: [1, 0.14, 0.14], seed: 230 })
    .box({ ...spot, z: spot.z + 6, width: 0.26, depth: 0.26, tall: 0.26 });
};
