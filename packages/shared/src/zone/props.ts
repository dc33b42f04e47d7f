import type { Prop } from './map';

interface PropFootprint {
  /** Extent along the prop's own x axis before it is turned. */
  readonly widthTiles: number;
  /** Extent along its own y axis. */
  readonly depthTiles: number;
  /** Whether people walk around it. */
  readonly blocks: boolean;
}

/** Room that each kind of prop takes on the ground. */
export const propFootprints: Readonly<Record<Prop['kind'], PropFootprint>> = {
  car: { widthTiles: 4, depthTiles: 2, blocks: true },
  van: { widthTiles: 5, depthTiles: 2, blocks: true },
  bench: { widthTiles: 2, depthTiles: 1, blocks: true },
  bin: { widthTiles: 1, depthTiles: 1, blocks: true },
  crate: { widthTiles: 1, depthTiles: 1, blocks: true },
  barrel: { widthTiles: 1, depthTiles: 1, blocks: true },
  stall: { widthTiles: 4, depthTiles: 2, blocks: true },
  vending: { widthTiles: 1, depthTiles: 1, blocks: true },
  hydrant: { widthTiles: 1, depthTiles: 1, blocks: true },
  planter: { widthTiles: 2, depthTiles: 1, blocks: true },
  steam_vent: { widthTiles: 1, depthTiles: 1, blocks: false },
  billboard: { widthTiles: 4, depthTiles: 1, blocks: true },
  barrier: { widthTiles: 2, depthTiles: 1, blocks: true },
  container: { widthTiles: 6, depthTiles: 2, blocks: true },
  pallet: { widthTiles: 1, depthTiles: 1, blocks: true },
  umbrella_table: { widthTiles: 2, depthTiles: 2, blocks: true },
  drone_dock: { widthTiles: 2, depthTiles: 2, blocks: true },
  manhole: { widthTiles: 1, depthTiles: 1, blocks: false },
};
