import type { ShownEmote } from '@necp/shared/chat/emotes';
import { type ChatLink, keepLinks, lineKey, matchLinks } from '@necp/shared/chat/links';
import { mentionedAmong, mostMentions } from '@necp/shared/chat/mentions';
import { canBeHeard, canSay, canSayNow, normaliseMessage, noteMessage, sayRangeTiles } from '@necp/shared/chat/rules';
import { canTalkIn } from '@necp/shared/chat/sanctions';
import type { ChatMessage, SendMessageInput } from '@necp/shared/chat/schema';
import type { AccountId } from '@necp/shared/kernel';
import { tickMs } from '@necp/shared/protocol';
import { nextId } from '../core/ids';
import { isSilenced } from '../core/silence';
import type { RejectionReason, ZoneInput } from '../inputs';
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
  const typed = matchLinks({ text: normaliseMessage(said.text), links: said.links ?? [] });
  const text = roll === null ? typed.text : String(roll.rolled);
  const refs = roll === null ? typed.links : [];
  // Ticks never run backwards, unlike the clock of the machine.
  const paceMs = state.tick * tickMs;
  // The same number may be thrown twice.
  const line = roll === null ? lineKey(typed) : `roll ${own.nextMessage}`;
  const first = canSay(text);
  const mayTalk = first.ok ? canTalkIn(player.sheet.mutes, said.channel, state.nowMs) : first;
  const inTime = mayTalk.ok ? canSayNow(player.pace, line, paceMs) : mayTalk;
  if (!inTime.ok) return rejectLine(state, player, inTime);
  // A hateful line counts too: the pace also bounds how often a player makes the filter work.
  noteMessage(player.pace, line, paceMs);
  const filtered = own.filter(text);
  const heard = canBeHeard(filtered.severity);
  if (!heard.ok) return rejectLine(state, player, heard);
  noteInput(state, player);
  const { channel, style } = said;
  if (refs.length === 0) return publish(state, player, { channel, style, text: filtered.text, roll, links: [] });
  const { accountId, characterId } = player;
  const id = nextId(state);
  own.waiting.set(id, { characterId, channel, style, text: filtered.text });
  state.outbox.push({ kind: 'links_asked', id, accountId, characterId, refs });
}

/** Says a line whose links the domain has looked up, or tells its speaker why it is not said. */
export function sayLinked(state: ZoneState, { id, links, rejection }: ZoneInput<'linked'>): void {
  const { waiting } = chatSlice(state);
  const line = waiting.get(id);
  waiting.delete(id);
  const player = line === undefined ? undefined : state.players.get(line.characterId);
  // The speaker has left meanwhile; a line without its links would say something else.
  if (line === undefined || player === undefined) return;
  if (links === null) return rejectLine(state, player, rejection ?? { code: 'kernel.busy', params: {} });
  const mayTalk = canTalkIn(player.sheet.mutes, line.channel, state.nowMs);
  if (!mayTalk.ok) return rejectLine(state, player, mayTalk);
  publish(state, player, { ...line, ...keepLinks({ text: line.text, links }), roll: null });
}

/** Drops the lines of a character that leaves. */
export function forgetLines(state: ZoneState, { characterId }: Player): void {
  const { waiting } = chatSlice(state);
  for (const [id, line] of waiting) if (line.characterId === characterId) waiting.delete(id);
}

export interface Utterance {
  readonly channel: SendMessageInput['channel'];
  readonly style: SendMessageInput['style'];
  readonly text: string;
  readonly roll: ChatMessage['roll'] | null;
  readonly links: readonly ChatLink[];
  readonly emote?: ShownEmote;
}

/** Sends a checked line to the clients that hear its channel, and has it kept. */
export function publish(
  state: ZoneState,
  player: Player,
  { channel, style, text, roll, links, emote }: Utterance,
): void {
  const { accountId, characterId } = player;
  const mentions = roll || emote ? [] : mentionedHere(state, { text, accountId, characterId });
  const chatMessage: ChatMessage = {
    id: `${state.map.id}.${state.channel}.${state.epoch}.${chatSlice(state).nextMessage++}`,
    channel,
    atMs: state.nowMs,
    sender: { characterId, name: player.name, entityId: at(state.ids, player.entityIndex) },
    text,
    ...(roll ? { style: 'roll' as const, roll } : style === 'me' ? { style } : {}),
    ...(emote === undefined ? {} : { style: 'emote' as const, emote }),
    ...(links.length === 0 ? {} : { links: [...links] }),
    ...(mentions.length === 0 ? {} : { mentions }),
  };
  state.outbox.push({
    kind: 'send',
    connectionIds: listeners(state, player, channel),
    name: 'chat.message',
    message: chatMessage,
  });
  state.outbox.push({ kind: 'spoken', chatMessage, accountId, characterId });
  if (channel === 'zone') remember(state, { chatMessage, accountId });
}

interface Calling {
  readonly text: string;
  readonly accountId: AccountId | null;
  readonly characterId: string;
}

/** Returns the players of this channel that a text calls, without its speaker and those of a block with the speaker. */
function mentionedHere(
  state: ZoneState,
  { text, accountId, characterId }: Calling,
): NonNullable<ChatMessage['mentions']> {
  if (!text.includes('@')) return [];
  const people = [...state.players.values()].filter(
    (player) => player.characterId !== characterId && !isSilenced(player, accountId),
  );
  return mentionedAmong(text, people).map(({ characterId: called, name }) => ({ characterId: called, name }));
}

/** Tells a speaker why a line is not said. */
export function rejectLine(
  state: ZoneState,
  { connectionId, characterId }: Player,
  { code, params }: RejectionReason,
): void {
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
  const { text, sender, roll, mentions = [] } = chatMessage;
  const calledHere = roll ? [] : mentionedHere(state, { text, accountId, characterId: sender.characterId });
  const called = [...mentions, ...calledHere].slice(0, mostMentions);
  const heard: ChatMessage = {
    ...chatMessage,
    sender: { ...sender, entityId: null },
    ...(called.length === 0 ? {} : { mentions: called }),
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
