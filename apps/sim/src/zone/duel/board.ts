import type { DuelBoard } from '@necp/shared/protocol';
import { combatantById, playerOf } from '../combat/entity';
import { distanceTo } from '../core/reach';
import { reject } from '../core/reject';
import { isSilenced } from '../core/silence';
import { at, type Player, type ZoneState } from '../state';
import { watchTicks } from '../transfer/transfer';
import { challenge, duelOf } from './duels';
import { duelSlice } from './slice';

/** A player farther from a board than this no longer reads it. */
const readTiles = 4;
/** The place of the ring in which duels from the board are fought. */
const ringPlace = 'pit_floor';

/** Shows a board to the player in front of it, and keeps the player updated from now on. */
export function readBoard(state: ZoneState, player: Player, { entityId }: { readonly entityId: number }): void {
  duelSlice(state).board.readers.set(player.characterId, entityId);
  emit(state, [player]);
}

/** Puts the player's name on the board being read, or removes it. */
export function signBoard(state: ZoneState, player: Player, { isOn }: { readonly isOn: boolean }): void {
  const { board } = duelSlice(state);
  if (!board.readers.has(player.characterId))
    return reject(state, player, { what: 'duel.sign', code: 'zone.too_far', kind: 'lag' });
  const own = at(state.ids, player.entityIndex);
  const place = board.waiting.indexOf(own);
  if (isOn && place < 0) board.waiting.push(own);
  if (!isOn && place >= 0) board.waiting.splice(place, 1);
  emit(state, readersOf(state));
}

/**
 * Challenges a player whose name is on the board, wherever in the zone they are; when they accept, both are moved into
 * the ring.
 */
export function callFromBoard(state: ZoneState, player: Player, { entityId }: { readonly entityId: number }): void {
  const { places } = state;
  const { board } = duelSlice(state);
  if (!board.readers.has(player.characterId))
    return reject(state, player, { what: 'duel.call', code: 'zone.too_far', kind: 'lag' });
  if (!board.waiting.includes(entityId) || isHidden(state, player, entityId))
    return reject(state, player, { what: 'duel.call', code: 'zone.gone', kind: 'lag' });
  challenge(state, player, { entityId, ring: places.get(ringPlace) ?? null });
}

/** Stops reading the board. */
export function leaveBoard(state: ZoneState, player: Player): void {
  duelSlice(state).board.readers.delete(player.characterId);
}

/** Removes the names of players who left, are down or fight; a reader who walks away stops reading. */
export function watchBoard(state: ZoneState): void {
  const { board } = duelSlice(state);
  if (state.tick % watchTicks !== 0) return;
  for (const [characterId, entityId] of board.readers) {
    const player = state.players.get(characterId);
    const entityIndex = state.entityIndexOf.get(entityId);
    if (
      player !== undefined &&
      player.connectionId !== null &&
      entityIndex !== undefined &&
      distanceTo(state, player, { x: at(state.x, entityIndex), y: at(state.y, entityIndex) }) <= readTiles
    )
      continue;
    board.readers.delete(characterId);
    if (player !== undefined && player.connectionId !== null)
      state.outbox.push({ kind: 'send', connectionIds: [player.connectionId], name: 'duel.board', message: null });
  }
  const waiting = board.waiting.filter((id) => {
    const combatant = combatantById(state, id);
    const duel = combatant === undefined ? null : duelOf(state, combatant);
    return combatant?.life === 'up' && (duel === null || duel.phase === 'challenged');
  });
  const isChanged = waiting.length !== board.waiting.length || board.isStale;
  if (!isChanged) return;
  board.waiting.splice(0, board.waiting.length, ...waiting);
  board.isStale = false;
  emit(state, readersOf(state));
}

function readersOf(state: ZoneState): Player[] {
  return [...duelSlice(state).board.readers.keys()].flatMap((id) => state.players.get(id) ?? []);
}

function emit(state: ZoneState, players: readonly Player[]): void {
  const { waiting, results, readers } = duelSlice(state).board;
  const names = waiting.flatMap((entityId) => {
    const combatant = combatantById(state, entityId);
    const entityIndex = state.entityIndexOf.get(entityId);
    return combatant === undefined || entityIndex === undefined
      ? []
      : [{ entityId, name: state.appearances[entityIndex]?.name.en ?? '', level: combatant.stats.level }];
  });
  for (const reader of players) {
    const { connectionId, characterId } = reader;
    const entityId = readers.get(characterId);
    if (connectionId === null || entityId === undefined) continue;
    const message: DuelBoard = {
      entityId,
      waiting: names.filter((one) => !isHidden(state, reader, one.entityId)),
      results: results.toReversed().map(({ winner, loser, how, tick }) => ({ winner, loser, how, endedTick: tick })),
    };
    state.outbox.push({ kind: 'send', connectionIds: [connectionId], name: 'duel.board', message });
  }
}

/** Checks whether the board does not show a player to a reader, because one has blocked the other. */
function isHidden(state: ZoneState, reader: Player, entityId: number): boolean {
  const combatant = combatantById(state, entityId);
  const player = combatant === undefined ? null : playerOf(state, combatant);
  return player !== null && isSilenced(reader, player.accountId);
}
