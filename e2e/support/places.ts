import { zoneLoaders } from '../../packages/content/generated/zone/loaders';
import { readTiled } from '../../packages/content/src/tiled';

export interface Spot { readonly x: number; readonly y: number }
type ZoneMap = ReturnType<typeof readTiled>;

const read = new Map<string, Promise<ZoneMap>>();

/** The map of a zone. @throws RangeError when there is no such zone */
export function mapOf(zoneId: string): Promise<ZoneMap> {
  const load = zoneLoaders[zoneId];
  if (!load) throw new RangeError(`no zone ${zoneId}`);
  const known = read.get(zoneId) ?? load().then((source) => readTiled(source.default));
  read.set(zoneId, known);
  return known;
}

/** Where a place of a zone lies. @throws RangeError when it is nowhere */
export async function placeAt(zoneId: string, placeId: string): Promise<Spot> {
  const place = (await mapOf(zoneId)).places.find(({ id }) => id === placeId);
  if (!place) throw new RangeError(`no place ${placeId} in ${zoneId}`);
  return { x: place.x + place.width / 2, y: place.y + place.height / 2 };
}
