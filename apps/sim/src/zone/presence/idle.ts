import { entityFlags, tickMs } from '@necp/shared/protocol';
import type { ZoneInput } from '../inputs';
import { clearFlag, setFlag, type Player, type ZoneState } from '../state';
import { presenceSlice, type SentIdle } from './slice';

const active: SentIdle = { isAway: false, isChosen: false, isWarned: false };

/** How long a player has given no input, in milliseconds. */
export function idleMsOf(state: ZoneState, player: Player): number {
  return (state.tick - player.lastActiveTick) * tickMs;
}

/** Notes an input of the player, who is no longer away. */
export function noteInput(state: ZoneState, player: Player): void {
  player.lastActiveTick = state.tick;
  presenceSlice(state).awayByChoice.delete(player.characterId);
  clearFlag(state, player.entityIndex, entityFlags.away);
}

/** Notes that the player looks elsewhere: the idle time begins anew, and a chosen mark stays. */
export function noteAim(state: ZoneState, player: Player): void {
  player.lastActiveTick = state.tick;
}

/** Marks a connected player who is idle, or has asked for it, as away, and sends the player every change of that. */
export function showIdle(state: ZoneState, player: Player): void {
  const own = presenceSlice(state);
  const idleMs = idleMsOf(state, player);
  // Most players are active, and this runs for each of them in every tick.
  if (idleMs < own.idleRules.awayMs && own.awayByChoice.size === 0 && own.sentIdle.size === 0) return;
  const isChosen = own.awayByChoice.has(player.characterId);
  const isAway = isChosen || idleMs >= own.idleRules.awayMs;
  if (isAway) setFlag(state, player.entityIndex, entityFlags.away);
  else clearFlag(state, player.entityIndex, entityFlags.away);
  sendIdle(state, player, { isAway, isChosen, isWarned: idleMs >= own.idleRules.warnedMs });
}

function sendIdle(state: ZoneState, player: Player, idle: SentIdle): void {
  const { sentIdle, idleRules } = presenceSlice(state);
  const before = sentIdle.get(player.characterId) ?? active;
  if (player.connectionId === null) return;
  if (before.isAway === idle.isAway && before.isChosen === idle.isChosen && before.isWarned === idle.isWarned) return;
  if (idle.isAway || idle.isWarned) sentIdle.set(player.characterId, idle);
  else sentIdle.delete(player.characterId);
  const leavesInMs = idle.isWarned ? Math.max(0, idleRules.leaveMs - idleMsOf(state, player)) : null;
  state.outbox.push({
    kind: 'send',
    connectionIds: [player.connectionId],
    name: 'presence.idle',
    message: { isAway: idle.isAway, isChosen: idle.isChosen, leavesInMs },
  });
}

/** The player's own mark: it stays until the next input. */
export function chooseAway(state: ZoneState, player: Player): void {
  presenceSlice(state).awayByChoice.add(player.characterId);
}

/** A connection begins without a mark and without a notice. */
export function forgetIdle(state: ZoneState, player: Player): void {
  const own = presenceSlice(state);
  own.awayByChoice.delete(player.characterId);
  own.sentIdle.delete(player.characterId);
}

/** Follows the realm's settings; players who are idle longer than a shorter limit are judged by it at once. */
export function takeIdleRules(state: ZoneState, { rules }: ZoneInput<'idle_rules'>): void {
  presenceSlice(state).idleRules = rules;
}
