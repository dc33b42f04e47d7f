import type { TileSpot } from '../../packages/shared/src/kernel/vec2';
import { readFileSync } from 'node:fs';
import { zoneLoaders } from '../../packages/content/generated/zone/loaders';
import { readTiled } from '../../packages/content/src/tiled';
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

const written = JSON.parse(
  readFileSync(new URL('../../packages/content/data/world-state/places.json', import.meta.url), 'utf8'),
) as readonly { readonly id: string; readonly at?: readonly [number, number] }[];

/**
 * Where a place of a zone lies: drawn on its map, or put there by the content.
 * @throws RangeError when it is nowhere
 */
export async function placeAt(zoneId: string, placeId: string): Promise<TileSpot> {
  const drawn = (await mapOf(zoneId)).places.find(({ id }) => id === placeId);
  if (drawn) return { x: drawn.x + drawn.width / 2, y: drawn.y + drawn.height / 2 };
  const at = written.find(({ id }) => id === placeId)?.at;
  if (!at) throw new RangeError(`no place ${placeId} in ${zoneId}`);
  return { x: at[0], y: at[1] };
}
