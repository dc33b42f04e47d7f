import { canBeHeard, canSay, canSayNow, normaliseMessage, noteMessage, sayRangeTiles } from '@necp/shared/chat/rules';
import { canTalkIn } from '@necp/shared/chat/sanctions';
import type { ChatMessage, SendMessageInput } from '@necp/shared/chat/schema';
import type { Refusal } from '@necp/shared/kernel';
import { tickMs } from '@necp/shared/protocol';
import { isSilenced } from '../core/silence';
import type { ZoneInput } from '../inputs';
import { noteInput } from '../presence/idle';
import { at, type Player, type SpokenMessage, type ZoneState } from '../state';
import { chatSlice } from './slice';

/** Chat lines of the zone that are kept for players who join. */
const recentMessages = 100;

/**
 * Checks a chat line, masks coarse words, and sends it to the clients that hear the channel. A block between speaker
 * and hearer, set by either, silences the line for the hearer.
 */
export function sayMessage(state: ZoneState, { connectionId, said }: ZoneInput<'say'>): void {
  const player = state.playerOfConnection.get(connectionId);
  const own = chatSlice(state);
  if (player === undefined) return;
  const roll = said.rollMost === undefined ? null : { rolled: state.rng.int(1, said.rollMost), most: said.rollMost };
  const text = roll === null ? normaliseMessage(said.text) : String(roll.rolled);
  // Ticks never run backwards, unlike the clock of the machine.
  const paceMs = state.tick * tickMs;
  // The same number may be thrown twice.
  const line = roll === null ? text : `roll ${own.nextMessage}`;
  const first = canSay(text);
  const mayTalk = first.ok ? canTalkIn(player.sheet.mutes, said.channel, state.nowMs) : first;
  const inTime = mayTalk.ok ? canSayNow(player.pace, line, paceMs) : mayTalk;
  if (!inTime.ok) return reject(state, player, inTime);
  // A hateful line counts too: the pace also bounds how often a player makes the filter work.
  noteMessage(player.pace, line, paceMs);
  const filtered = own.filter(text);
  const heard = canBeHeard(filtered.severity);
  if (!heard.ok) return reject(state, player, heard);
  noteInput(state, player);
  const chatMessage: ChatMessage = {
    id: `${state.map.id}.${state.channel}.${state.epoch}.${own.nextMessage++}`,
    channel: said.channel,
    atMs: state.nowMs,
    sender: { characterId: player.characterId, name: player.name, entityId: at(state.ids, player.entityIndex) },
    text: filtered.text,
    ...(roll === null ? (said.style === 'me' ? { style: 'me' as const } : {}) : { style: 'roll' as const, roll }),
  };
  state.outbox.push({
    kind: 'send',
    connectionIds: listeners(state, player, said.channel),
    name: 'chat.message',
    message: chatMessage,
  });
  const { accountId, characterId } = player;
  state.outbox.push({ kind: 'spoken', chatMessage, accountId, characterId });
  if (said.channel === 'zone') remember(state, { chatMessage, accountId });
}

function reject(state: ZoneState, { connectionId, characterId }: Player, { code, params }: Refusal): void {
  if (connectionId !== null)
    state.outbox.push({
      kind: 'send',
      connectionIds: [connectionId],
      name: 'chat.rejected',
      message: { code, params },
    });
  state.outbox.push({ kind: 'rejected', rejection: 'normal', what: code, characterId });
}

/** Shows a chat line from another channel of this zone; its speaker has no entity here. */
export function hearMessage(state: ZoneState, { chatMessage, accountId }: ZoneInput<'heard'>): void {
  const heard: ChatMessage = {
    ...chatMessage,
    sender: { ...chatMessage.sender, entityId: null },
  };
  state.outbox.push({
    kind: 'send',
    connectionIds: [...state.playerOfConnection].flatMap(([connectionId, player]) =>
      isSilenced(player, accountId) ? [] : [connectionId],
    ),
    name: 'chat.message',
    message: heard,
  });
  remember(state, { chatMessage: heard, accountId });
}

function remember(state: ZoneState, spoken: SpokenMessage): void {
  state.recentMessages.push(spoken);
  if (state.recentMessages.length > recentMessages) state.recentMessages.shift();
}

function listeners(state: ZoneState, speaker: Player, channel: SendMessageInput['channel']): number[] {
  const connectionIds: number[] = [];
  const x = at(state.x, speaker.entityIndex);
  const y = at(state.y, speaker.entityIndex);
  for (const listener of state.players.values()) {
    const { connectionId, entityIndex } = listener;
    if (connectionId === null || isSilenced(listener, speaker.accountId)) continue;
    if (channel === 'zone' || Math.hypot(at(state.x, entityIndex) - x, at(state.y, entityIndex) - y) <= sayRangeTiles)
      connectionIds.push(connectionId);
  }
  return connectionIds;
}
