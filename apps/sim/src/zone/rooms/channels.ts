import { channelChangeCooldownMs, isInstance } from '@necp/shared/zone/channels';
import { tickHz, tickMs } from '@necp/shared/protocol';
import { duelOf } from '../combat/sides';
import type { ZoneOutput } from '../outputs';
import type { Player, ZoneState } from '../state';
import { obstacleTo, startTransfer } from './zone-transfer';
import { reject } from '../reject';

const what = 'zone.change_channel';
/** Somebody who asks oftener for the channels gets no answer. */
const askTicks = tickHz / 2;
const restTicks = channelChangeCooldownMs / tickMs;

/** Tells somebody which channels of this zone there are; those made for a few have none. */
export function requestChannels(state: ZoneState, player: Player, out: ZoneOutput[]): void {
  const { channelListRequestTicks } = state.rooms;
  const isSoon = state.tick - (channelListRequestTicks.get(player.characterId) ?? -askTicks) < askTicks;
  if (player.connectionId === null || isSoon || isInstance(state.channel)) return;
  channelListRequestTicks.set(player.characterId, state.tick);
  out.push({ kind: 'channels_requested', connectionId: player.connectionId });
}

/** Asks to be let over into another channel of this zone, to the same spot; whether it is open is found out on the way. */
export function requestChannelChange(
  state: ZoneState,
  player: Player,
  { channel, out }: { readonly channel: number; readonly out: ZoneOutput[] },
): void {
  const { channelChangeTicks } = state.rooms;
  if (channel < 1 || isInstance(channel) || isInstance(state.channel))
    return reject(player, { what, code: 'zone.no_channel', kind: 'cheat' }, out);
  if (channel === state.channel) return reject(player, { what, code: 'zone.same_channel' }, out);
  const restLeft = restTicks - (state.tick - (channelChangeTicks.get(player.characterId) ?? -restTicks));
  if (restLeft > 0)
    return reject(player, { what, code: 'zone.too_soon', params: { seconds: Math.ceil(restLeft / tickHz) } }, out);
  const obstacle = obstacleOver(state, player);
  if (obstacle !== null) return reject(player, { what, code: obstacle }, out);
  channelChangeTicks.set(player.characterId, state.tick);
  startTransfer(state, player, { toZone: state.map.id, toPlace: null, toChannel: channel, out });
}

/** Sends over to the other channels whoever is in the middle of nothing; the rest are asked again a while later. */
export function joinOthers(state: ZoneState, most: number, out: ZoneOutput[]): void {
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
    startTransfer(state, player, { toZone: state.map.id, toPlace: null, out });
    left--;
  }
}

/** Why somebody cannot change over now, as a code, or null. */
function obstacleOver(state: ZoneState, player: Player): string | null {
  const obstacle = obstacleTo(state, player);
  if (obstacle !== null) return obstacle;
  const combatant = state.combatants.get(player.entityIndex);
  const duel = combatant === undefined ? null : duelOf(state, combatant);
  // Being asked holds nobody: else one could hold somebody by asking.
  if (duel !== null && duel.phase !== 'challenged') return 'zone.in_fight';
  return state.rooms.conversations.has(player.characterId) ? 'zone.in_conversation' : null;
}

/**
 * Whether something would be lost that somebody has under way here: something in the hand, something lying there for
 * them, somebody they lead, a part in an event.
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
