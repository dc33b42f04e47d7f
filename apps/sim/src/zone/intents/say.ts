import { canSay, canSayNow, normaliseLine, noteLine, sayRangeTiles } from '@necp/shared/chat/rules';
import type { ChatFilter } from '@necp/shared/chat/filter';
import type { ChatLine, SendLineInput } from '@necp/shared/chat/schema';
import { entityFlags } from '@necp/shared/protocol';
import type { ZoneOutput } from '../outputs';
import { at, clearFlag, type Player, type ZoneState } from '../state';

/** Chat lines of the zone that are kept for players who join. */
const recentLines = 100;

/** Checks a chat line, masks foul words, and sends it to the clients that hear the channel. */
export function sayLine(
  state: ZoneState,
  spoken: { readonly player: Player; readonly said: SendLineInput; readonly filter: ChatFilter },
  out: ZoneOutput[],
): void {
  const { player, said, filter } = spoken;
  const text = normaliseLine(said.text);
  const first = canSay(text);
  const verdict = first.ok ? canSayNow(player.pace, text, state.nowMs) : first;
  if (!verdict.ok) {
    if (player.connectionId !== null)
      out.push({ kind: 'unheard', connectionId: player.connectionId, code: verdict.code, params: verdict.params });
    out.push({ kind: 'refused', refusal: 'normal', what: verdict.code, characterId: player.characterId });
    return;
  }
  noteLine(player.pace, text, state.nowMs);
  player.lastActiveTick = state.tick;
  clearFlag(state, player.entityIndex, entityFlags.away);
  const line: ChatLine = {
    id: `${state.map.id}.${state.channel}.${state.epoch}.${state.nextLine++}`,
    channel: said.channel,
    atMs: state.nowMs,
    sender: { characterId: player.characterId, name: player.name, entityId: at(state.ids, player.entityIndex) },
    text: filter(text),
  };
  out.push({ kind: 'line', connectionIds: listeners(state, player, said.channel), line });
  out.push({ kind: 'spoken', line, characterId: player.characterId });
  if (said.channel === 'zone') remember(state, line);
}

/** Shows a chat line from another channel of this zone; its speaker has no entity here. */
export function hearLine(state: ZoneState, line: ChatLine, out: ZoneOutput[]): void {
  const heard: ChatLine = { ...line, sender: line.sender === null ? null : { ...line.sender, entityId: null } };
  out.push({ kind: 'line', connectionIds: [...state.playerOfConnection.keys()], line: heard });
  remember(state, heard);
}

function remember(state: ZoneState, line: ChatLine): void {
  state.recentLines.push(line);
  if (state.recentLines.length > recentLines) state.recentLines.shift();
}

function listeners(state: ZoneState, speaker: Player, channel: SendLineInput['channel']): number[] {
  const connectionIds: number[] = [];
  const x = at(state.x, speaker.entityIndex);
  const y = at(state.y, speaker.entityIndex);
  for (const { connectionId, entityIndex } of state.players.values()) {
    if (connectionId === null) continue;
    if (channel === 'zone' || Math.hypot(at(state.x, entityIndex) - x, at(state.y, entityIndex) - y) <= sayRangeTiles)
      connectionIds.push(connectionId);
  }
  return connectionIds;
}
