import type { Prop } from './map';

interface PropBody {
  /** Extent along the prop's own x axis before it is turned. */
  readonly widthTiles: number;
  /** Extent along its own y axis. */
  readonly depthTiles: number;
  /** Whether people walk around it. */
  readonly blocks: boolean;
  /** The penetration a shot needs to pass it, from 0 (stops nothing) to 100 (stops everything). */
  readonly cover: number;
  /** Whether it is tall enough to block the view. */
  readonly hides: boolean;
}

const low = (widthTiles: number, depthTiles: number, cover: number): PropBody => ({
  widthTiles,
  depthTiles,
  blocks: true,
  cover,
  hides: false,
});
const tall = (widthTiles: number, depthTiles: number, cover: number): PropBody => ({
  widthTiles,
  depthTiles,
  blocks: true,
  cover,
  hides: true,
});
const flat = (widthTiles: number, depthTiles: number): PropBody => ({
  widthTiles,
  depthTiles,
  blocks: false,
  cover: 0,
  hides: false,
});

/** The ground each kind of prop covers, and what it stops. */
export const propFootprints: Readonly<Record<Prop['kind'], PropBody>> = {
  car: low(4, 2, 70),
  van: tall(5, 2, 80),
  bench: low(2, 1, 20),
  bin: low(1, 1, 20),
  crate: low(1, 1, 25),
  barrel: low(1, 1, 35),
  stall: low(4, 2, 15),
  vending: tall(1, 1, 45),
  hydrant: low(1, 1, 30),
  planter: low(2, 1, 40),
  steam_vent: flat(1, 1),
  billboard: tall(4, 1, 30),
  barrier: low(2, 1, 65),
  container: tall(6, 2, 95),
  pallet: low(1, 1, 20),
  umbrella_table: low(2, 2, 10),
  drone_dock: low(2, 2, 30),
  manhole: flat(1, 1),
  bed: low(1, 2, 20),
  desk: low(2, 1, 35),
  cabinet: tall(1, 1, 45),
  pillar: tall(1, 1, 100),
  palm: low(1, 1, 30),
  sofa: low(2, 1, 20),
  terminal: low(1, 1, 30),
  screen: tall(2, 1, 5),
  guard_post: tall(2, 2, 75),
  bleacher: low(4, 1, 50),
  sandbag: low(2, 1, 75),
  doorway: flat(2, 1),
};

/** Returns the tiles a prop stands on: whole ones, turned by quarters. */
export function propTiles(prop: Pick<Prop, 'kind' | 'x' | 'y' | 'turnRadians'>): {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
} {
  const { widthTiles, depthTiles } = propFootprints[prop.kind];
  const turned = Math.abs(Math.sin(prop.turnRadians)) > 0.7;
  const width = turned ? depthTiles : widthTiles;
  const height = turned ? widthTiles : depthTiles;
  return { x: Math.round(prop.x - width / 2), y: Math.round(prop.y - height / 2), width, height };
}
