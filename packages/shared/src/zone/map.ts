import type { TileSpot } from '../kernel';
import * as z from 'zod';
import { ContentId, type ZoneId } from '../kernel/ids';

/**
 * One tile is one metre; every length here is in tiles, x to the east, y to the south, origin at the north-west corner.
 */
export const groundKinds = [
  'void',
  'asphalt',
  'sidewalk',
  'crossing',
  'plaza',
  'alley',
  'interior',
  'grass',
  'water',
  'roadmark',
  'stairs',
  'tiles',
  'marble',
  'carpet',
  'plates',
  'shallows',
] as const;
export type GroundKind = (typeof groundKinds)[number];

const LocalText = z.object({ en: z.string().min(1), ru: z.string().min(1) });
export type LocalText = z.infer<typeof LocalText>;

/** Names of the neon colours; the client maps them to its tokens. */
export const Hue = z.enum(['magenta', 'cyan', 'amber', 'violet', 'green', 'red', 'blue', 'white']);
export type Hue = z.infer<typeof Hue>;

/** Which light a district stands in: the client holds its ambient, its haze and the beat of its signs. */
export const ZonePalette = z.enum(['watson', 'westbrook', 'city_center', 'clinic', 'exchange', 'pit']);
export type ZonePalette = z.infer<typeof ZonePalette>;

export const Building = z.object({
  id: ContentId,
  x: z.number(),
  y: z.number(),
  width: z.number().positive(),
  height: z.number().positive(),
  /** How far the roof stands above the ground. */
  tallTiles: z.number().min(1).max(60),
  /** `partition` is a bare wall without roof or windows: what parts rooms, rails and rims. */
  facade: z.enum(['concrete', 'brick', 'glass', 'market', 'industrial', 'container', 'partition']),
  hue: Hue,
  seed: z.int().nonnegative(),
});
export type Building = z.infer<typeof Building>;

export const Sign = z.object({
  text: LocalText,
  x: z.number(),
  y: z.number(),
  /** Which way the sign's face looks; it hangs on the facade on that side. */
  facing: z.enum(['north', 'east', 'south', 'west']),
  /** Height of its lower edge above the ground. */
  liftTiles: z.number(),
  sizeTiles: z.number().positive(),
  hue: Hue,
  flickers: z.boolean(),
  vertical: z.boolean(),
});
export type Sign = z.infer<typeof Sign>;

export const Lamp = z.object({ x: z.number(), y: z.number(), hue: Hue, radiusTiles: z.number().positive() });
export type Lamp = z.infer<typeof Lamp>;

export const Prop = z.object({
  kind: z.enum([
    'car',
    'van',
    'bench',
    'bin',
    'crate',
    'barrel',
    'stall',
    'vending',
    'hydrant',
    'planter',
    'steam_vent',
    'billboard',
    'barrier',
    'container',
    'pallet',
    'umbrella_table',
    'drone_dock',
    'manhole',
    'bed',
    'desk',
    'cabinet',
    'pillar',
    'palm',
    'sofa',
    'terminal',
    'screen',
    'guard_post',
    'bleacher',
    'sandbag',
    'doorway',
  ]),
  x: z.number(),
  y: z.number(),
  turnRadians: z.number(),
  hue: Hue,
  seed: z.int().nonnegative(),
});
export type Prop = z.infer<typeof Prop>;

export const Footpath = z.object({
  nodes: z.array(z.tuple([z.number(), z.number()])),
  edges: z.array(z.tuple([z.int(), z.int()])),
});
export type Footpath = z.infer<typeof Footpath>;

export const Place = z.object({
  id: ContentId,
  name: LocalText,
  x: z.number(),
  y: z.number(),
  width: z.number().positive(),
  height: z.number().positive(),
});
export type Place = z.infer<typeof Place>;

/** A zone as both sides know it: the simulation for walking, the browser for drawing. Read from its Tiled map. */
export interface ZoneMap {
  readonly id: ZoneId;
  readonly name: LocalText;
  readonly widthTiles: number;
  readonly heightTiles: number;
  /** 1 where nobody can stand, row by row. */
  readonly solid: Uint8Array;
  /** How hard a shot has to be to pass each tile: 0 open .. 100 never; see `standingCover`. */
  readonly cover: Uint8Array;
  /** 1 where one cannot see through; low things cover without hiding. */
  readonly opaque: Uint8Array;
  /** No sky: no rain, no traffic overhead, lamps hang from the ceiling. */
  readonly isIndoors: boolean;
  readonly palette: ZonePalette;
  /** Index into `groundKinds`, row by row. */
  readonly ground: Uint8Array;
  readonly buildings: readonly Building[];
  readonly signs: readonly Sign[];
  readonly lamps: readonly Lamp[];
  readonly props: readonly Prop[];
  /** Where newcomers appear; all walkable. */
  readonly spawns: readonly TileSpot[];
  readonly footpath: Footpath;
  readonly places: readonly Place[];
  /** How many townspeople walk here when it is quiet. */
  readonly townspeopleCount: number;
}
