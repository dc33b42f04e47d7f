import { entityFlags, intentButtons, type Intent } from '@necp/shared/protocol';
import { dodgeRoll } from '@necp/shared/combat/formulas';
import { sprintTilesPerSecond, walkTilesPerSecond, type Body } from '@necp/shared/zone/movement';
import { at, clearFlag, setFlag, type Player, type ZoneState } from '../state';

/** A player's body as its steps need it. */
export function bodyOf(state: ZoneState, player: Player): Body {
  const { row, roll } = player;
  return { x: at(state.x, row), y: at(state.y, row), facing: at(state.facing, row), speedPerMille: state.fighters.get(row)?.stats.speedPerMille ?? 1000, ...roll };
}

/** The wish without what this fighter may not do now: nobody rolls without the breath for it, and who is down does nothing. */
export function permitted(state: ZoneState, player: Player, intent: Intent): Intent {
  const fighter = state.fighters.get(player.row);
  if (fighter === undefined) return intent;
  if (fighter.life !== 'up') return { ...intent, moveX: 0, moveY: 0, buttons: 0 };
  const isSpent = fighter.stamina < dodgeRoll.staminaCost || fighter.shove !== null;
  return isSpent ? { ...intent, buttons: intent.buttons & ~intentButtons.dodge } : intent;
}

/** What the hands do in the step that was just walked. */
export function actOnIntent(state: ZoneState, player: Player, intent: Intent): void {
  const fighter = state.fighters.get(player.row);
  if (fighter === undefined) return;
  const isSteady = (intent.buttons & intentButtons.steady) !== 0;
  fighter.steadySinceTick = isSteady ? fighter.steadySinceTick ?? state.tick : null;
  if (isSteady) setFlag(state, player.row, entityFlags.steady);
  else clearFlag(state, player.row, entityFlags.steady);
  fighter.speedShare = speedShareOf(intent, fighter.stats.speedPerMille);
  player.heldButtons = intent.buttons;
}

function speedShareOf(intent: Intent, speedPerMille: number): number {
  if (intent.moveX === 0 && intent.moveY === 0) return 0;
  const pace = (intent.buttons & intentButtons.sprint) !== 0 ? 1 : walkTilesPerSecond / sprintTilesPerSecond;
  return Math.min(1, (pace * speedPerMille) / 1000);
}

