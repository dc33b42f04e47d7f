import { InterestGrid } from '@necp/shared/zone/interest';
import { zoneSlice } from '../core/slice';

const cellTiles = 16;

/** All entities sorted into cells, for the visibility searches of each tick. */
export const interestSlice = zoneSlice('interest', ({ map: { widthTiles, heightTiles } }) => ({
  grid: new InterestGrid(widthTiles, heightTiles, cellTiles),
}));
