import { authoredGameData } from '../authored';
import type { GameData } from '../zone/game-data';

/** The authored content without enemies and people, except those a test adds. */
export const quietGameData: GameData = {
  ...authoredGameData,
  npcs: new Map(),
  enemies: new Map([...authoredGameData.enemies].map(([id, enemy]) => [id, { ...enemy, spawns: [] }])),
};
