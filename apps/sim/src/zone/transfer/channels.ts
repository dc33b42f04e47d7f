import { tickHz, tickMs } from '@necp/shared/protocol';
import { channelChangeCooldownMs, isInstance } from '@necp/shared/zone/channels';
import { reject } from '../core/reject';
import { roomsOf } from '../core/room';
import type { Player, ZoneState } from '../state';
import { transferSlice } from './slice';
import { obstacleTo, startTransfer } from './transfer';

const what = 'zone.change_channel';
/** A client that asks for the channels more often than this gets no answer. */
const askTicks = tickHz / 2;
const restTicks = channelChangeCooldownMs / tickMs;

/** Sends the list of this zone's channels; private instances have none. */
export function requestChannels(state: ZoneState, player: Player): void {
  const { channelListRequestTicks } = transferSlice(state);
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
  const { channelChangeTicks } = transferSlice(state);
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
export function joinOthers(state: ZoneState, { most }: { readonly most: number }): void {
  let left = most;
  for (const player of state.players.values()) {
    if (left === 0) return;
    if (
      player.connectionId === null ||
      player.isInTransfer ||
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
  for (const { keepsInChannel } of roomsOf(state)) {
    const code = keepsInChannel?.(state, player) ?? null;
    if (code !== null) return code;
  }
  return null;
}

/** Checks whether the player would lose something unfinished here. */
function isBusy(state: ZoneState, player: Player): boolean {
  return roomsOf(state).some((room) => room.isBusy?.(state, player) === true);
}
