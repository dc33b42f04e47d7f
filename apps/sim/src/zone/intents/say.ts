import { canSay, canSayNow, normaliseLine, noteLine, sayRangeTiles } from '@necp/shared/chat/rules';
import type { ChatFilter } from '@necp/shared/chat/filter';
import type { ChatLine, SendLineInput } from '@necp/shared/chat/schema';
import { entityFlags } from '@necp/shared/protocol';
import type { ZoneOutput } from '../outputs';
import { at, clearFlag, type Player, type ZoneState } from '../state';

/** Lines of the zone kept for whoever comes in. */
const recentLines = 100;

/** Checks a line, cleans it, and passes it to whoever hears the channel. */
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
  clearFlag(state, player.row, entityFlags.away);
  const line: ChatLine = {
    id: `${state.map.id}.${state.channel}.${state.epoch}.${state.nextLine++}`,
    channel: said.channel,
    atMs: state.nowMs,
    sender: { characterId: player.characterId, name: player.name, entityId: at(state.ids, player.row) },
    text: filter(text),
  };
  out.push({ kind: 'line', connectionIds: listeners(state, player, said.channel), line });
  out.push({ kind: 'spoken', line, characterId: player.characterId });
  if (said.channel === 'zone') remember(state, line);
}

/** Passes on what was said in the zone's channel in another channel; its speaker has no body here. */
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
  const x = at(state.x, speaker.row);
  const y = at(state.y, speaker.row);
  for (const { connectionId, row } of state.players.values()) {
    if (connectionId === null) continue;
    if (channel === 'zone' || Math.hypot(at(state.x, row) - x, at(state.y, row) - y) <= sayRangeTiles)
      connectionIds.push(connectionId);
  }
  return connectionIds;
}
