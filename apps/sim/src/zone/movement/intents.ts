import { entityFlags, intentButtons, isNewerSeq, tickHz, type Intent } from '@necp/shared/protocol';
import { stepMovement } from '@necp/shared/zone/movement';
import { actOnIntent, movementOf, payRoll, permitted } from '../combat/player/player-controller';
import type { ZoneInput } from '../inputs';
import { noteAim, noteInput } from '../presence/idle';
import { at, clearFlag, setFlag, type Player, type ZoneState } from '../state';

/** Steps added to the allowance per tick: slightly more than one, so that a queue from a short stall empties again. */
export const refillSteps = 1.04;
/**
 * The greatest allowance. Five seconds allow 100 x 1.04 + 5 = 109 steps: under 1.1 times the limit, whatever the
 * connection does.
 */
export const savedSteps = 5;
/** The greatest number of queued intents: what a connection can delay for most of a second. */
export const longestQueue = 16;
/**
 * The numbers that may be missing between two intents. A client leaves out none, and only a client that sent too much
 * at once, as after a stall, has lost more of them at the gateway.
 */
export const mostSkipped = 4;
/** A client that loses this many intents within five seconds has no bad connection: it sends faster than real time. */
const suspectDrops = 30;
const dropWindowTicks = 5 * tickHz;
/** A player without a step for this long counts as standing; one late frame is no stop. */
const standTicks = 3;

/** Queues one numbered intent; an intent that is old, repeated, out of order or far ahead is refused. */
function queueIntent(state: ZoneState, player: Player, intent: Intent): void {
  const { characterId } = player;
  if (!isNewerSeq(intent.seq, player.queuedSeq)) {
    state.outbox.push({ kind: 'rejected', rejection: 'cheat', what: 'stale_seq', characterId });
    return;
  }
  const skipped = ((intent.seq - player.queuedSeq) & 0xffff) - 1;
  player.queuedSeq = intent.seq;
  if (skipped > mostSkipped) {
    state.outbox.push({ kind: 'rejected', rejection: 'lag', what: 'skipped_seq', characterId });
    return;
  }
  player.queue.push(intent);
  if (player.queue.length <= longestQueue) return;
  player.queue.shift();
  player.droppedIntents++;
  const rejection = player.droppedIntents > suspectDrops ? 'cheat' : 'lag';
  state.outbox.push({ kind: 'rejected', rejection, what: 'too_many_steps', characterId });
}

/**
 * Takes an intent that is meant for this zone: none during a transfer, and none sent before the client saw this zone,
 * since its number continues from the other one.
 */
export function takeIntent(state: ZoneState, { connectionId, intent }: ZoneInput<'intent'>): void {
  const player = state.playerOfConnection.get(connectionId);
  if (player === undefined || (player.awaitsFirstIntent && intent.seq !== 1)) return;
  if (player.isInTransfer) return void (player.queuedSeq = intent.seq);
  player.awaitsFirstIntent = false;
  queueIntent(state, player, intent);
}

/** Executes as many intents as the allowance permits, and marks players who stand still. */
export function followIntents(state: ZoneState, player: Player): void {
  if (state.tick % dropWindowTicks === 0) player.droppedIntents = 0;
  player.allowance = Math.min(savedSteps, player.allowance + refillSteps);
  while (player.allowance >= 1) {
    const intent = player.queue.shift();
    if (intent === undefined) break;
    player.allowance -= 1;
    player.ackSeq = intent.seq;
    follow(state, player, intent);
  }
  if (state.tick - player.lastStepTick >= standTicks)
    clearFlag(state, player.entityIndex, entityFlags.moving | entityFlags.sprinting);
}

/** Notes what says that a person is there: a step, a button or another aim. A repeated empty intent says nothing. */
function noteIntent(state: ZoneState, player: Player, { moveX, moveY, buttons, aim }: Intent): void {
  if (moveX !== 0 || moveY !== 0 || buttons !== 0) noteInput(state, player);
  else if (aim >> 8 !== at(state.facing, player.entityIndex)) noteAim(state, player);
}

function follow(state: ZoneState, player: Player, requested: Intent): void {
  const { entityIndex } = player;
  noteIntent(state, player, requested);
  const intent = permitted(state, player, requested);
  payRoll(state, player, intent);
  const mover = stepMovement(movementOf(state, player), intent, state.map);
  state.x[entityIndex] = mover.x;
  state.y[entityIndex] = mover.y;
  state.facing[entityIndex] = mover.facing;
  const { rollSteps, rollFacing, rollRestSteps } = mover;
  const { roll } = player;
  if (rollSteps !== roll.rollSteps || rollFacing !== roll.rollFacing || rollRestSteps !== roll.rollRestSteps)
    player.roll = { rollSteps, rollFacing, rollRestSteps };
  clearFlag(state, entityIndex, entityFlags.moving | entityFlags.sprinting);
  if (intent.moveX !== 0 || intent.moveY !== 0 || mover.rollSteps > 0) {
    player.lastStepTick = state.tick;
    setFlag(
      state,
      entityIndex,
      entityFlags.moving | ((intent.buttons & intentButtons.sprint) !== 0 ? entityFlags.sprinting : 0),
    );
  }
  actOnIntent(state, player, intent);
}
