import { entityFlags, intentButtons, isNewerSeq, tickHz, type Intent } from '@necp/shared/protocol';
import { stepMovement } from '@necp/shared/zone/movement';
import { actOnIntent, bodyOf, payRoll, permitted } from '../combat/player-controller';
import type { ZoneOutput } from '../outputs';
import { clearFlag, setFlag, type Player, type ZoneState } from '../state';

/** Steps a tick gives back: a little over one, so that a queue from a bad moment empties again. */
const refillSteps = 1.04;
/**
 * Steps one may save up. Over five seconds 100 x 1.04 + 5 = 109 steps: under 1.1 times the limit, whatever the line
 * does.
 */
const savedSteps = 5;
/** Intents kept at most: what a line can hold back for most of a second. */
const longestQueue = 16;
/** Throwing away this many within five seconds is not a bad line: somebody sends faster than time goes. */
const suspectDrops = 30;
const dropWindowTicks = 5 * tickHz;
/** Without a step for this long one counts as standing; a late frame is no stop. */
const standTicks = 3;

/** Takes one numbered wish; what is old, repeated or out of order is refused. */
export function queueIntent(player: Player, intent: Intent, out: ZoneOutput[]): void {
  const { characterId } = player;
  if (!isNewerSeq(intent.seq, player.queuedSeq)) {
    out.push({ kind: 'refused', refusal: 'cheat', what: 'stale_seq', characterId });
    return;
  }
  player.queuedSeq = intent.seq;
  player.queue.push(intent);
  if (player.queue.length <= longestQueue) return;
  player.queue.shift();
  player.droppedIntents++;
  const refusal = player.droppedIntents > suspectDrops ? 'cheat' : 'lag';
  out.push({ kind: 'refused', refusal, what: 'too_many_steps', characterId });
}

/** Follows as many wishes as the allowance holds, and notes who stands still. */
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
    clearFlag(state, player.row, entityFlags.moving | entityFlags.sprinting);
}

function follow(state: ZoneState, player: Player, wished: Intent): void {
  const { row } = player;
  const intent = permitted(state, player, wished);
  payRoll(state, player, intent);
  const body = stepMovement(bodyOf(state, player), intent, state.map);
  state.x[row] = body.x;
  state.y[row] = body.y;
  state.facing[row] = body.facing;
  const { rollSteps, rollFacing, rollRestSteps } = body;
  const { roll } = player;
  if (rollSteps !== roll.rollSteps || rollFacing !== roll.rollFacing || rollRestSteps !== roll.rollRestSteps)
    player.roll = { rollSteps, rollFacing, rollRestSteps };
  player.lastActiveTick = state.tick;
  clearFlag(state, row, entityFlags.moving | entityFlags.sprinting | entityFlags.away);
  if (intent.moveX !== 0 || intent.moveY !== 0 || body.rollSteps > 0) {
    player.lastStepTick = state.tick;
    setFlag(
      state,
      row,
      entityFlags.moving | ((intent.buttons & intentButtons.sprint) !== 0 ? entityFlags.sprinting : 0),
    );
  }
  actOnIntent(state, player, intent);
}
