import { ZoneId } from '@necp/shared/kernel';
import type { LocalText, ZoneMap } from '@necp/shared/zone/map';
import { zoneLoaders } from '../generated/zone/loaders';
import { mapNames } from '../generated/zone/names';
import { readTiled } from './tiled';

export {
  classes,
  playableClasses,
  origins,
  presets,
  type ClassEntry,
  type OriginEntry,
  type Preset,
} from './character';

/**
 * What the windows and the street show, each part fetched the first time it is asked for and then kept by the module
 * cache.
 * Odds stay on the server: loot tables are not among them.
 */
export const contentParts = {
  items: () => import('./items'),
  abilities: () => import('./ability'),
  progression: () => import('./progression'),
  reputation: () => import('./reputation'),
  people: () => import('./people'),
  enemies: () => import('./combat'),
  quests: () => import('./quest'),
  worldState: () => import('./world-state'),
  worldEvents: () => import('./world-event'),
  containers: () => import('./containers'),
} as const;

/** Names of the zones that can be entered. */
export const zoneNames: Readonly<Record<string, LocalText>> = mapNames;

/** Where every newcomer starts. */
export const firstZoneId = ZoneId.parse('watson');

const loaded = new Map<string, Promise<ZoneMap>>();

/**
 * The map of a zone, fetched the first time it is asked for.
 * @throws RangeError when no such zone exists.
 */
export function loadZoneMap(zoneId: string): Promise<ZoneMap> {
  const known = loaded.get(zoneId);
  if (known) return known;
  const loader = zoneLoaders[zoneId];
  if (!loader) throw new RangeError(`no zone "${zoneId}"`);
  const map = loader().then((module) => readTiled(module.default));
  loaded.set(zoneId, map);
  return map;
}
