type Recipe = readonly (number | undefined)[];
interface Sounding {
  readonly layers: readonly Recipe[];
  readonly volume: number /** The distance at which it is heard, in tiles. */;
  readonly reachTiles: number /** The most instances that may sound at once. */;
  readonly most: number;
  readonly captioned?: true;
}

/**
 * ZzFX recipes of the world: volume, randomness, frequency, attack, sustain, release, shape, shapeCurve, slide,
 * deltaSlide,
 * pitchJump, pitchJumpTime, repeatTime, noise, modulation, bitCrush, delay, sustainVolume, decay, tremolo.
 */
const recipes = {
  shot_pistol: {
    layers: [
      [1.4, 0, 210, 0.001, 0.015, 0.09, 4, 1.6, -14, 0, 0, 0, 0, 0.9, 0, 0.1, 0, 0.6, 0.03],
      [0.9, 0, 88, 0.001, 0.02, 0.14, 0, 2.4, -3],
    ],
    volume: 0.5,
    reachTiles: 34,
    most: 6,
    captioned: true,
  },
  shot_rifle: {
    layers: [
      [1.6, 0, 160, 0.001, 0.02, 0.14, 4, 1.4, -9, 0, 0, 0, 0, 1.2, 0, 0.12, 0, 0.7, 0.04],
      [1, 0, 66, 0.001, 0.03, 0.18, 0, 2.6, -2],
    ],
    volume: 0.52,
    reachTiles: 44,
    most: 6,
    captioned: true,
  },
  shot_shotgun: {
    layers: [
      [1.9, 0, 96, 0.001, 0.05, 0.26, 4, 1.2, -4, 0, 0, 0, 0, 1.8, 0, 0.18, 0, 0.7, 0.06],
      [1.2, 0, 48, 0.001, 0.06, 0.26, 0, 2.8, -1],
    ],
    volume: 0.6,
    reachTiles: 44,
    most: 4,
    captioned: true,
  },
  shot_machine: {
    layers: [[1.2, 0, 300, 0.001, 0.012, 0.07, 2, 1.4, -22, 0, 0, 0, 0, 0.6, 0, 0.16]],
    volume: 0.42,
    reachTiles: 34,
    most: 6,
    captioned: true,
  },
  reload: {
    layers: [
      [0.7, 0, 420, 0.001, 0.008, 0.03, 4, 1, 0, 0, 0, 0, 0, 0.6],
      [0.8, 0, 240, 0.001, 0.01, 0.05, 4, 1, 0, 0, 0, 0, 0, 0.4, 0, 0, 0.24],
    ],
    volume: 0.4,
    reachTiles: 10,
    most: 2,
    captioned: true,
  },
  dry_click: {
    layers: [[0.6, 0, 900, 0.001, 0.004, 0.02, 4, 1.2, -20]],
    volume: 0.4,
    reachTiles: 6,
    most: 1,
    captioned: true,
  },
  hit: {
    layers: [[1, 0, 150, 0.001, 0.012, 0.07, 4, 1.8, -6, 0, 0, 0, 0, 0.4]],
    volume: 0.34,
    reachTiles: 18,
    most: 6,
  },
  hit_metal: {
    layers: [
      [0.8, 0, 620, 0.001, 0.012, 0.14, 1, 2.2, -3, 0, 0, 0, 0, 0.2, 0, 0, 0.02],
      [0.6, 0, 180, 0.001, 0.01, 0.05, 4, 1.4, -4],
    ],
    volume: 0.3,
    reachTiles: 20,
    most: 5,
  },
  critical: {
    layers: [
      [1, 0, 520, 0.001, 0.03, 0.16, 1, 1.8, 0, 0, 260, 0.03],
      [0.9, 0, 130, 0.001, 0.02, 0.12, 4, 1.6, -5],
    ],
    volume: 0.42,
    reachTiles: 18,
    most: 3,
  },
  kill: {
    layers: [
      [0.9, 0, 330, 0.002, 0.05, 0.22, 1, 1.5, 0, 0, 165, 0.06],
      [0.8, 0, 70, 0.001, 0.05, 0.24, 0, 2, -1],
    ],
    volume: 0.5,
    reachTiles: 30,
    most: 2,
  },
  death: {
    layers: [[0.9, 0, 190, 0.004, 0.06, 0.34, 2, 1.2, -3.4, 0, 0, 0, 0, 0.5, 0, 0.2]],
    volume: 0.4,
    reachTiles: 24,
    most: 3,
    captioned: true,
  },
  hurt: {
    layers: [
      [1.1, 0, 110, 0.001, 0.03, 0.12, 2, 1.6, -2, 0, 0, 0, 0, 0.8],
      [0.5, 0, 60, 0.001, 0.03, 0.1, 0, 2],
    ],
    volume: 0.5,
    reachTiles: 4,
    most: 2,
  },
  downed: {
    layers: [[1.2, 0, 180, 0.01, 0.16, 0.7, 2, 1.3, -1.1, 0, 0, 0, 0, 0.2, 0, 0.1, 0.1]],
    volume: 0.55,
    reachTiles: 26,
    most: 2,
    captioned: true,
  },
  revive: {
    layers: [[0.9, 0, 262, 0.02, 0.12, 0.4, 1, 1.6, 0, 0, 131, 0.09, 0.18]],
    volume: 0.5,
    reachTiles: 20,
    most: 2,
    captioned: true,
  },
  dodge: {
    layers: [[0.8, 0, 900, 0.03, 0.03, 0.12, 4, 2.4, -16, 0, 0, 0, 0, 2]],
    volume: 0.3,
    reachTiles: 10,
    most: 3,
  },
  swing: {
    layers: [[0.9, 0, 700, 0.04, 0.02, 0.09, 4, 2.8, -12, 0, 0, 0, 0, 1.2]],
    volume: 0.34,
    reachTiles: 14,
    most: 4,
  },
  throw: {
    layers: [[0.7, 0, 420, 0.05, 0.03, 0.1, 4, 2.6, -5, 0, 0, 0, 0, 1]],
    volume: 0.3,
    reachTiles: 14,
    most: 2,
    captioned: true,
  },
  blast: {
    layers: [
      [2, 0, 54, 0.002, 0.16, 0.8, 4, 1, -0.6, 0, 0, 0, 0, 2.4, 0, 0.3, 0, 0.8, 0.1],
      [1.6, 0, 32, 0.001, 0.1, 0.7, 0, 2.4, -0.2],
    ],
    volume: 0.8,
    reachTiles: 60,
    most: 3,
    captioned: true,
  },
  cast_physical: {
    layers: [[0.9, 0, 120, 0.01, 0.05, 0.16, 4, 1.8, 2, 0, 0, 0, 0, 0.6]],
    volume: 0.4,
    reachTiles: 20,
    most: 3,
  },
  cast_thermal: {
    layers: [[1, 0, 240, 0.06, 0.16, 0.34, 4, 1.6, -0.8, 0, 0, 0, 0, 3]],
    volume: 0.4,
    reachTiles: 22,
    most: 3,
    captioned: true,
  },
  cast_shock: {
    layers: [[0.9, 0, 1300, 0.001, 0.06, 0.14, 2, 0.6, -7, 0, 0, 0, 0.02, 1.2, 30, 0.2]],
    volume: 0.36,
    reachTiles: 24,
    most: 3,
    captioned: true,
  },
  cast_chemical: {
    layers: [[0.9, 0, 300, 0.03, 0.1, 0.26, 0, 1.4, -4, 2, 90, 0.05, 0.06, 0.6, 8]],
    volume: 0.4,
    reachTiles: 22,
    most: 3,
    captioned: true,
  },
  cast_cyber: {
    layers: [[0.9, 0, 540, 0.02, 0.12, 0.26, 3, 1.2, 3, -2, -120, 0.05, 0.05, 0, 12, 0.3]],
    volume: 0.36,
    reachTiles: 24,
    most: 3,
    captioned: true,
  },
  warning: {
    layers: [[0.7, 0, 480, 0.01, 0.05, 0.08, 1, 1.2, 0, 0, 120, 0.08, 0.16]],
    volume: 0.32,
    reachTiles: 16,
    most: 2,
    captioned: true,
  },
  heal: { layers: [[0.7, 0, 520, 0.03, 0.08, 0.3, 0, 1.6, 2, 0, 130, 0.08]], volume: 0.36, reachTiles: 14, most: 2 },
  shield: {
    layers: [[0.7, 0, 820, 0.004, 0.03, 0.24, 1, 2, -1.6, 0, 0, 0, 0, 0, 40]],
    volume: 0.3,
    reachTiles: 14,
    most: 3,
  },
  loot: { layers: [[0.6, 0, 660, 0.004, 0.03, 0.14, 1, 1.6, 0, 0, 220, 0.04]], volume: 0.36, reachTiles: 16, most: 2 },
  loot_rare: {
    layers: [[0.7, 0, 523, 0.006, 0.1, 0.5, 1, 1.6, 0, 0, 261, 0.08, 0, 0, 0, 0, 0.1]],
    volume: 0.46,
    reachTiles: 22,
    most: 2,
    captioned: true,
  },
  loot_iconic: {
    layers: [
      [0.8, 0, 392, 0.01, 0.3, 0.9, 1, 1.5, 0, 0, 196, 0.12, 0, 0, 0, 0, 0.16],
      [0.5, 0, 784, 0.1, 0.2, 0.8, 0, 1.2],
    ],
    volume: 0.55,
    reachTiles: 30,
    most: 1,
    captioned: true,
  },
  pick_up: { layers: [[0.6, 0, 330, 0.002, 0.02, 0.08, 1, 1.4, 5]], volume: 0.4, reachTiles: 8, most: 2 },
  level_up: {
    layers: [
      [0.9, 0, 262, 0.02, 0.4, 0.8, 1, 1.4, 0, 0, 131, 0.14, 0, 0, 0, 0, 0.12],
      [0.6, 0, 393, 0.16, 0.3, 0.9, 0, 1.2],
    ],
    volume: 0.6,
    reachTiles: 24,
    most: 1,
    captioned: true,
  },
  quest: { layers: [[0.7, 0, 440, 0.01, 0.12, 0.4, 1, 1.5, 0, 0, 147, 0.12]], volume: 0.5, reachTiles: 4, most: 1 },
  deploy: {
    layers: [
      [0.9, 0, 140, 0.01, 0.06, 0.16, 2, 1.4, 6, 0, 0, 0, 0.05, 0.2],
      [0.6, 0, 500, 0.001, 0.02, 0.06, 4, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0.12],
    ],
    volume: 0.4,
    reachTiles: 16,
    most: 2,
    captioned: true,
  },
} as const satisfies Record<string, Sounding>;

export type EffectName = keyof typeof recipes;
export const effects: Readonly<Record<EffectName, Sounding>> = recipes;
export const effectNames = Object.keys(recipes) as EffectName[];
