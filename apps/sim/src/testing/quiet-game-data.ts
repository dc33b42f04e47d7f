import { authoredGameData } from '../authored';
import type { GameData } from '../zone/game-data';

/** The city as it is written, with nobody in the street but those a test puts there. */
export const quietGameData: GameData = {
  ...authoredGameData,
  npcs: new Map(),
  enemies: new Map([...authoredGameData.enemies].map(([id, enemy]) => [id, { ...enemy, spawns: [] }])),
};
