import { tickHz, tickMs, type InstanceProgress } from '@necp/shared/protocol';
import { aiSlice } from '../ai/slice';
import type { Spawn } from '../ai/spawning/spawn-points';
import { combatantAt, combatantById } from '../combat/entity';
import type { Player, ZoneState } from '../state';
import { instanceSlice } from './slice';

/** How often the progress is looked at. */
const watchTicks = tickHz / 2;

/** Sends the group what it has done in its instance, when that has changed. */
export function watchProgress(state: ZoneState): void {
  if (state.tick % watchTicks !== 0 || !isInstance(state)) return;
  const { deeds } = instanceSlice(state);
  noteFalls(state);
  const rooms = roomsOf(state);
  if (deeds.wonTick === null && isWon(rooms)) deeds.wonTick = state.tick;
  const text = JSON.stringify([rooms, deeds.falls, deeds.wonTick]);
  if (text === deeds.sent) return;
  deeds.sent = text;
  const connectionIds = [...state.players.values()].flatMap(({ connectionId }) => connectionId ?? []);
  send(state, connectionIds);
}

/** Sends the progress to a player who has just come. */
export function showProgress(state: ZoneState, { connectionId }: Player): void {
  if (connectionId !== null && isInstance(state)) send(state, [connectionId]);
}

function send(state: ZoneState, connectionIds: readonly number[]): void {
  if (connectionIds.length === 0) return;
  const { falls, wonTick } = instanceSlice(state).deeds;
  const message: InstanceProgress = {
    difficulty: state.difficulty,
    rooms: roomsOf(state),
    falls,
    elapsedMs: (wonTick ?? state.tick) * tickMs,
    isWon: wonTick !== null,
  };
  state.outbox.push({ kind: 'send', connectionIds: [...connectionIds], name: 'instance.progress', message });
}

function isInstance({ gameData, map }: ZoneState): boolean {
  return gameData.zones.get(map.id)?.kind === 'instance';
}

/** The instance is won when all its bosses are down; one without bosses when all its enemies are. */
function isWon(rooms: InstanceProgress['rooms']): boolean {
  const bosses = rooms.filter(({ boss }) => boss !== null);
  const toClear = bosses.length > 0 ? bosses : rooms;
  return toClear.length > 0 && toClear.every(({ left }) => left === 0);
}

/** Returns the places in which enemies stand, and how many of them are left. */
function roomsOf(state: ZoneState): InstanceProgress['rooms'] {
  const rooms = new Map<string, InstanceProgress['rooms'][number]>();
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

function noteFalls(state: ZoneState): void {
  const { deeds } = instanceSlice(state);
  for (const { entityIndex } of state.players.values()) {
    const combatant = combatantAt(state, entityIndex);
    if (combatant === undefined) continue;
    if (combatant.life === 'up') deeds.down.delete(combatant.id);
    else if (!deeds.down.has(combatant.id)) {
      deeds.down.add(combatant.id);
      deeds.falls++;
    }
  }
}
