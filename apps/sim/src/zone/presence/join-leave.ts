import { newPace } from '@necp/shared/chat/rules';
import { entityFlags, SnapshotWriter, tickMs, type CloseReason, type ZoneWelcome } from '@necp/shared/protocol';
import { isFree, nearestFree } from '@necp/shared/zone/movement';
import type { Vitals } from '@necp/shared/zone/sheet';
import { combatantAt } from '../combat/entity';
import { takeAlong } from '../combat/player/carry';
import { applySheet } from '../combat/player/spawn-combatant';
import { sendSelfAnew } from '../combat/settle';
import { addEntity, removeEntity } from '../core/entities';
import { isSilenced } from '../core/silence';
import { roomsOf } from '../core/room';
import type { Entrant, Placement, ZoneInput } from '../inputs';
import { at, clearFlag, setFlag, tileAt, type Player, type ZoneState } from '../state';
import { presenceSlice } from './slice';

/** How many messages of the zone a joining player gets. */
const welcomeLines = 30;

/** Lets a character join, or moves a character that is here already to its newer connection. */
export function join(state: ZoneState, { entrant, connectionId }: ZoneInput<'join'>): void {
  const present = state.players.get(entrant.characterId);
  if (present !== undefined && present.epoch > entrant.epoch) {
    if (connectionId !== null) state.outbox.push({ kind: 'close', connectionId, reason: 'taken_over' });
    return;
  }
  // An event may have taken the last free entity; a player who joins then is sent to the queue, and no other player is
  // affected.
  if (present === undefined && (state.players.size >= state.capacity || state.freeEntityIndices.length === 0)) {
    if (connectionId !== null) state.outbox.push({ kind: 'close', connectionId, reason: 'full' });
    state.outbox.push({
      kind: 'departed',
      departed: {
        characterId: entrant.characterId,
        epoch: entrant.epoch,
        spot: entrant.spot ?? spawnSpot(state),
        playedMs: 0,
        vitals: null,
      },
    });
    return;
  }
  if (present !== undefined) disconnect(state, present, { reason: 'taken_over' });
  const player = present ?? admit(state, entrant);
  player.epoch = entrant.epoch;
  player.sessionId = entrant.sessionId;
  player.locale = entrant.locale;
  const combatant = applySheet(state, player, { sheet: entrant.sheet, vitals: entrant.vitals });
  if (present === undefined && entrant.carried !== undefined) takeAlong(state, combatant, entrant.carried);
  sendSelfAnew(state, player);
  player.sheet = entrant.sheet;
  player.queue.length = 0;
  player.queuedSeq = 0;
  player.ackSeq = 0;
  if (connectionId === null) loseConnection(state, player);
  else {
    connect(state, player, connectionId);
    player.awaitsFirstIntent = entrant.vitals !== null;
    state.outbox.push({
      kind: 'send',
      connectionIds: [connectionId],
      name: 'zone.welcome',
      message: welcomeOf(state, player),
    });
  }
  if (present === undefined) for (const room of roomsOf(state)) room.join?.(state, player, entrant);
  if (connectionId !== null && (present !== undefined || entrant.vitals !== null))
    for (const room of roomsOf(state)) room.connect?.(state, player);
}

/** Handles a lost connection: the entity stays and waits for its player. */
export function lose(state: ZoneState, { connectionId }: { readonly connectionId: number }): void {
  const player = state.playerOfConnection.get(connectionId);
  if (player === undefined) return;
  forget(state, connectionId);
  loseConnection(state, player);
}

/**
 * Drops a character that another process writes now. A character in a transfer is kept, because that process is its
 * target zone.
 */
export function dropStale(state: ZoneState, stale: ZoneInput<'stale'>): void {
  const player = state.players.get(stale.characterId);
  if (player === undefined || player.epoch !== stale.epoch || player.isInTransfer) return;
  disconnect(state, player, { reason: 'taken_over' });
  remove(state, player);
}

/** Removes a character from the zone for good and sends its last position to the domain. */
export function depart(state: ZoneState, player: Player): void {
  const departed = {
    characterId: player.characterId,
    epoch: player.epoch,
    spot: spotOf(state, player),
    playedMs: (state.tick - player.notedTick) * tickMs,
    vitals: vitalsOf(state, player),
  };
  for (const room of roomsOf(state)) room.depart?.(state, player);
  presenceSlice(state).departing.set(player.characterId, departed);
  remove(state, player);
  state.outbox.push({ kind: 'departed', departed });
}

/**
 * Removes a character that belongs to another zone already; the connection stays open.
 * @returns it, or null while the player is disconnected
 */
export function takeAway(state: ZoneState, player: Player): number | null {
  const { connectionId } = player;
  remove(state, player);
  return connectionId;
}

/** Closes the connection with a reason; the entity stays. */
export function disconnect(state: ZoneState, player: Player, { reason }: { readonly reason: CloseReason }): void {
  if (player.connectionId === null) return;
  state.outbox.push({ kind: 'close', connectionId: player.connectionId, reason });
  forget(state, player.connectionId);
  loseConnection(state, player);
}

/** Returns the pools of a player's combatant. */
export function vitalsOf(state: ZoneState, player: Player): Vitals | null {
  const combatant = combatantAt(state, player.entityIndex);
  return combatant === undefined
    ? null
    : { health: combatant.health, energy: combatant.energy, ram: combatant.ram, stamina: combatant.stamina };
}

export function spotOf(state: ZoneState, player: Player): Placement {
  return {
    x: tileAt(state.x, player.entityIndex),
    y: tileAt(state.y, player.entityIndex),
    facing: at(state.facing, player.entityIndex),
  };
}

function admit(state: ZoneState, entrant: Entrant): Player {
  const { characterId, accountId, sessionId, name, look, epoch, locale } = entrant;
  const { departing } = presenceSlice(state);
  const remembered = departing.get(characterId)?.spot ?? entrant.spot;
  departing.delete(characterId);
  const spot = remembered === null ? spawnSpot(state) : freePlacement(state, remembered);
  const entityIndex = addEntity(state, spot, { kind: 'player', name: { en: name, ru: name }, look });
  const player: Player = {
    characterId,
    accountId,
    sessionId,
    entityIndex,
    name,
    epoch,
    locale,
    connectionId: null,
    isInTransfer: false,
    awaitsFirstIntent: false,
    connectionLostTick: state.tick,
    queue: [],
    queuedSeq: 0,
    ackSeq: 0,
    allowance: 1,
    droppedIntents: 0,
    lastStepTick: state.tick,
    lastActiveTick: state.tick,
    notedTick: state.tick,
    pace: newPace(),
    sheet: entrant.sheet,
    roll: { rollSteps: 0, rollFacing: 0, rollRestSteps: 0 },
  };
  state.players.set(characterId, player);
  state.playerOfEntity.set(entityIndex, player);
  return player;
}

function connect(state: ZoneState, player: Player, connectionId: number): void {
  player.connectionId = connectionId;
  state.playerOfConnection.set(connectionId, player);
  state.views.set(connectionId, {
    connectionId,
    player,
    writer: new SnapshotWriter(),
    welcomeTick: state.tick,
    inSight: 0,
  });
  clearFlag(state, player.entityIndex, entityFlags.connectionLost);
}

function forget(state: ZoneState, connectionId: number): void {
  state.playerOfConnection.delete(connectionId);
  state.views.delete(connectionId);
}

function loseConnection(state: ZoneState, player: Player): void {
  player.connectionId = null;
  player.connectionLostTick = state.tick;
  player.queue.length = 0;
  clearFlag(state, player.entityIndex, entityFlags.moving | entityFlags.sprinting);
  setFlag(state, player.entityIndex, entityFlags.connectionLost);
}

function remove(state: ZoneState, player: Player): void {
  for (const room of roomsOf(state)) room.forget?.(state, player);
  if (player.connectionId !== null) forget(state, player.connectionId);
  state.players.delete(player.characterId);
  state.playerOfEntity.delete(player.entityIndex);
  removeEntity(state, player.entityIndex);
}

/** Returns the position of a new player: one of the map's spawns, or the nearest free ground. */
function spawnSpot(state: ZoneState): Placement {
  const spawn = state.rng.pick(state.map.spawns);
  return {
    ...nearestFree(state.map, spawn.x + state.rng.fraction() * 2 - 1, spawn.y + state.rng.fraction() * 2 - 1),
    facing: state.rng.int(0, 255),
  };
}

/** The map may have changed since the position was saved. */
function freePlacement(state: ZoneState, spot: Placement): Placement {
  const x = Math.fround(spot.x);
  const y = Math.fround(spot.y);
  if (isFree(state.map, x, y)) return { x, y, facing: spot.facing };
  const isOnMap = x >= 0 && y >= 0 && x < state.map.widthTiles && y < state.map.heightTiles;
  try {
    return isOnMap ? { ...nearestFree(state.map, x, y), facing: spot.facing } : spawnSpot(state);
  } catch {
    return spawnSpot(state);
  }
}

function welcomeOf(state: ZoneState, player: Player): ZoneWelcome {
  const { x, y } = spotOf(state, player);
  return {
    characterId: player.characterId,
    name: player.name,
    entityId: at(state.ids, player.entityIndex),
    zoneId: state.map.id,
    channel: state.channel,
    tick: state.tick,
    serverTimeMs: state.nowMs,
    x,
    y,
    population: state.players.size,
    channels: state.channels,
    recentMessages: state.recentMessages
      .filter(({ accountId }) => !isSilenced(player, accountId))
      .slice(-welcomeLines)
      .map(({ chatMessage }) => chatMessage),
  };
}
