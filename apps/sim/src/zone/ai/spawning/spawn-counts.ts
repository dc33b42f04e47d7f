import { combatantById } from '../../combat/entity';
import type { ZoneState } from '../../state';
import { aiSlice } from '../slice';
import type { Spawn } from './spawn-points';

/** The enemies of a place. */
export interface RoomWithEnemies {
  readonly place: string;
  readonly left: number;
  readonly of: number;
  /** Content id of its boss; null without one. */
  readonly boss: string | null;
  /** Whether the boss fights now. */
  readonly isFought: boolean;
}

/** Returns the places in which enemies of the content stand, and how many of them are left. */
export function roomsWithEnemies(state: ZoneState): RoomWithEnemies[] {
  const rooms = new Map<string, RoomWithEnemies>();
  for (const spawn of aiSlice(state).spawns) {
    const alive = aliveOf(state, spawn);
    const boss = spawn.enemy.rank === 'boss' ? spawn.enemy.id : null;
    const room = rooms.get(spawn.place.id);
    rooms.set(spawn.place.id, {
      place: spawn.place.id,
      left: (room?.left ?? 0) + alive.length,
      of: (room?.of ?? 0) + spawn.slots.length,
      boss: boss ?? room?.boss ?? null,
      isFought: room?.isFought === true || (boss !== null && alive.some(({ inCombat }) => inCombat)),
    });
  }
  return [...rooms.values()];
}

function aliveOf(state: ZoneState, { slots }: Spawn) {
  return slots.flatMap(({ entityId }) => {
    const combatant = entityId === null ? undefined : combatantById(state, entityId);
    return combatant?.life === 'up' ? [combatant] : [];
  });
}
