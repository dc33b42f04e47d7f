import {
  abilities,
  containers,
  emotesContent,
  enemies,
  factions,
  items,
  npcs,
  overheard,
  places,
  quests,
  skills,
  statuses,
  tiers,
  worldEvents,
  worldKeys,
  zones,
} from '@necp/content/server';
import { byId, type GameData } from './zone/game-data';

/** The complete content, indexed for the zones. */
export const authoredGameData: GameData = {
  items: byId(items),
  abilities: byId(abilities),
  statuses: byId(statuses),
  enemies: byId(enemies),
  skills: byId(skills),
  npcs: byId(npcs),
  overheard,
  places: byId(places),
  zones: byId(zones),
  factions: byId(factions),
  tiers,
  worldKeys: byId(worldKeys),
  quests: byId(quests),
  containers: byId(containers),
  worldEvents: byId(worldEvents),
  emotes: byId(emotesContent.emotes),
};
