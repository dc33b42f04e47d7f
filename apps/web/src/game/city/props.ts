import type { Prop } from '@necp/shared/zone/map';
import { mix, scale, type Rgb } from './hues';
import { materials, type MeshWriter } from './mesh-writer';
import { Kit, type Build } from './prop-kit';
import { furniture } from './props-furniture';

const paints: readonly Rgb[] = [
  [0.42, 0.13, 0.17],
  [0.2, 0.25, 0.31],
  [0.5, 0.52, 0.55],
  [0.13, 0.15, 0.18],
  [0.45, 0.36, 0.16],
  [0.13, 0.3, 0.33],
  [0.3, 0.2, 0.4],
];
const darkGlass: Rgb = [0.07, 0.1, 0.13];
const steel: Rgb = [0.38, 0.41, 0.45];
const rubber: Rgb = [0.06, 0.06, 0.07];

/** Checks whether a parked vehicle has its lights on. */
export function hasLightsOn(prop: Prop): boolean {
  return (prop.kind === 'car' || prop.kind === 'van') && prop.seed % 3 !== 2;
}

function wheels(kit: Kit, reach: number, half: number): void {
  kit.paint(rubber);
  for (const along of [-reach, reach])
    for (const across of [-half, half]) kit.box({ along, across, z: 0, long: 0.72, wide: 0.26, tall: 0.6 });
}

function vehicleLights(kit: Kit, nose: number, half: number): void {
  const on = hasLightsOn(kit.prop);
  for (const across of [-half, half]) {
    kit
      .glow(on ? [1, 0.97, 0.88] : [0.22, 0.23, 0.25])
      .box({ along: nose, across, z: 0.48, long: 0.1, wide: 0.42, tall: 0.16 });
    kit
      .glow(on ? [1, 0.16, 0.18] : [0.3, 0.05, 0.06])
      .box({ along: -nose, across, z: 0.5, long: 0.1, wide: 0.46, tall: 0.14 });
  }
}

const car: Build = (kit) => {
  const tint = mix(paints[kit.prop.seed % paints.length] ?? steel, kit.hue, 0.08);
  wheels(kit, 1.35, 0.82);
  kit.paint(scale(tint, 0.62)).box({ along: 0, across: 0, z: 0.18, long: 4.3, wide: 1.8, tall: 0.22 });
  kit.paint(tint).box({ along: 0, across: 0, z: 0.36, long: 4.2, wide: 1.86, tall: 0.36 });
  kit.paint(scale(tint, 1.14)).box({ along: 1.35, across: 0, z: 0.72, long: 1.3, wide: 1.6, tall: 0.05 });
  kit.paint(scale(tint, 1.08)).box({ along: -1.65, across: 0, z: 0.72, long: 0.8, wide: 1.6, tall: 0.06 });
  kit.paint(darkGlass).box({ along: -0.25, across: 0, z: 0.72, long: 2, wide: 1.6, tall: 0.36 });
  kit.paint(scale(tint, 0.95)).box({ along: -0.35, across: 0, z: 1.08, long: 1.3, wide: 1.42, tall: 0.07 });
  kit
    .brush({ material: materials.solar, tint: [0.16, 0.24, 0.3], seed: 0 })
    .pane({ along: 1, z: 0.76, half: 0.74 }, { along: 0.3, z: 1.12, half: 0.66 });
  kit.paint(scale(tint, 0.5)).box({ along: -1.95, across: 0, z: 0.86, long: 0.22, wide: 1.7, tall: 0.05 });
  if (kit.prop.seed % 2 === 0)
    kit
      .glow(scale(kit.hue, 0.8))
      .box({ along: 0, across: 0.95, z: 0.3, long: 2.6, wide: 0.03, tall: 0.05 })
      .box({ along: 0, across: -0.95, z: 0.3, long: 2.6, wide: 0.03, tall: 0.05 });
  vehicleLights(kit, 2.1, 0.64);
};

const van: Build = (kit) => {
  const tint = mix(paints[(kit.prop.seed + 2) % paints.length] ?? steel, kit.hue, 0.1);
  wheels(kit, 1.6, 0.9);
  kit.paint(scale(tint, 0.6)).box({ along: 0, across: 0, z: 0.2, long: 5.1, wide: 2, tall: 0.3 });
  kit.paint(tint).box({ along: -0.5, across: 0, z: 0.45, long: 4, wide: 2.05, tall: 1.6 });
  kit.paint(scale(tint, 0.9)).box({ along: 2, across: 0, z: 0.45, long: 1.1, wide: 1.95, tall: 0.6 });
  kit
    .brush({ material: materials.solar, tint: [0.16, 0.24, 0.3], seed: 0 })
    .pane({ along: 2.3, z: 1.05, half: 0.86 }, { along: 1.5, z: 1.9, half: 0.8 });
  kit.paint(scale(tint, 0.75)).box({ along: -0.6, across: 0, z: 2.05, long: 2.4, wide: 1.3, tall: 0.14 });
  kit
    .glow(scale(kit.hue, 0.75))
    .box({ along: -0.5, across: 1.04, z: 1.1, long: 3, wide: 0.03, tall: 0.16 })
    .box({ along: -0.5, across: -1.04, z: 1.1, long: 3, wide: 0.03, tall: 0.16 });
  vehicleLights(kit, 2.52, 0.72);
};

const stall: Build = (kit) => {
  kit.paint([0.3, 0.24, 0.2]).box({ along: 0, across: 0.25, z: 0, long: 2.6, wide: 0.8, tall: 0.95 });
  kit
    .brush({ material: materials.panes, tint: scale(mix(kit.hue, [1, 0.75, 0.45], 0.5), 0.9), seed: kit.prop.seed })
    .box({ along: 0, across: 0.25, z: 0.95, long: 2.4, wide: 0.6, tall: 0.08 });
  kit.paint(steel);
  for (const along of [-1.3, 1.3])
    for (const across of [-0.75, 0.75]) kit.box({ along, across, z: 0, long: 0.08, wide: 0.08, tall: 2.2 });
  kit.brush({
    material: materials.awning,
    tint: mix(scale(kit.hue, 0.7), [0.35, 0.32, 0.32], 0.3),
    seed: kit.prop.seed,
  });
  kit.box({ along: 0, across: -0.35, z: 2.2, long: 3, wide: 1.3, tall: 0.1 });
  kit.glow(kit.hue).box({ along: 0, across: 0.32, z: 2.12, long: 2.7, wide: 0.05, tall: 0.08 });
  for (let i = 0; i < 5; i += 1)
    kit
      .paint([0.35 + 0.5 * kit.next(), 0.25 + 0.4 * kit.next(), 0.2])
      .box({ along: -1 + i * 0.5, across: 0.45, z: 1.03, long: 0.3, wide: 0.26, tall: 0.14 });
};

const vending: Build = (kit) => {
  kit.paint([0.2, 0.22, 0.26]).box({ along: 0, across: 0, z: 0, long: 0.8, wide: 1.1, tall: 1.9 });
  kit
    .glow(scale(kit.hue, 0.95), kit.prop.seed % 7 === 0 ? 5 : 0)
    .box({ along: 0.4, across: 0, z: 0.5, long: 0.05, wide: 0.85, tall: 1.2 });
  kit.glow(scale(kit.hue, 0.7)).box({ along: 0, across: 0, z: 1.9, long: 0.6, wide: 0.9, tall: 0.04 });
};

const billboard: Build = (kit) => {
  kit
    .paint(steel)
    .box({ along: 0, across: -1.5, z: 0, long: 0.16, wide: 0.16, tall: 3.2 })
    .box({ along: 0, across: 1.5, z: 0, long: 0.16, wide: 0.16, tall: 3.2 });
  kit.paint([0.1, 0.11, 0.13]).box({ along: -0.1, across: 0, z: 2.6, long: 0.16, wide: 4.2, tall: 1.8 });
  kit
    .brush({ material: materials.advert, tint: kit.hue, seed: kit.prop.seed % 97 })
    .pane({ along: 0.9, z: 2.5, half: 2 }, { along: 0, z: 4.4, half: 2 });
};

const umbrella: Build = (kit) => {
  kit.paint([0.32, 0.3, 0.3]).drum({ along: 0, across: 0, z: 0, radius: 0.6, tall: 0.75 });
  kit.paint(steel).box({ along: 0, across: 0, z: 0.7, long: 0.08, wide: 0.08, tall: 1.5 });
  kit
    .paint(mix(scale(kit.hue, 0.6), [0.4, 0.36, 0.36], 0.3))
    .drum({ along: 0, across: 0, z: 2, radius: 1.35, tall: 0.5, taper: 0.06 });
  for (const [along, across] of [
    [1.1, 0],
    [-1.1, 0],
    [0, 1.1],
  ] as const)
    kit.paint([0.28, 0.25, 0.24]).drum({ along, across, z: 0, radius: 0.26, tall: 0.46 });
  kit.glow([1, 0.75, 0.4]).drum({ along: 0, across: 0, z: 0.76, radius: 0.1, tall: 0.14 });
};

const builds: Record<Prop['kind'], Build> = {
  car,
  van,
  stall,
  vending,
  billboard,
  ...furniture,
  umbrella_table: umbrella,
  bench: (kit) => {
    kit
      .paint([0.22, 0.24, 0.27])
      .box({ along: -0.75, across: 0, z: 0, long: 0.12, wide: 0.5, tall: 0.42 })
      .box({ along: 0.75, across: 0, z: 0, long: 0.12, wide: 0.5, tall: 0.42 });
    kit.paint([0.42, 0.31, 0.22]);
    for (const across of [-0.2, 0, 0.2]) kit.box({ along: 0, across, z: 0.42, long: 1.9, wide: 0.15, tall: 0.06 });
    kit.box({ along: 0, across: -0.3, z: 0.5, long: 1.9, wide: 0.07, tall: 0.4 });
  },
  bin: (kit) => {
    kit.paint([0.2, 0.26, 0.24]).drum({ along: 0, across: 0, z: 0, radius: 0.32, tall: 0.85, taper: 1.1 });
    kit.paint([0.05, 0.05, 0.06]).drum({ along: 0, across: 0, z: 0.86, radius: 0.22, tall: 0.02 });
  },
  crate: (kit) => {
    const tint: Rgb = kit.prop.seed % 2 ? [0.44, 0.34, 0.22] : [0.28, 0.33, 0.3];
    kit.paint(tint).box({ along: 0, across: 0, z: 0, long: 0.95, wide: 0.95, tall: 0.8 });
    kit
      .paint(scale(tint, 0.7))
      .box({ along: 0, across: 0, z: 0.8, long: 0.98, wide: 0.14, tall: 0.04 })
      .box({ along: 0, across: 0, z: 0.8, long: 0.14, wide: 0.98, tall: 0.04 });
    if (kit.prop.seed % 3 === 0)
      kit.paint(scale(tint, 0.86)).box({ along: 0.1, across: 0.05, z: 0.84, long: 0.6, wide: 0.6, tall: 0.5 });
  },
  barrel: (kit) => {
    const tint = mix([0.32, 0.3, 0.28], kit.hue, 0.3);
    kit.paint(tint).drum({ along: 0, across: 0, z: 0, radius: 0.36, tall: 0.95 });
    kit.paint(scale(tint, 1.2)).drum({ along: 0, across: 0, z: 0.6, radius: 0.38, tall: 0.08 });
    kit.paint(scale(tint, 0.5)).drum({ along: 0, across: 0, z: 0.96, radius: 0.3, tall: 0.01 });
  },
  hydrant: (kit) => {
    kit
      .paint([0.55, 0.16, 0.15])
      .drum({ along: 0, across: 0, z: 0, radius: 0.16, tall: 0.6 })
      .box({ along: 0, across: 0, z: 0.36, long: 0.5, wide: 0.14, tall: 0.14 });
  },
  planter: (kit) => {
    kit.paint([0.34, 0.35, 0.37]).box({ along: 0, across: 0, z: 0, long: 1.9, wide: 0.85, tall: 0.5 });
    for (let i = 0; i < 9; i += 1)
      kit.paint([0.1 + 0.08 * kit.next(), 0.26 + 0.16 * kit.next(), 0.16]).drum({
        along: -0.75 + 1.5 * kit.next(),
        across: (kit.next() - 0.5) * 0.5,
        z: 0.45,
        radius: 0.16 + 0.16 * kit.next(),
        tall: 0.3 + 0.5 * kit.next(),
        taper: 0.35,
      });
    kit.glow(scale(kit.hue, 0.6)).box({ along: 0, across: 0.44, z: 0.1, long: 1.8, wide: 0.03, tall: 0.05 });
  },
  steam_vent: (kit) => {
    kit.paint([0.16, 0.17, 0.19]).box({ along: 0, across: 0, z: 0, long: 1.1, wide: 0.8, tall: 0.08 });
    for (let i = 0; i < 5; i += 1)
      kit
        .paint([0.3, 0.32, 0.34])
        .box({ along: -0.4 + i * 0.2, across: 0, z: 0.08, long: 0.07, wide: 0.7, tall: 0.03 });
  },
  barrier: (kit) => {
    kit
      .paint([0.48, 0.48, 0.48])
      .box({ along: 0, across: 0, z: 0, long: 2, wide: 0.5, tall: 0.4 })
      .box({ along: 0, across: 0, z: 0.4, long: 1.9, wide: 0.26, tall: 0.45 });
    for (let i = 0; i < 3; i += 1)
      kit
        .paint([0.7, 0.5, 0.12])
        .box({ along: -0.65 + i * 0.65, across: 0, z: 0.5, long: 0.3, wide: 0.28, tall: 0.25 });
    kit
      .glow([1, 0.62, 0.16], 210 + (kit.prop.seed % 20))
      .drum({ along: 0.8, across: 0, z: 0.85, radius: 0.09, tall: 0.12 });
  },
  container: (kit) => {
    const tint = mix(paints[kit.prop.seed % paints.length] ?? steel, kit.hue, 0.12);
    kit.paint(tint).box({ along: 0, across: 0, z: 0, long: 6, wide: 2.4, tall: 2.5 });
    for (let i = -2; i <= 2; i += 1)
      kit.paint(scale(tint, 0.8)).box({ along: i * 1.2, across: 0, z: 2.5, long: 0.5, wide: 2.3, tall: 0.05 });
  },
  pallet: (kit) => {
    for (let i = 0; i < 5; i += 1)
      kit
        .paint([0.4, 0.31, 0.21])
        .box({ along: -0.48 + i * 0.24, across: 0, z: 0.06, long: 0.18, wide: 1, tall: 0.08 });
    if (kit.prop.seed % 2)
      kit.paint([0.34, 0.36, 0.38]).box({ along: 0, across: 0, z: 0.14, long: 0.9, wide: 0.8, tall: 0.55 });
  },
  drone_dock: (kit) => {
    kit.paint([0.24, 0.26, 0.3]).drum({ along: 0, across: 0, z: 0, radius: 0.95, tall: 0.35 });
    kit.glow(scale(kit.hue, 0.9)).drum({ along: 0, across: 0, z: 0.35, radius: 0.72, tall: 0.03 });
    kit.paint([0.14, 0.15, 0.18]).drum({ along: 0, across: 0, z: 0.38, radius: 0.6, tall: 0.03 });
    kit
      .paint(steel)
      .box({ along: 0, across: 0, z: 0.5, long: 0.9, wide: 0.16, tall: 0.12 })
      .box({ along: 0, across: 0, z: 0.5, long: 0.16, wide: 0.9, tall: 0.12 });
  },
  // It is painted into the ground.
  manhole: () => undefined,
};

/** Writes the mesh of one prop. */
export function standProp(writer: MeshWriter, prop: Prop): void {
  builds[prop.kind](new Kit(writer, prop));
}

/** Writes a lamp: a post with a head in the street, a shade on a wire under a ceiling. */
export function standLamp(
  writer: MeshWriter,
  lamp: { readonly x: number; readonly y: number; readonly hue: Rgb },
  roof: 'sky' | 'ceiling',
): void {
  const tall = lampTiles[roof];
  writer.use({ material: materials.plain, tint: [0.26, 0.28, 0.31], seed: 0 });
  if (roof === 'sky') {
    writer.drum({ x: lamp.x, y: lamp.y, z: 0, radius: 0.2, tall: 0.35, taper: 0.6 });
    writer.box({ x: lamp.x, y: lamp.y, z: 0, width: 0.11, depth: 0.11, tall: tall - 0.12 });
  } else writer.drum({ x: lamp.x, y: lamp.y, z: tall - 0.2, radius: 0.24, tall: 0.1, taper: 0.8 });
  writer.use({ material: materials.glow, tint: mix(lamp.hue, [1, 1, 1], 0.35), seed: 0 });
  writer.drum({ x: lamp.x, y: lamp.y, z: tall - 0.1, radius: roof === 'sky' ? 0.24 : 0.13, tall: 0.06 });
}

/** The height of a lamp's head under the sky and under a ceiling, in tiles. */
export const lampTiles = { sky: 4.6, ceiling: 2.7 } as const;
