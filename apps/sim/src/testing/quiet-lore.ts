import { authoredLore } from '../authored';
import type { Lore } from '../zone/lore';

/** The city as it is written, with nobody in the street but those a test puts there. */
export const quietLore: Lore = {
  ...authoredLore,
  npcs: new Map(),
  enemies: new Map([...authoredLore.enemies].map(([id, enemy]) => [id, { ...enemy, spawns: [] }])),
};
