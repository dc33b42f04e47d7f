import type { ZoneMap } from '@necp/shared/zone/map';
import { zoneSources } from '../generated/zone/all';
import { readTiled } from './tiled';
import { chatWordLists, nameWordLists } from './words';

export { abilities, statuses } from './ability';
export { enemies } from './combat';
export { affixes, items } from './items';
export { containers } from './containers';
export { emotesContent } from './emotes';
export { guildPerks, guildTasks } from './guild';
export { lootTables } from './loot';
export { npcs, vendors } from './people';
export { classStarts, levels, skills, titles, trees } from './progression';
export { dialogues, quests } from './quest';
export { factions, tiers } from './reputation';
export { places, worldKeys, zones } from './world-state';
export { worldEvents } from './world-event';
export { overheard, townspeopleNames } from './npc';
export { classes, origins, presets, nameIdeas } from './character';

/** Every zone, read once when the process starts. */
export const zoneMaps: readonly ZoneMap[] = zoneSources.map(readTiled);

/** The words that the chat masks or refuses, and the innocent ones that it must let pass. */
export const chatWords = chatWordLists;
export { chatFilter } from './words';

/** Names that no character may take. */
export const nameWords = nameWordLists;
