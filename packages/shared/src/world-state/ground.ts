import * as z from 'zod';
import { LocalText } from '../kernel/content';
import { ContentId, ZoneId } from '../kernel/ids';
import { doorwayRadius } from '../zone/doorway';
import type { ZoneMap } from '../zone/map';
import type { PlaceContent, ZoneContent } from './content';
import { spotOnMap } from './places';

/** The characters of `ZoneGroundView.rows`. */
export const groundMarks = { free: '.', low: 'o', wall: '#' } as const;

export const ZoneGroundInput = z.strictObject({ zoneId: ContentId });
export type ZoneGroundInput = z.infer<typeof ZoneGroundInput>;

/** A named circle of a zone, in tiles. */
const GroundPlaceView = z.object({
  id: ContentId,
  name: LocalText,
  x: z.number(),
  y: z.number(),
  radiusTiles: z.number(),
  /** Whether no player can be hurt here. */
  isSafe: z.boolean(),
});

/** A way out: the circle in which a player stands to go through. */
const ExitView = z.object({
  place: ContentId,
  x: z.number(),
  y: z.number(),
  radiusTiles: z.number(),
  to: ZoneId,
  /** Whether a group gathers here and enters together. */
  isPrivate: z.boolean(),
});

/** What a client that draws no map needs to know of a zone: where one can walk, and where the ways out are. */
export const ZoneGroundView = z.object({
  zoneId: ZoneId,
  name: LocalText,
  widthTiles: z.int(),
  heightTiles: z.int(),
  /**
   * One text for each row from north to south, one character for each tile from west to east: `.` is free, `#` is a
   * wall, `o` is an object that stops a step and not the view.
   */
  rows: z.array(z.string()),
  places: z.array(GroundPlaceView),
  exits: z.array(ExitView),
});
export type ZoneGroundView = z.infer<typeof ZoneGroundView>;

/** Returns the ground of a zone from its map and its content. */
export function groundOf(
  map: ZoneMap,
  { places, zones }: { readonly places: readonly PlaceContent[]; readonly zones: readonly ZoneContent[] },
): ZoneGroundView {
  const own = places.flatMap((place) => {
    const spot = place.zone === map.id ? spotOnMap(place, map) : null;
    if (spot === null) return [];
    const { id, name, radiusTiles, safe } = place;
    return [{ id, name, ...spot, radiusTiles, isSafe: safe === true }];
  });
  const exits = (zones.find(({ id }) => id === map.id)?.exits ?? []).flatMap(({ place, to }) => {
    const found = own.find(({ id }) => id === place);
    if (found === undefined) return [];
    const isPrivate = zones.find(({ id }) => id === to)?.kind === 'instance';
    const radiusTiles = isPrivate ? found.radiusTiles : doorwayRadius(found);
    return [{ place, x: found.x, y: found.y, radiusTiles, to: ZoneId.parse(to), isPrivate }];
  });
  const { id, name, widthTiles, heightTiles } = map;
  return { zoneId: id, name, widthTiles, heightTiles, rows: rowsOf(map), places: own, exits };
}

function rowsOf({ widthTiles, heightTiles, solid, opaque }: ZoneMap): string[] {
  const markAt = (tile: number) =>
    solid[tile] === 0 ? groundMarks.free : opaque[tile] === 0 ? groundMarks.low : groundMarks.wall;
  return Array.from({ length: heightTiles }, (_, row) =>
    Array.from({ length: widthTiles }, (_tile, column) => markAt(row * widthTiles + column)).join(''),
  );
}
