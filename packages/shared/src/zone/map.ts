import type { TileSpot } from '../kernel';
import * as z from 'zod';
import { ContentId, type ZoneId } from '../kernel/ids';

/**
 * One tile is one metre; every length here is in tiles, x to the east, y to the south, with the origin in the
 * north-west corner.
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

/** The light of a district; the client maps it to ambient light, haze and the beat of its signs. */
export const ZonePalette = z.enum(['watson', 'westbrook', 'city_center', 'clinic', 'exchange', 'pit']);
export type ZonePalette = z.infer<typeof ZonePalette>;

export const Building = z.object({
  id: ContentId,
  x: z.number(),
  y: z.number(),
  width: z.number().positive(),
  height: z.number().positive(),
  /** Height of the roof above the ground. */
  tallTiles: z.number().min(1).max(60),
  /** `partition` is a bare wall without roof or windows: room walls, rails and rims. */
  facade: z.enum(['concrete', 'brick', 'glass', 'market', 'industrial', 'container', 'partition']),
  hue: Hue,
  seed: z.int().nonnegative(),
});
export type Building = z.infer<typeof Building>;

export const Sign = z.object({
  text: LocalText,
  x: z.number(),
  y: z.number(),
  /** The direction of the sign's front; it hangs on the facade on that side. */
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

/**
 * The map of a zone for both sides: the simulation for walking, the client for drawing. It is read from its Tiled map.
 */
export interface ZoneMap {
  readonly id: ZoneId;
  readonly name: LocalText;
  readonly widthTiles: number;
  readonly heightTiles: number;
  /** 1 where no entity can stand, row by row. */
  readonly solid: Uint8Array;
  /** The penetration a shot needs to pass each tile, from 0 (open) to 100 (never); see `coverOf`. */
  readonly cover: Uint8Array;
  /** 1 where a tile blocks the view; low objects give cover without blocking it. */
  readonly opaque: Uint8Array;
  /** Whether the zone has no sky: no rain, no traffic overhead, lamps hang from the ceiling. */
  readonly isIndoors: boolean;
  readonly palette: ZonePalette;
  /** Index into `groundKinds`, row by row. */
  readonly ground: Uint8Array;
  readonly buildings: readonly Building[];
  readonly signs: readonly Sign[];
  readonly lamps: readonly Lamp[];
  readonly props: readonly Prop[];
  /** Start positions of new players; all walkable. */
  readonly spawns: readonly TileSpot[];
  readonly footpath: Footpath;
  readonly places: readonly Place[];
  /** The number of townspeople while it is quiet. */
  readonly townspeopleCount: number;
}
