import { ZoneId } from '@necp/shared/kernel';
import type { LocalText, ZoneMap } from '@necp/shared/zone/map';
import { zoneLoaders } from '../generated/zone/loaders';
import { mapNames } from '../generated/zone/names';
import { readTiled } from './tiled';

export {
  classes,
  firstAbilityOf,
  origins,
  presets,
  type ClassEntry,
  type OriginEntry,
  type Preset,
} from './character';

/**
 * The content for windows and the scene; each part is loaded when first needed and then kept by the module cache. Loot
 * tables are not among them: the odds stay on the server. In the browser all parts are one file, because the city
 * needs most of them at once.
 */
export const contentParts = {
  items: () => import(/* webpackChunkName: 'content' */ './items'),
  abilities: () => import(/* webpackChunkName: 'content' */ './ability'),
  progression: () => import(/* webpackChunkName: 'content' */ './progression'),
  reputation: () => import(/* webpackChunkName: 'content' */ './reputation'),
  people: () => import(/* webpackChunkName: 'content' */ './people'),
  enemies: () => import(/* webpackChunkName: 'content' */ './combat'),
  quests: () => import(/* webpackChunkName: 'content' */ './quest'),
  worldState: () => import(/* webpackChunkName: 'content' */ './world-state'),
  worldEvents: () => import(/* webpackChunkName: 'content' */ './world-event'),
  containers: () => import(/* webpackChunkName: 'content' */ './containers'),
  guilds: () => import(/* webpackChunkName: 'content' */ './guild'),
  emotes: () => import(/* webpackChunkName: 'content' */ './emotes'),
} as const;

/** The names of the zones that players can enter. */
export const zoneNames: Readonly<Record<string, LocalText>> = mapNames;

/** The zone in which every new player starts. */
export const firstZoneId = ZoneId.parse('watson');

const loaded = new Map<string, Promise<ZoneMap>>();

/**
 * Loads the map of a zone when it is first needed.
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
