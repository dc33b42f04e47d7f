import { aiRoom } from './ai/index';
import { chatRoom } from './chat/index';
import { combatRoom } from './combat/index';
import type { ZoneRoom } from './core/room';
import { directorRoom } from './director/index';
import { duelRoom } from './duel/index';
import { instanceRoom } from './instance/index';
import { interactionRoom } from './interaction/index';
import { interestRoom } from './interest/index';
import { lootRoom } from './loot/index';
import { movementRoom } from './movement/index';
import { npcRoom } from './npc/index';
import { partyRoom } from './party/index';
import { presenceRoom } from './presence/index';
import { progressionRoom } from './progression/index';
import { questRoom } from './quest/index';
import { transferRoom } from './transfer/index';
import { worldEventRoom } from './world-event/index';
import { tradeRoom } from './trade/index';

/** The rooms of the zone. A room imports rooms of earlier lines only, and acts in each phase after them. */
export const rooms: readonly ZoneRoom[] = [
  combatRoom,
  presenceRoom,
  movementRoom,
  interestRoom,
  progressionRoom,
  aiRoom,
  transferRoom,
  interactionRoom,
  npcRoom,
  worldEventRoom,
  questRoom,
  lootRoom,
  duelRoom,
  instanceRoom,
  partyRoom,
  tradeRoom,
  chatRoom,
  directorRoom,
];
