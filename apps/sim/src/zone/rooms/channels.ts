import { channelChangeCooldownMs, isInstance } from '@necp/shared/zone/channels';
import { tickHz, tickMs } from '@necp/shared/protocol';
import { duelOf } from '../combat/sides';
import type { Player, ZoneState } from '../state';
import { obstacleTo, startTransfer } from './zone-transfer';
import { reject } from '../reject';

const what = 'zone.change_channel';
/** A client that asks for the channels more often than this gets no answer. */
const askTicks = tickHz / 2;
const restTicks = channelChangeCooldownMs / tickMs;

/** Sends the list of this zone's channels; private instances have none. */
export function requestChannels(state: ZoneState, player: Player): void {
  const { channelListRequestTicks } = state.rooms;
  const isSoon = state.tick - (channelListRequestTicks.get(player.characterId) ?? -askTicks) < askTicks;
  if (player.connectionId === null || isSoon || isInstance(state.channel)) return;
  channelListRequestTicks.set(player.characterId, state.tick);
  state.outbox.push({ kind: 'channels_requested', connectionId: player.connectionId });
}

/**
 * Requests a move to the same position in another channel of this zone; the answer says whether that channel is open.
 */
export function requestChannelChange(
  state: ZoneState,
  player: Player,
  { channel }: { readonly channel: number },
): void {
  const { channelChangeTicks } = state.rooms;
  if (channel < 1 || isInstance(channel) || isInstance(state.channel))
    return reject(state, player, { what, code: 'zone.no_channel', kind: 'cheat' });
  if (channel === state.channel) return reject(state, player, { what, code: 'zone.same_channel' });
  const restLeft = restTicks - (state.tick - (channelChangeTicks.get(player.characterId) ?? -restTicks));
  if (restLeft > 0)
    return reject(state, player, { what, code: 'zone.too_soon', params: { seconds: Math.ceil(restLeft / tickHz) } });
  const obstacle = obstacleOver(state, player);
  if (obstacle !== null) return reject(state, player, { what, code: obstacle });
  channelChangeTicks.set(player.characterId, state.tick);
  startTransfer(state, player, { toZone: state.map.id, toPlace: null, toChannel: channel });
}

/** Moves players who are not busy to the other channels; the others are asked again later. */
export function joinOthers(state: ZoneState, most: number): void {
  let left = most;
  for (const player of state.players.values()) {
    if (left === 0) return;
    if (
      player.connectionId === null ||
      state.rooms.transfer.has(player.characterId) ||
      isBusy(state, player) ||
      obstacleOver(state, player) !== null
    )
      continue;
    startTransfer(state, player, { toZone: state.map.id, toPlace: null });
    left--;
  }
}

/** Returns the code of the reason why a player cannot change channels now, or null. */
function obstacleOver(state: ZoneState, player: Player): string | null {
  const obstacle = obstacleTo(state, player);
  if (obstacle !== null) return obstacle;
  const combatant = state.combatants.get(player.entityIndex);
  const duel = combatant === undefined ? null : duelOf(state, combatant);
  // A pending challenge is no obstacle: otherwise a player could hold another one by challenging them.
  if (duel !== null && duel.phase !== 'challenged') return 'zone.in_fight';
  return state.rooms.conversations.has(player.characterId) ? 'zone.in_conversation' : null;
}

/**
 * Checks whether the player would lose something unfinished here: an item in use, a drop of their own, an escort, or a
 * part in an event.
 */
function isBusy(state: ZoneState, { characterId, reviving, inHand, using }: Player): boolean {
  const { channeledInteractions, drops, runs, picking } = state.rooms;
  if (
    channeledInteractions.has(characterId) ||
    reviving !== null ||
    inHand !== null ||
    using.size > 0 ||
    picking.size > 0 ||
    state.ai.escorts.has(characterId)
  )
    return true;
  return (
    runs.some(({ parts }) => parts.has(characterId)) ||
    [...drops.values()].some(({ ownerId, ownedUntilMs }) => ownerId === characterId && ownedUntilMs > state.nowMs)
  );
}
