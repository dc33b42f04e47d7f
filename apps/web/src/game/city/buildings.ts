import type { Building } from '@necp/shared/zone/map';
import { mix, neon, scale, type Rgb } from './hues';
import { faces, materials, type Face, type Material, type MeshWriter } from './mesh-writer';
import { furnishRoof } from './roofs';
import { scatterStream } from './scatter';
import { tiersOf, type Tier } from './tiers';

/** One wall: where it starts, its direction and the side it faces. */
interface Wall {
  readonly face: Face;
  readonly x: number;
  readonly y: number;
  readonly alongX: number;
  readonly alongY: number;
  readonly outX: number;
  readonly outY: number;
  readonly length: number;
}

/** Walls are cut at these heights so that tall ones bend towards the camera like everything else. */
const bands = [0, 3, 6, 10, 15, 22, 32, 46, 60];
const wallTint: Record<Building['facade'], Rgb> = {
  concrete: [0.36, 0.38, 0.42],
  brick: [0.42, 0.27, 0.23],
  glass: [0.16, 0.22, 0.29],
  market: [0.36, 0.3, 0.36],
  industrial: [0.31, 0.34, 0.33],
  container: [0.4, 0.36, 0.32],
  partition: [0.36, 0.39, 0.44],
};

/** Writes one building: walls with their details, parapets and roof objects. */
export function raiseBuilding(writer: MeshWriter, building: Building): void {
  if (building.facade === 'partition') return raisePartition(writer, building);
  const tiers = tiersOf(building);
  tiers.forEach((tier, level) => {
    raiseWalls(writer, building, tier);
    raiseRoof(writer, building, tier);
    if (level === tiers.length - 1) furnishRoof(writer, building, tier);
  });
}

/** Writes a bare wall: four sides and a pale top, without a roof. */
function raisePartition(writer: MeshWriter, building: Building): void {
  const [tier] = tiersOf(building);
  if (!tier) return;
  writer.use({
    material: materials.partition,
    tint: mix(wallTint.partition, neon[building.hue], 0.1),
    seed: building.seed % 997,
  });
  for (const { face, x, y, alongX, alongY, length } of wallsOf(tier)) {
    const [endX, endY] = [x + alongX * length, y + alongY * length];
    writer.quad(
      [
        [x, y, 0],
        [endX, endY, 0],
        [endX, endY, tier.roofTiles],
        [x, y, tier.roofTiles],
      ],
      [0, 0, length, tier.roofTiles],
      face,
    );
  }
  const { left, top, right, bottom, roofTiles } = tier;
  writer.quad(
    [
      [left, top, roofTiles],
      [right, top, roofTiles],
      [right, bottom, roofTiles],
      [left, bottom, roofTiles],
    ],
    [left, top, right, bottom],
    faces.up,
  );
}

function wallsOf(tier: Tier): Wall[] {
  const { left, top, right, bottom } = tier;
  const width = right - left;
  const depth = bottom - top;
  return [
    { face: faces.north, x: right, y: top, alongX: -1, alongY: 0, outX: 0, outY: -1, length: width },
    { face: faces.east, x: right, y: bottom, alongX: 0, alongY: -1, outX: 1, outY: 0, length: depth },
    { face: faces.south, x: left, y: bottom, alongX: 1, alongY: 0, outX: 0, outY: 1, length: width },
    { face: faces.west, x: left, y: top, alongX: 0, alongY: 1, outX: -1, outY: 0, length: depth },
  ];
}

function raiseWalls(writer: MeshWriter, building: Building, tier: Tier): void {
  const material: Material = materials[building.facade];
  const tint = mix(wallTint[building.facade], neon[building.hue], 0.06);
  let run = (building.seed % 17) * 3;
  for (const wall of wallsOf(tier)) {
    writer.use({ material, tint, seed: building.seed % 997 });
    const heights = [
      tier.floorTiles,
      ...bands.filter((z) => z > tier.floorTiles && z < tier.roofTiles),
      tier.roofTiles,
    ];
    for (let i = 0; i + 1 < heights.length; i += 1) {
      const z0 = heights[i] ?? 0;
      const z1 = heights[i + 1] ?? 0;
      const endX = wall.x + wall.alongX * wall.length;
      const endY = wall.y + wall.alongY * wall.length;
      writer.quad(
        [
          [wall.x, wall.y, z0],
          [endX, endY, z0],
          [endX, endY, z1],
          [wall.x, wall.y, z1],
        ],
        [run, z0, run + wall.length, z1],
        wall.face,
      );
    }
    fitWall(writer, { building, tier, wall });
    run += wall.length;
  }
}

interface Fitting {
  readonly building: Building;
  readonly tier: Tier;
  readonly wall: Wall;
}

function fitWall(writer: MeshWriter, fitting: Fitting): void {
  const { building, tier, wall } = fitting;
  const next = scatterStream(building.seed * 13 + wall.face * 101 + Math.round(tier.floorTiles));
  if (building.facade === 'concrete' || building.facade === 'brick') hangBalconies(writer, fitting, next);
  if (building.facade !== 'glass') {
    hangCoolers(writer, fitting, next);
    runPipes(writer, fitting, next);
  }
  if (building.facade === 'glass') runFins(writer, fitting);
  if (tier.floorTiles === 0 && (building.facade === 'market' || next() < 0.55)) hangAwnings(writer, fitting, next);
}

/** Writes a box on a wall: `along` from its start, `out` from it, with sizes along, out and up. */
function onWall(wall: Wall, at: { along: number; out: number; z: number; wide: number; deep: number; tall: number }) {
  const isNorthSouth = wall.outX === 0;
  return {
    x: wall.x + wall.alongX * at.along + wall.outX * (at.out + at.deep / 2),
    y: wall.y + wall.alongY * at.along + wall.outY * (at.out + at.deep / 2),
    z: at.z,
    tall: at.tall,
    width: isNorthSouth ? at.wide : at.deep,
    depth: isNorthSouth ? at.deep : at.wide,
  };
}

function hangBalconies(writer: MeshWriter, { building, tier, wall }: Fitting, next: () => number): void {
  const slab: Rgb = scale(wallTint[building.facade], 0.85);
  for (let along = 1.8; along < wall.length - 1.4; along += 2.6) {
    if (next() < 0.45) continue;
    for (let z = Math.max(3, Math.ceil(tier.floorTiles / 3) * 3); z < tier.roofTiles - 2; z += 3) {
      if (next() < 0.3) continue;
      writer
        .use({ material: materials.plain, tint: slab, seed: 0 })
        .box(onWall(wall, { along, out: 0, z, wide: 1.7, deep: 0.75, tall: 0.14 }));
      const rail: Rgb = next() < 0.2 ? scale(neon[building.hue], 0.55) : [0.2, 0.22, 0.25];
      writer
        .use({ material: materials.plain, tint: rail, seed: 0 })
        .box(onWall(wall, { along, out: 0.68, z: z + 0.14, wide: 1.7, deep: 0.07, tall: 0.75 }));
      if (next() < 0.35)
        writer
          .use({ material: materials.plain, tint: [0.5 * next(), 0.3 + 0.2 * next(), 0.35], seed: 0 })
          .box(onWall(wall, { along: along + next() - 0.5, out: 0.1, z: z + 0.14, wide: 0.5, deep: 0.45, tall: 0.5 }));
    }
  }
}

function hangCoolers(writer: MeshWriter, { tier, wall }: Fitting, next: () => number): void {
  const count = Math.floor((wall.length * Math.min(tier.roofTiles - tier.floorTiles, 24)) / 34);
  for (let i = 0; i < count; i += 1) {
    const z =
      tier.floorTiles +
      2.8 +
      Math.floor(next() * Math.max(1, (tier.roofTiles - tier.floorTiles - 4) / 3)) * 3 +
      next() * 0.4;
    if (z > tier.roofTiles - 0.8) continue;
    const along = 0.8 + next() * Math.max(0.1, wall.length - 1.6);
    writer
      .use({ material: materials.plain, tint: [0.46, 0.48, 0.5], seed: 0 })
      .box(onWall(wall, { along, out: 0, z, wide: 0.75, deep: 0.42, tall: 0.55 }));
    if (next() < 0.16)
      writer
        .use({
          material: materials.glow,
          tint: next() < 0.5 ? [0.9, 0.25, 0.2] : [0.2, 0.8, 0.6],
          seed: Math.floor(next() * 90),
        })
        .box(onWall(wall, { along, out: 0.42, z: z + 0.2, wide: 0.1, deep: 0.03, tall: 0.1 }));
  }
}

function runPipes(writer: MeshWriter, { building, tier, wall }: Fitting, next: () => number): void {
  const count = 1 + Math.floor(next() * (wall.length / 7));
  for (let i = 0; i < count; i += 1) {
    const along = 0.3 + next() * (wall.length - 0.6);
    const tint: Rgb = next() < 0.3 ? [0.36, 0.26, 0.2] : [0.24, 0.26, 0.29];
    for (let z = tier.floorTiles; z < tier.roofTiles; z += 6) {
      writer
        .use({ material: materials.plain, tint, seed: 0 })
        .box(onWall(wall, { along, out: 0.02, z, wide: 0.16, deep: 0.16, tall: Math.min(6, tier.roofTiles - z) }));
    }
  }
  if (next() < 0.3 && building.tallTiles > 5) {
    const z = Math.min(tier.roofTiles - 0.6, tier.floorTiles + 3.05);
    writer
      .use({ material: materials.glow, tint: scale(neon[building.hue], 0.85), seed: 0 })
      .box(onWall(wall, { along: wall.length / 2, out: 0.02, z, wide: wall.length - 0.4, deep: 0.06, tall: 0.1 }));
  }
}

function runFins(writer: MeshWriter, { building, tier, wall }: Fitting): void {
  for (let along = 2.4; along < wall.length - 1; along += 3.6) {
    for (let z = tier.floorTiles; z < tier.roofTiles; z += 7) {
      writer
        .use({ material: materials.plain, tint: [0.22, 0.26, 0.31], seed: 0 })
        .box(onWall(wall, { along, out: 0, z, wide: 0.14, deep: 0.3, tall: Math.min(7, tier.roofTiles - z) }));
    }
  }
  if (building.seed % 2 === 0)
    writer.use({ material: materials.glow, tint: scale(neon[building.hue], 0.9), seed: 0 }).box(
      onWall(wall, {
        along: wall.length / 2,
        out: 0,
        z: tier.roofTiles - 0.25,
        wide: wall.length,
        deep: 0.08,
        tall: 0.16,
      }),
    );
}

function hangAwnings(writer: MeshWriter, { building, wall }: Fitting, next: () => number): void {
  let along = 1 + next();
  while (along < wall.length - 2.4) {
    const wide = 1.8 + next() * 1.6;
    if (along + wide > wall.length - 0.5) return;
    if (next() < 0.6) {
      const hue = next() < 0.5 ? neon[building.hue] : ([0.5, 0.2, 0.22] as Rgb);
      const reach = 0.9 + next() * 0.5;
      const point = (a: number, out: number, z: number) =>
        [wall.x + wall.alongX * a + wall.outX * out, wall.y + wall.alongY * a + wall.outY * out, z] as const;
      writer.use({
        material: materials.awning,
        tint: mix(scale(hue, 0.62), [0.3, 0.3, 0.32], 0.35),
        seed: Math.floor(next() * 50),
      });
      writer.quad(
        [
          point(along, 0.02, 2.95),
          point(along + wide, 0.02, 2.95),
          point(along + wide, reach, 2.45),
          point(along, reach, 2.45),
        ],
        [0, 0, wide, 1],
        wall.face,
      );
      writer.quad(
        [
          point(along, reach, 2.45),
          point(along + wide, reach, 2.45),
          point(along + wide, reach, 2.2),
          point(along, reach, 2.2),
        ],
        [0, 0, wide, 0.2],
        wall.face,
      );
    }
    along += wide + 0.8 + next() * 2.4;
  }
}

function raiseRoof(writer: MeshWriter, building: Building, tier: Tier): void {
  const { left, top, right, bottom, roofTiles } = tier;
  writer.use({
    material: materials.roof,
    tint: mix([0.27, 0.3, 0.36], wallTint[building.facade], 0.35),
    seed: building.seed % 997,
  });
  writer.quad(
    [
      [left, top, roofTiles],
      [right, top, roofTiles],
      [right, bottom, roofTiles],
      [left, bottom, roofTiles],
    ],
    [left, top, right, bottom],
    faces.up,
  );
  const rim = 0.3;
  const tall = 0.55;
  const middleX = (left + right) / 2;
  const middleY = (top + bottom) / 2;
  writer.use({
    material: materials.plain,
    tint: mix(scale(wallTint[building.facade], 1.5), [0.6, 0.64, 0.7], 0.2),
    seed: 0,
  });
  writer.box({ x: middleX, y: top + rim / 2, z: roofTiles, width: right - left, depth: rim, tall });
  writer.box({ x: middleX, y: bottom - rim / 2, z: roofTiles, width: right - left, depth: rim, tall });
  writer.box({ x: left + rim / 2, y: middleY, z: roofTiles, width: rim, depth: bottom - top - rim * 2, tall });
  writer.box({ x: right - rim / 2, y: middleY, z: roofTiles, width: rim, depth: bottom - top - rim * 2, tall });
  if (building.seed % 5 < 2) edgeWithNeon(writer, building, tier);
}

function edgeWithNeon(writer: MeshWriter, building: Building, tier: Tier): void {
  writer.use({
    material: materials.glow,
    tint: scale(neon[building.hue], 0.95),
    seed: building.seed % 11 === 0 ? 7 : 0,
  });
  for (const wall of wallsOf(tier)) {
    if ((building.seed + wall.face) % 3 === 0) continue;
    writer.box(
      onWall(wall, {
        along: wall.length / 2,
        out: 0.01,
        z: tier.roofTiles + 0.3,
        wide: wall.length - 0.3,
        deep: 0.07,
        tall: 0.13,
      }),
    );
  }
}
