import { authoredGameData } from '../authored';
import type { GameData } from '../zone/game-data';

/** The authored content without enemies, people and what passers-by say, except what a test adds. */
export const quietGameData: GameData = {
  ...authoredGameData,
  npcs: new Map(),
  overheard: [],
  enemies: new Map([...authoredGameData.enemies].map(([id, enemy]) => [id, { ...enemy, spawns: [] }])),
};
