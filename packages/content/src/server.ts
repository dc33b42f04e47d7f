import type { ZoneMap } from '@necp/shared/zone/map';
import { zoneSources } from '../generated/zone/all';
import { readTiled } from './tiled';
import { chatWordLists, nameWordLists } from './words';

export { townspeopleNames } from './npc';
export { classes, origins, presets } from './character';
export { itemTemplates, starterKit } from './inventory';

/** Every zone, read once when the process starts. */
export const zoneMaps: readonly ZoneMap[] = zoneSources.map(readTiled);

/** What the chat filter looks for, and what it must let through. */
export const chatWords = chatWordLists;

/** Names that nobody may take. */
export const nameWords = nameWordLists;
