import { type EmoteTarget, emoteNumber, emoteTargets, plainEmote, type ShownEmote } from '@necp/shared/chat/emotes';
import { canSayNow, noteMessage, sayRangeTiles } from '@necp/shared/chat/rules';
import { canTalkIn } from '@necp/shared/chat/sanctions';
import type { EmoteInput } from '@necp/shared/chat/schema';
import { refuse } from '@necp/shared/kernel';
import { entityFlags, intentButtons, tickMs } from '@necp/shared/protocol';
import { combatantOf, fighterOf } from '../combat/entity';
import { describe } from '../core/entities';
import { isSilenced } from '../core/silence';
import { isVisibleTo } from '../core/visibility';
import { noteInput } from '../presence/idle';
import { at, tileAt, type Player, type ZoneState } from '../state';
import { publish, rejectLine } from './say';
import { chatSlice } from './slice';

/** What ends the motion of a body; the line has been read by then. */
const endingFlags =
  entityFlags.moving |
  entityFlags.casting |
  entityFlags.steady |
  entityFlags.inCombat |
  entityFlags.downed |
  entityFlags.dead;

/**
 * Shows an emote: its line to players near by, like `say` and under the same mutes, blocks and pace, and the motion of
 * the body to all in sight. Who walks or fights says the line without the motion.
 */
export function showEmote(state: ZoneState, player: Player, { emote: id, entityId }: EmoteInput): void {
  const own = chatSlice(state);
  const paceMs = state.tick * tickMs;
  // The same emote may be shown twice, as the same number may be thrown twice.
  const key = `emote ${own.nextMessage}`;
  const mayTalk = canTalkIn(player.sheet.mutes, 'say', state.nowMs);
  const inTime = mayTalk.ok ? canSayNow(player.pace, key, paceMs) : mayTalk;
  if (!inTime.ok) return rejectLine(state, player, inTime);
  const isUp = combatantOf(state, player)?.life === 'up';
  if (!isUp || player.isInTransfer) return rejectLine(state, player, refuse('chat.emote_not_now'));
  noteMessage(player.pace, key, paceMs);
  noteInput(state, player);
  const emote: ShownEmote = { id, target: entityId === undefined ? null : targetOf(state, player, entityId) };
  publish(state, player, { channel: 'say', style: undefined, text: plainEmote(emote), roll: null, links: [], emote });
  if (isOccupied(state, player)) return;
  const lastsMs = state.gameData.emotes.get(id)?.lastsMs ?? null;
  own.emotes.set(player.entityIndex, {
    characterId: player.characterId,
    endTick: lastsMs === null ? null : state.tick + Math.ceil(lastsMs / tickMs),
  });
  describe(state, player.entityIndex, { variant: emoteNumber(id) });
}

/** Returns the target of an emote; null for what the player does not see, is too far, or cannot be greeted. */
function targetOf(state: ZoneState, player: Player, entityId: number): EmoteTarget | null {
  const entityIndex = state.entityIndexOf.get(entityId);
  if (entityIndex === undefined || entityIndex === player.entityIndex) return null;
  if (at(state.hasVisibilityOverride, entityIndex) === 1 && !isVisibleTo(state, player, entityIndex)) return null;
  // Between two players of a block each is as if the other were not there.
  const other = state.playerOfEntity.get(entityIndex);
  if (other !== undefined && isSilenced(other, player.accountId)) return null;
  const farTiles = Math.hypot(
    tileAt(state.x, entityIndex) - tileAt(state.x, player.entityIndex),
    tileAt(state.y, entityIndex) - tileAt(state.y, player.entityIndex),
  );
  const appearance = state.appearances[entityIndex];
  const kind = emoteTargets.find((one) => one === appearance?.kind);
  if (appearance === undefined || kind === undefined || farTiles > sayRangeTiles) return null;
  return { kind, name: appearance.name };
}

function isOccupied(state: ZoneState, player: Player): boolean {
  return (
    (at(state.flags, player.entityIndex) & endingFlags) !== 0 ||
    (fighterOf(state, player).heldButtons & intentButtons.fire) !== 0
  );
}

/** Ends the motions whose time is over, and those of players who walk, fight or lie on the ground. */
export function endEmotes(state: ZoneState): void {
  for (const [entityIndex, { characterId, endTick }] of chatSlice(state).emotes) {
    const player = state.players.get(characterId);
    const isOver = endTick !== null && state.tick >= endTick;
    if (isOver || player === undefined || isOccupied(state, player)) endEmote(state, entityIndex);
  }
}

function endEmote(state: ZoneState, entityIndex: number): void {
  chatSlice(state).emotes.delete(entityIndex);
  describe(state, entityIndex, { variant: 0 });
}

/** Forgets the motion of an entity that disappears. */
export function dropEmote(state: ZoneState, entityIndex: number): void {
  chatSlice(state).emotes.delete(entityIndex);
}
