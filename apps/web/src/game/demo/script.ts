import type { TileSpot } from '@necp/shared/kernel';
import type { CombatEvent, WeaponFamily } from '@necp/shared/protocol';
import { damageTypes } from '@necp/shared/inventory/content';
import type { DemoScene } from './cast';
export interface Cue {
  readonly atMs: number;
  readonly events: readonly CombatEvent[];
}
export interface Script {
  readonly lengthMs: number;
  readonly cues: readonly Cue[];
}

const own = (index: number): number => 100 + index;
const enemy = (index: number): number => 104 + index;
const families: readonly WeaponFamily[] = ['pistol', 'rifle', 'shotgun'];

/** Returns the script of a scene, which is repeated. */
export function scriptOf(scene: DemoScene, at: TileSpot): Script {
  if (scene === 'shots') return shots(at);
  if (scene === 'blasts') return blasts(at);
  if (scene === 'casts') return casts(at);
  if (scene === 'crowd') return crowd(at);
  return { lengthMs: 1000, cues: [] };
}

function shot(index: number, at: TileSpot, seed: number): CombatEvent[] {
  const y = at.y - 4 + index * 2.7;
  const isHit = seed % 3 !== 0;
  const base = {
    kind: 'shot',
    source: own(index),
    weapon: families[index] ?? 'pistol',
    fromX: at.x - 4.3,
    fromY: y,
    hit: isHit ? 'body' : 'wall',
    velocityTilesPerS: 70,
    seq: 0,
  } as const;
  const pellets = index === 2 ? 8 : 1;
  return Array.from(
    { length: pellets },
    (_, pellet): CombatEvent => ({
      ...base,
      toX: isHit ? at.x + 4.2 : at.x + 7,
      toY: y + (pellet - pellets / 2) * 0.14,
    }),
  );
}

function hit(index: number, at: TileSpot, seed: number): CombatEvent[] {
  const y = at.y - 4 + index * 2.7;
  return [
    { kind: 'impact', source: own(index), target: enemy(index), x: at.x + 4.2, y },
    {
      kind: 'damage',
      source: own(index),
      target: enemy(index),
      amount: 12 + ((seed * 7) % 30),
      how: seed % 4 === 1 ? 'critical' : seed % 7 === 2 ? 'absorbed' : seed % 11 === 3 ? 'dodged' : 'hit',
      damageType: 'physical',
      by: 'pistol_lantern',
    },
  ];
}

function shots(at: TileSpot): Script {
  const cues: Cue[] = [];
  for (let round = 0; round < 8; round += 1) {
    for (const index of [0, 1, 2]) {
      cues.push({ atMs: round * 420 + index * 60, events: shot(index, at, round + index) });
      if ((round + index) % 3 !== 0)
        cues.push({ atMs: round * 420 + index * 60 + 120, events: hit(index, at, round + index) });
    }
    if (round % 2 === 0)
      cues.push({
        atMs: round * 420 + 90,
        events: [{ kind: 'swing', source: own(3), facing: 0, arcDegrees: 120, reachTiles: 2, seq: 0 }],
      });
    cues.push({
      atMs: round * 420 + 210,
      events: [
        {
          kind: 'shot',
          source: enemy(1),
          weapon: 'machine',
          fromX: at.x + 3.6,
          fromY: at.y - 1.3,
          toX: at.x - 4.9,
          toY: at.y - 1.2,
          hit: 'body',
          velocityTilesPerS: 110,
          seq: 0,
        },
        {
          kind: 'damage',
          source: enemy(1),
          target: own(1),
          amount: 9,
          how: 'hit',
          damageType: 'physical',
          by: 'pistol_lantern',
        },
      ],
    });
  }
  cues.push(
    { atMs: 700, events: [{ kind: 'dodge', source: own(0), facing: Math.PI / 2 }] },
    { atMs: 1500, events: [{ kind: 'reload', source: own(1), lastsMs: 1400 }] },
  );
  cues.push({
    atMs: 3400,
    events: [
      { kind: 'died', target: enemy(0), source: own(0) },
      { kind: 'downed', target: own(2), source: enemy(1) },
    ],
  });
  return { lengthMs: 5_000, cues };
}

function blasts(at: TileSpot): Script {
  const cues: Cue[] = damageTypes.flatMap((damageType, index): Cue[] => {
    const x = at.x - 8 + (index % 3) * 8;
    const y = at.y - 3 + Math.floor(index / 3) * 6;
    return [
      {
        atMs: index * 500,
        events: [
          {
            kind: 'throw',
            source: own(index % 4),
            item:
              ['thrown_frag', 'thrown_bottle', 'thrown_flash', 'thrown_needle', 'thrown_frag'][index] ?? 'thrown_frag',
            fromX: at.x - 5,
            fromY: at.y,
            toX: x,
            toY: y,
            flightMs: 600,
            fuseMs: 200,
          },
        ],
      },
      { atMs: index * 500 + 800, events: [{ kind: 'blast', source: own(0), x, y, radiusTiles: 2.6, damageType }] },
    ];
  });
  return { lengthMs: 4_600, cues };
}

const statusIds = ['burning', 'poisoned', 'jolted', 'glitched', 'marked', 'fortified', 'regenerating', 'slowed'];

function casts(at: TileSpot): Script {
  return { lengthMs: 5_000, cues: [...castBeginnings(at), ...castEndings(at)] };
}

/** Areas shown on the ground, casts begun, and a status on every fighter. */
function castBeginnings(at: TileSpot): Cue[] {
  return [
    {
      atMs: 0,
      events: [
        {
          kind: 'telegraph',
          source: enemy(3),
          shape: 'circle',
          x: at.x + 4.5,
          y: at.y + 4.1,
          facing: 0,
          a: 2.8,
          b: 0,
          lastsMs: 1500,
        },
        {
          kind: 'telegraph',
          source: enemy(1),
          shape: 'cone',
          x: at.x + 4.5,
          y: at.y - 1.3,
          facing: Math.PI,
          a: 8,
          b: 60,
          lastsMs: 1500,
        },
        {
          kind: 'telegraph',
          source: enemy(2),
          shape: 'line',
          x: at.x + 4.5,
          y: at.y + 1.4,
          facing: Math.PI,
          a: 7,
          b: 1.2,
          lastsMs: 1500,
        },
        {
          kind: 'telegraph',
          source: own(0),
          shape: 'circle',
          x: at.x - 8,
          y: at.y - 5,
          facing: 0,
          a: 2.2,
          b: 0,
          lastsMs: 1500,
        },
        { kind: 'cast', source: enemy(3), ability: 'bruiser_slam', castMs: 1500, isChannel: 0, x: at.x, y: at.y },
        { kind: 'cast', source: own(1), ability: 'common_ground', castMs: 900, isChannel: 0, x: at.x, y: at.y },
      ],
    },
    {
      atMs: 300,
      events: statusIds.map(
        (status, index): CombatEvent => ({
          kind: 'status',
          source: enemy(0),
          target: index < 4 ? own(index) : enemy(index - 4),
          status,
          stacks: 1,
          lastsMs: 4000,
        }),
      ),
    },
  ];
}

/** Returns the ends of the casts. */
function castEndings(at: TileSpot): Cue[] {
  return [
    {
      atMs: 900,
      events: [
        { kind: 'cast_end', source: own(1), how: 'done' },
        { kind: 'land', source: own(1), ability: 'common_ground', x: at.x + 4.5, y: at.y - 1.3, facing: 0 },
        {
          kind: 'damage',
          source: own(1),
          target: enemy(1),
          amount: 41,
          how: 'critical',
          damageType: 'shock',
          by: 'pistol_lantern',
        },
      ],
    },
    {
      atMs: 1500,
      events: [
        { kind: 'land', source: enemy(3), ability: 'bruiser_slam', x: at.x + 4.5, y: at.y + 4.1, facing: 0 },
        { kind: 'cast_end', source: enemy(3), how: 'done' },
        { kind: 'land', source: enemy(1), ability: 'tally_strike', x: at.x + 4.5, y: at.y - 1.3, facing: Math.PI },
        { kind: 'heal', source: own(0), target: own(2), amount: 34, by: 'patch_up' },
      ],
    },
    {
      atMs: 2300,
      events: [
        { kind: 'level_up', target: own(0), level: 7 },
        { kind: 'land', source: own(2), ability: 'arc_weld', x: at.x - 5, y: at.y + 1.4, facing: 0 },
        { kind: 'reveal', target: enemy(2), lastsMs: 2000 },
      ],
    },
    {
      atMs: 3000,
      events: [
        { kind: 'land', source: own(3), ability: 'black_hymn', x: at.x, y: at.y, facing: 0 },
        { kind: 'bark', source: enemy(0), line: 'sees' },
        { kind: 'land', source: own(0), ability: 'second_breath', x: at.x - 5, y: at.y - 4, facing: 0 },
      ],
    },
  ];
}

function crowd(at: TileSpot): Script {
  const cues = Array.from(
    { length: 30 },
    (_, index): Cue => ({
      atMs: index * 60,
      events: Array.from(
        { length: 4 },
        (_unused, gun): CombatEvent => ({
          kind: 'shot',
          source: 100 + ((index * 13 + gun * 31) % 200),
          weapon: 'rifle',
          fromX: at.x - 12 + ((index * 7 + gun * 5) % 24),
          fromY: at.y - 6 + ((index * 3 + gun * 4) % 12),
          toX: at.x,
          toY: at.y,
          hit: 'wall',
          velocityTilesPerS: 90,
          seq: 0,
        }),
      ),
    }),
  );
  return { lengthMs: 1_800, cues };
}
