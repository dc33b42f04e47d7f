import type { Prop } from '@necp/shared/zone/map';
import { mix, scale, type Rgb } from './hues';
import { materials } from './mesh-writer';
import type { Build, Kit } from './prop-kit';

const steel: Rgb = [0.4, 0.43, 0.47];
const dark: Rgb = [0.15, 0.16, 0.19];
const cloth: readonly Rgb[] = [
  [0.62, 0.68, 0.7],
  [0.5, 0.62, 0.64],
  [0.66, 0.64, 0.58],
];
const coats: readonly Rgb[] = [
  [0.42, 0.2, 0.24],
  [0.2, 0.3, 0.38],
  [0.46, 0.38, 0.22],
  [0.24, 0.34, 0.28],
  [0.36, 0.36, 0.4],
  [0.32, 0.22, 0.4],
];
const skins: readonly Rgb[] = [
  [0.62, 0.46, 0.36],
  [0.46, 0.32, 0.24],
  [0.72, 0.56, 0.46],
  [0.32, 0.22, 0.17],
];

const bed: Build = (kit) => {
  const sheet = cloth[kit.prop.seed % cloth.length] ?? steel;
  kit.paint(steel).box({ along: 0, across: 0, z: 0.25, long: 0.95, wide: 1.95, tall: 0.12 });
  for (const across of [-0.85, 0.85])
    for (const along of [-0.4, 0.4]) kit.box({ along, across, z: 0, long: 0.1, wide: 0.1, tall: 0.3 });
  kit.paint([0.74, 0.77, 0.78]).box({ along: 0, across: 0, z: 0.37, long: 0.88, wide: 1.85, tall: 0.16 });
  kit.paint(sheet).box({ along: 0, across: 0.28, z: 0.53, long: 0.92, wide: 1.25, tall: 0.07 });
  kit.paint([0.84, 0.86, 0.86]).box({ along: 0, across: -0.68, z: 0.53, long: 0.62, wide: 0.36, tall: 0.12 });
  kit.paint(steel).box({ along: 0, across: -0.96, z: 0.3, long: 0.95, wide: 0.06, tall: 0.6 });
  kit
    .glow(scale(kit.hue, 0.8), kit.prop.seed % 5 === 0 ? 6 : 0)
    .box({ along: 0.3, across: -0.93, z: 0.74, long: 0.22, wide: 0.03, tall: 0.12 });
};

const desk: Build = (kit) => {
  kit.paint([0.34, 0.28, 0.25]).box({ along: 0, across: 0, z: 0.1, long: 1.8, wide: 0.7, tall: 0.68 });
  kit.paint([0.46, 0.4, 0.36]).box({ along: 0, across: 0, z: 0.78, long: 1.96, wide: 0.9, tall: 0.06 });
  kit.paint(dark).box({ along: -0.4, across: -0.1, z: 0.84, long: 0.5, wide: 0.06, tall: 0.34 });
  if (kit.prop.seed % 2)
    kit.glow(scale(kit.hue, 0.8)).box({ along: -0.4, across: -0.05, z: 0.88, long: 0.44, wide: 0.02, tall: 0.26 });
  kit
    .paint([0.7, 0.69, 0.62])
    .box({ along: 0.35, across: 0.1, z: 0.84, long: 0.3, wide: 0.4, tall: 0.03 + 0.1 * kit.next() });
};

const cabinet: Build = (kit) => {
  const tint = mix([0.4, 0.43, 0.46], kit.hue, 0.12);
  kit.paint(tint).box({ along: 0, across: 0, z: 0, long: 0.94, wide: 0.8, tall: 1.9 });
  kit.paint(scale(tint, 0.6)).box({ along: 0, across: 0.41, z: 0.1, long: 0.04, wide: 0.03, tall: 1.7 });
  kit.paint(scale(tint, 1.2)).box({ along: 0, across: 0, z: 1.9, long: 0.84, wide: 0.7, tall: 0.03 });
  kit.glow(scale(kit.hue, 0.85)).box({ along: 0.3, across: 0.41, z: 1.2, long: 0.1, wide: 0.03, tall: 0.1 });
};

const pillar: Build = (kit) => {
  kit.paint([0.34, 0.36, 0.4]).box({ along: 0, across: 0, z: 0, long: 1, wide: 1, tall: 0.4 });
  kit.paint([0.42, 0.44, 0.48]).drum({ along: 0, across: 0, z: 0.4, radius: 0.4, tall: 0.2, taper: 0.9 });
  kit
    .brush({ material: materials.partition, tint: [0.42, 0.44, 0.48], seed: kit.prop.seed % 90 })
    .drum({ along: 0, across: 0, z: 0.6, radius: 0.34, tall: 1.7 });
  kit.glow(scale(kit.hue, 0.6)).drum({ along: 0, across: 0, z: 2.02, radius: 0.36, tall: 0.05 });
  kit
    .brush({ material: materials.partition, tint: [0.4, 0.42, 0.46], seed: 0 })
    .drum({ along: 0, across: 0, z: 2.3, radius: 0.46, tall: 0.14, taper: 0.94 });
};

const palm: Build = (kit) => {
  kit.paint([0.3, 0.31, 0.34]).drum({ along: 0, across: 0, z: 0, radius: 0.46, tall: 0.5, taper: 1.08 });
  kit.glow(scale(kit.hue, 0.7)).drum({ along: 0, across: 0, z: 0.06, radius: 0.48, tall: 0.05 });
  const lean = kit.next() * 0.5;
  for (let i = 0; i < 5; i += 1)
    kit
      .paint([0.34, 0.26, 0.18])
      .drum({ along: lean * i * 0.2, across: 0, z: 0.45 + i * 0.6, radius: 0.15 - i * 0.012, tall: 0.62, taper: 0.9 });
  const from = { along: lean, z: 3.4 };
  for (let i = 0; i < 9; i += 1) {
    const turn = (i / 9) * Math.PI * 2 + kit.next() * 0.4;
    kit.paint([0.12 + 0.05 * kit.next(), 0.34 + 0.12 * kit.next(), 0.2]);
    frond(kit, from, turn);
  }
};

function frond(kit: Kit, from: { along: number; z: number }, turn: number): void {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  for (const [near, far, rise, fall] of [
    [0, 0.8, 0, 0.25],
    [0.8, 1.55, 0.25, -0.15],
  ] as const) {
    const wide = near === 0 ? 0.2 : 0.16;
    const point = (out: number, side: number, z: number) =>
      kit.at(from.along + cos * out - sin * side, sin * out + cos * side, z);
    kit.leaf([
      point(near, -wide, from.z + rise),
      point(far, -wide * 0.5, from.z + fall),
      point(far, wide * 0.5, from.z + fall),
      point(near, wide, from.z + rise),
    ]);
  }
}

const sofa: Build = (kit) => {
  const tint = mix(scale(kit.hue, 0.42), [0.3, 0.24, 0.26], 0.5);
  kit.paint(scale(tint, 0.8)).box({ along: 0, across: 0.05, z: 0.08, long: 1.9, wide: 0.8, tall: 0.34 });
  for (const along of [-0.45, 0.45])
    kit.paint(scale(tint, 1.25)).box({ along, across: 0.1, z: 0.42, long: 0.84, wide: 0.62, tall: 0.1 });
  kit.paint(tint).box({ along: 0, across: -0.34, z: 0.3, long: 1.9, wide: 0.2, tall: 0.55 });
  for (const along of [-0.92, 0.92]) kit.box({ along, across: 0.05, z: 0.2, long: 0.14, wide: 0.8, tall: 0.42 });
};

const terminal: Build = (kit) => {
  kit.paint([0.2, 0.22, 0.26]).box({ along: 0, across: 0, z: 0, long: 0.6, wide: 0.5, tall: 1 });
  kit.glow(scale(kit.hue, 0.9), kit.prop.seed % 6 === 0 ? 8 : 0);
  kit.leaf([kit.at(-0.32, -0.2, 1.3), kit.at(0.32, -0.2, 1.3), kit.at(0.32, 0.3, 1.02), kit.at(-0.32, 0.3, 1.02)]);
};

const screen: Build = (kit) => {
  kit.paint(steel);
  for (const along of [-0.95, 0, 0.95])
    kit
      .box({ along, across: 0, z: 0, long: 0.06, wide: 0.3, tall: 0.08 })
      .box({ along, across: 0, z: 0, long: 0.05, wide: 0.05, tall: 1.9 });
  kit.paint(mix([0.5, 0.62, 0.64], kit.hue, 0.1));
  for (const along of [-0.48, 0.48]) kit.box({ along, across: 0, z: 0.3, long: 0.88, wide: 0.05, tall: 1.5 });
};

const guardPost: Build = (kit) => {
  kit.paint([0.3, 0.33, 0.38]).box({ along: 0, across: 0, z: 0, long: 1.8, wide: 1.8, tall: 1.1 });
  kit
    .brush({
      material: materials.panes,
      tint: scale(mix(kit.hue, [1, 0.95, 0.85], 0.4), 0.8),
      seed: kit.prop.seed % 90,
    })
    .box({ along: 0, across: 0, z: 1.1, long: 1.66, wide: 1.66, tall: 0.8 });
  kit.paint([0.22, 0.24, 0.28]).box({ along: 0, across: 0, z: 1.9, long: 2, wide: 2, tall: 0.18 });
  kit.glow(scale(kit.hue, 0.9)).box({ along: 0, across: 0, z: 2.08, long: 0.5, wide: 0.5, tall: 0.12 });
};

/** Writes a row of seats with some spectators. */
const bleacher: Build = (kit) => {
  kit.paint([0.3, 0.31, 0.33]).box({ along: 0, across: 0, z: 0, long: 3.96, wide: 0.94, tall: 0.5 });
  kit.paint([0.4, 0.3, 0.22]).box({ along: 0, across: 0, z: 0.5, long: 3.9, wide: 0.5, tall: 0.06 });
  for (let seat = 0; seat < 5; seat += 1) {
    if (kit.next() < 0.22) continue;
    const along = -1.6 + seat * 0.8 + (kit.next() - 0.5) * 0.2;
    const across = (kit.next() - 0.5) * 0.16;
    kit
      .paint(coats[Math.floor(kit.next() * coats.length)] ?? steel)
      .drum({ along, across, z: 0.5, radius: 0.27, tall: 0.6, taper: 0.75 });
    kit
      .paint(skins[Math.floor(kit.next() * skins.length)] ?? steel)
      .drum({ along, across: across + 0.05, z: 1.1, radius: 0.14, tall: 0.2 });
    kit
      .paint(scale(coats[Math.floor(kit.next() * coats.length)] ?? dark, 0.5))
      .drum({ along, across: across - 0.02, z: 1.26, radius: 0.15, tall: 0.1, taper: 0.7 });
    if (kit.next() < 0.2)
      kit
        .glow(scale(kit.hue, 0.9))
        .box({ along: along + 0.22, across: across + 0.2, z: 1, long: 0.1, wide: 0.06, tall: 0.16 });
  }
};

const sandbag: Build = (kit) => {
  for (const [row, z] of [
    [3, 0],
    [2, 0.28],
    [3, 0.56],
  ] as const) {
    for (let i = 0; i < row; i += 1)
      kit.paint(scale([0.44, 0.4, 0.31], 0.85 + 0.3 * kit.next())).box({
        along: (i - (row - 1) / 2) * 0.64,
        across: (kit.next() - 0.5) * 0.1,
        z,
        long: 0.62,
        wide: 0.6,
        tall: 0.27,
      });
  }
};

/** Writes two posts with a curtain of light that people walk through. */
const doorway: Build = (kit) => {
  for (const along of [-0.95, 0.95]) {
    kit.paint([0.26, 0.28, 0.32]).box({ along, across: 0, z: 0, long: 0.14, wide: 0.5, tall: 2.2 });
    kit.glow(scale(kit.hue, 0.95), 5).box({ along: along * 0.91, across: 0, z: 0.1, long: 0.03, wide: 0.12, tall: 2 });
  }
  for (const z of [0.04, 0.5])
    kit.glow(scale(kit.hue, 0.5), 9).box({ along: 0, across: 0, z, long: 1.7, wide: 0.035, tall: 0.03 });
};

export const furniture: Readonly<
  Record<
    Extract<
      Prop['kind'],
      | 'bed'
      | 'desk'
      | 'cabinet'
      | 'pillar'
      | 'palm'
      | 'sofa'
      | 'terminal'
      | 'screen'
      | 'guard_post'
      | 'bleacher'
      | 'sandbag'
      | 'doorway'
    >,
    Build
  >
> = {
  bed,
  desk,
  cabinet,
  pillar,
  palm,
  sofa,
  terminal,
  screen,
  guard_post: guardPost,
  bleacher,
  sandbag,
  doorway,
};
