import type { InstanceDifficulty } from '@necp/shared/instance/schema';
import type { CharacterId } from '@necp/shared/kernel';
import type { InstanceLobbyState } from '@necp/shared/protocol';
import { isWithin } from '../places';
import { reject } from '../core/reject';
import { at, type Player, type ZoneState } from '../state';
import { type Exit, exitAt, exitsOf, obstacleTo, restSecondsOf, setOut, watchTicks } from '../transfer/transfer';
import { instanceSlice, type InstanceLobby } from './slice';

interface ReadyOptions {
  readonly isReady: boolean;
  /** Applies when the player leads; defaults to the previous choice, initially normal. */
  readonly difficulty?: InstanceDifficulty | undefined;
}

/** Marks a player at the entrance of a private instance as ready or not ready. */
export function setReady(state: ZoneState, player: Player, { isReady, difficulty }: ReadyOptions): void {
  const exit = exitAt(state, player);
  if (exit === null || !exit.isPrivateInstance)
    return reject(state, player, { what: 'instance.ready', code: 'instance.no_door', kind: 'lag' });
  const lobby = lobbyAt(state, exit);
  const { ready } = lobby;
  const place = ready.indexOf(player.characterId);
  if (isReady && place < 0) {
    if (ready.length >= capacityAt(state, exit))
      return reject(state, player, { what: 'instance.ready', code: 'instance.group_full' });
    ready.push(player.characterId);
  }
  if (!isReady && place >= 0) ready.splice(place, 1);
  if (ready.length === 0) lobby.difficulty = 'normal';
  else if (difficulty !== undefined && ready[0] === player.characterId) lobby.difficulty = difficulty;
  sendLobby(state, exit);
}

/**
 * Lets the first ready player lead all ready players in; a player alone need not be ready before. The group waits for
 * the rest of each member, because opening an instance costs more than a walk.
 */
export function enterTogether(state: ZoneState, player: Player): void {
  const what = 'instance.enter';
  const exit = exitAt(state, player);
  if (exit === null || !exit.isPrivateInstance)
    return reject(state, player, { what, code: 'instance.no_door', kind: 'lag' });
  const { ready, difficulty } = lobbyAt(state, exit);
  if (ready.length > 0 && ready[0] !== player.characterId)
    return reject(state, player, { what, code: 'instance.not_leader' });
  const ids: readonly CharacterId[] = ready.length === 0 ? [player.characterId] : ready;
  const going = ids.flatMap((id) => state.players.get(id) ?? []).filter((each) => !each.isInTransfer);
  const seconds = Math.max(0, ...going.map((each) => restSecondsOf(state, each)));
  if (seconds > 0) return reject(state, player, { what, code: 'zone.just_arrived', params: { seconds } });
  for (const each of going) {
    const obstacle = obstacleTo(state, each);
    if (obstacle !== null) return reject(state, player, { what, code: obstacle, params: { name: each.name } });
  }
  if (going.length === 0) return;
  instanceSlice(state).lobbies.delete(exit.place.id);
  // Players who stay behind see the places free again.
  sendLobby(state, exit);
  state.outbox.push({
    kind: 'transfer_group',
    toZone: exit.to,
    toPlace: exit.arrives,
    leaderId: player.characterId,
    difficulty,
    transfers: going.map((each) => setOut(state, each, { toZone: exit.to })),
  });
}

/**
 * Removes players who walked away from the entrance or left the zone, and sends arrivals the list of ready players.
 */
export function watchLobbies(state: ZoneState): void {
  const arrivals = state.tick % watchTicks === 0 ? noteArrivals(state) : new Map<Exit, number[]>();
  for (const exit of exitsOf(state)) {
    const lobby = instanceSlice(state).lobbies.get(exit.place.id);
    if (lobby === undefined || lobby.ready.length === 0) continue;
    const { ready } = lobby;
    const newcomers = arrivals.get(exit) ?? [];
    if (newcomers.length > 0)
      state.outbox.push({
        kind: 'send',
        connectionIds: newcomers,
        name: 'instance.lobby',
        message: messageOf(state, exit),
      });
    const staying = ready.filter((id) => {
      const player = state.players.get(id);
      return (
        player !== undefined && isWithin(exit.place, at(state.x, player.entityIndex), at(state.y, player.entityIndex))
      );
    });
    if (staying.length === ready.length) continue;
    const led = ready[0];
    const gone = ready.filter((id) => !staying.includes(id));
    ready.splice(0, ready.length, ...staying);
    if (staying[0] !== led) lobby.difficulty = 'normal';
    sendLobby(state, exit);
    const connectionIds = gone.flatMap((id) => state.players.get(id)?.connectionId ?? []);
    if (connectionIds.length > 0)
      state.outbox.push({ kind: 'send', connectionIds, name: 'instance.lobby', message: null });
  }
}

/** Returns the connections of the players who have come to each entrance since the last look. */
function noteArrivals(state: ZoneState): Map<Exit, number[]> {
  const { atEntrance } = instanceSlice(state);
  const arrivals = new Map<Exit, number[]>();
  for (const player of state.players.values()) {
    const exit = player.connectionId === null ? null : exitAt(state, player);
    if (exit === null || !exit.isPrivateInstance) {
      atEntrance.delete(player.characterId);
      continue;
    }
    if (atEntrance.get(player.characterId) === exit.place.id || player.connectionId === null) continue;
    atEntrance.set(player.characterId, exit.place.id);
    arrivals.set(exit, [...(arrivals.get(exit) ?? []), player.connectionId]);
  }
  return arrivals;
}

function lobbyAt(state: ZoneState, exit: Exit): InstanceLobby {
  const { lobbies } = instanceSlice(state);
  const here = lobbies.get(exit.place.id) ?? { ready: [], difficulty: 'normal' };
  lobbies.set(exit.place.id, here);
  return here;
}

function capacityAt(state: ZoneState, exit: Exit): number {
  return state.gameData.zones.get(exit.to)?.partySize ?? 1;
}

/** Sends the list of ready players to all players at the entrance. */
function sendLobby(state: ZoneState, exit: Exit): void {
  const connectionIds = connectionsAt(state, exit, () => true);
  if (connectionIds.length > 0)
    state.outbox.push({ kind: 'send', connectionIds, name: 'instance.lobby', message: messageOf(state, exit) });
}

function connectionsAt(state: ZoneState, exit: Exit, isMeant: (player: Player) => boolean): number[] {
  return [...state.players.values()].flatMap((player) =>
    player.connectionId !== null &&
    isWithin(exit.place, at(state.x, player.entityIndex), at(state.y, player.entityIndex)) &&
    isMeant(player)
      ? [player.connectionId]
      : [],
  );
}

function messageOf(state: ZoneState, exit: Exit): InstanceLobbyState {
  const { ready, difficulty } = lobbyAt(state, exit);
  const members = ready.flatMap((id) => {
    const player = state.players.get(id);
    return player === undefined ? [] : [{ entityId: at(state.ids, player.entityIndex), name: player.name }];
  });
  return members.length === 0 ? null : { to: exit.to, members, most: capacityAt(state, exit), difficulty };
}
