import { tickHz, tickMs, type InstanceProgress } from '@necp/shared/protocol';
import { roomsWithEnemies } from '../ai/spawning/spawn-counts';
import { combatantAt } from '../combat/entity';
import { nextId } from '../core/ids';
import type { Player, ZoneState } from '../state';
import type {} from './contract';
import { instanceSlice } from './slice';

/** How often the progress is looked at. */
const watchTicks = tickHz / 2;

/** Sends the group what it has done in its instance, when that has changed. */
export function watchProgress(state: ZoneState): void {
  if (state.tick % watchTicks !== 0 || !isInstance(state)) return;
  const { run } = instanceSlice(state);
  noteFalls(state);
  const rooms = roomsWithEnemies(state);
  if (run.wonTick === null && isWon(rooms)) {
    run.wonTick = state.tick;
    noteVictory(state);
  }
  const text = JSON.stringify([rooms, run.falls, run.wonTick]);
  if (text === run.sent) return;
  run.sent = text;
  const connectionIds = [...state.players.values()].flatMap(({ connectionId }) => connectionId ?? []);
  send(state, rooms, connectionIds);
}

/** Requests that the domain notes the victory of those who are here. */
function noteVictory(state: ZoneState): void {
  const players = [...state.players.values()].map(({ characterId, epoch }) => ({ characterId, epoch }));
  if (state.instanceId !== null && players.length > 0)
    state.outbox.push({ kind: 'instance_won', id: nextId(state), players });
}

/** Sends the progress to a player who has just come. */
export function showProgress(state: ZoneState, { connectionId }: Player): void {
  if (connectionId !== null && isInstance(state)) send(state, roomsWithEnemies(state), [connectionId]);
}

function send(state: ZoneState, rooms: InstanceProgress['rooms'], connectionIds: readonly number[]): void {
  if (connectionIds.length === 0) return;
  const { falls, wonTick } = instanceSlice(state).run;
  const message: InstanceProgress = {
    difficulty: state.difficulty,
    rooms,
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

function noteFalls(state: ZoneState): void {
  const { run } = instanceSlice(state);
  for (const { entityIndex } of state.players.values()) {
    const combatant = combatantAt(state, entityIndex);
    if (combatant === undefined) continue;
    if (combatant.life === 'up') run.down.delete(combatant.id);
    else if (!run.down.has(combatant.id)) {
      run.down.add(combatant.id);
      run.falls++;
    }
  }
}
