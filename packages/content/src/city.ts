import type { ZoneMap } from '@necp/shared/zone/map';
import { abilities, statuses } from './ability';
import { enemies } from './combat';
import { affixes, items } from './items';
import { containers } from './containers';
import { lootTables } from './loot';
import { overheard } from './npc';
import { npcs, vendors } from './people';
import { classStarts, levels, skills, trees } from './progression';
import { dialogues, quests } from './quest';
import { factions, tiers } from './reputation';
import { places, worldKeys, zones } from './world-state';
import { worldEvents } from './world-event';

/** All content of the city as one object, which the checks read. */
export const authoredCity = {
  abilities,
  affixes,
  classStarts,
  containers,
  dialogues,
  enemies,
  factions,
  items,
  levels,
  lootTables,
  npcs,
  overheard,
  places,
  quests,
  skills,
  statuses,
  tiers,
  trees,
  vendors,
  worldEvents,
  worldKeys,
  zones,
} as const;

export interface City extends Readonly<typeof authoredCity> {
  readonly zoneMaps: readonly ZoneMap[];
}
