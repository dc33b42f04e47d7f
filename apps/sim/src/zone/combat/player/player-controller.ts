import { firesNow, pullKeptMs } from '@necp/shared/combat/ballistics';
import { dodgeRoll } from '@necp/shared/combat/formulas';
import { aimRadians, entityFlags, intentButtons, tickMs, type Intent } from '@necp/shared/protocol';
import { beginsRoll, sprintTilesPerSecond, walkTilesPerSecond, type MovementState } from '@necp/shared/zone/movement';
import { emitObjectiveEvent } from '../../core/objective-events';
import { reject } from '../../core/reject';
import { at, clearFlag, setFlag, tileAt, type Player, type ZoneState } from '../../state';
import { emitAt } from '../combat-events';
import type { Aim, Combatant } from '../combatant';
import { isUnder } from '../damage/status-list';
import { clockMs, combatantOf, fighterOf, heldWeapon, spotOf, ticksOf } from '../entity';
import { isSafe } from '../safe';
import { reload } from '../weapons/arms';
import { swing } from '../weapons/hand-to-hand';
import { behindTicksOf } from '../weapons/rewind';
import { fire } from '../weapons/shoot';
import { shotSeed } from '../weapons/shot-seed';
import { endArrival } from './arrival';
import { noteSkill } from './usage';

/** Sprinted tiles are counted in batches of this many steps. */
const sprintedSteps = 20;

/** Returns the movement state of a player's entity. */
export function movementOf(state: ZoneState, player: Player): MovementState {
  const {
    entityIndex,
    roll: { rollSteps, rollFacing, rollRestSteps },
  } = player;
  const combatant = combatantOf(state, player);
  const speedPerMille = combatant === null ? 1000 : speedOf(combatant);
  return {
    x: tileAt(state.x, entityIndex),
    y: tileAt(state.y, entityIndex),
    facing: at(state.facing, entityIndex),
    speedPerMille,
    rollSteps,
    rollFacing,
    rollRestSteps,
  };
}

/** Returns the speed in thousandths; a combatant that is knocked back or down cannot walk. */
export function speedOf(combatant: Combatant): number {
  return combatant.knockback !== null || combatant.life !== 'up' ? 0 : combatant.stats.speedPerMille;
}

/** Returns the intent without what the combatant may not do now: rolling without stamina, or anything while downed. */
export function permitted(state: ZoneState, player: Player, intent: Intent): Intent {
  const combatant = combatantOf(state, player);
  if (combatant === null) return intent;
  if (combatant.life !== 'up')
    return { ...intent, moveX: 0, moveY: 0, buttons: 0, aim: at(state.facing, player.entityIndex) << 8 };
  if ((intent.buttons & intentButtons.dodge) === 0) return intent;
  const isSpent = combatant.stamina < dodgeRoll.staminaCost || isUnder(combatant, 'stun', 'root', 'fear');
  return isSpent ? { ...intent, buttons: intent.buttons & ~intentButtons.dodge } : intent;
}

/** Handles a roll that begins with this step, before the step is walked: charges its cost and grants its protection. */
export function payRoll(state: ZoneState, player: Player, intent: Intent): void {
  const combatant = combatantOf(state, player);
  if (
    combatant === null ||
    (intent.buttons & intentButtons.dodge) === 0 ||
    !beginsRoll(movementOf(state, player), intent)
  )
    return;
  combatant.stamina -= dodgeRoll.staminaCost;
  combatant.untouchableUntilTick = Math.max(
    combatant.untouchableUntilTick,
    state.tick + ticksOf(dodgeRoll.untouchableMs),
  );
  emitAt(
    state,
    { kind: 'dodge', source: combatant.id, facing: Math.atan2(intent.moveY, intent.moveX) },
    player.entityIndex,
  );
  if (combatant.inCombat) noteSkill(state, player, { skill: 'athletics', action: 'dodge' });
  emitObjectiveEvent(state, player, { kind: 'action', action: 'dodge' });
}

/** Handles the actions of the step that was just walked. */
export function actOnIntent(state: ZoneState, player: Player, intent: Intent): void {
  const combatant = combatantOf(state, player);
  if (combatant === null) return;
  const isSteady = (intent.buttons & intentButtons.steady) !== 0;
  combatant.steadySinceTick = isSteady ? (combatant.steadySinceTick ?? state.tick) : null;
  if (isSteady) setFlag(state, player.entityIndex, entityFlags.steady);
  else clearFlag(state, player.entityIndex, entityFlags.steady);
  combatant.speedShare = speedShareOf(intent, combatant.stats.speedPerMille);
  if ((intent.buttons & intentButtons.fire) !== 0) endArrival(state, player);
  const fighter = fighterOf(state, player);
  if (combatant.speedShare === 1) fighter.sprintedSteps++;
  if (fighter.sprintedSteps >= sprintedSteps) {
    fighter.sprintedSteps = 0;
    noteSkill(state, player, {
      skill: 'athletics',
      action: 'sprint_tile',
      times: Math.round((sprintedSteps * tickMs * sprintTilesPerSecond) / 1000),
    });
  }
  useTrigger(state, player, { combatant, intent });
  fighter.heldButtons = intent.buttons;
}

/** Returns where an intent aims, and which past state its sender saw. */
export function aimOf(state: ZoneState, combatant: Combatant, intent: Intent): Aim {
  const radians = aimRadians(intent.aim);
  const own = spotOf(state, combatant);
  const tiles = intent.aimTiles / 4;
  return {
    radians,
    x: own.x + Math.cos(radians) * tiles,
    y: own.y + Math.sin(radians) * tiles,
    seq: intent.seq,
    behindTicks: behindTicksOf(state, intent.seenQuarter),
    seed: shotSeed(state, { entityId: combatant.id, seq: intent.seq }),
  };
}

/** Fires or swings the held weapon: on a press, while held, or on a press shortly before. */
function useTrigger(
  state: ZoneState,
  player: Player,
  { combatant, intent }: { readonly combatant: Combatant; readonly intent: Intent },
): void {
  const fighter = fighterOf(state, player);
  const isHeld = (intent.buttons & intentButtons.fire) !== 0;
  const isPressed = isHeld && (fighter.heldButtons & intentButtons.fire) === 0;
  const nowMs = clockMs(state);
  if (isPressed) fighter.pulledUntilMs = nowMs + pullKeptMs;
  const weapon = heldWeapon(combatant);
  const isOn = isHeld || nowMs <= fighter.pulledUntilMs || (weapon?.burstLeft ?? 0) > 0;
  if (!isOn || combatant.life !== 'up' || fighter.inHand !== null || player.roll.rollSteps > 0) return;
  if (isUnder(combatant, 'stun', 'fear') || combatant.cast !== null) return;
  if (isSafe(state, combatant)) {
    if (isPressed) reject(state, player, { what: 'fire', code: 'combat.safe_place' });
    return;
  }
  if (weapon === null || weapon.item.kind === 'blade')
    return strikeHand(state, player, { combatant, intent, isPressed: isPressed ? 1 : 0 });
  if (!firesNow(weapon, weapon.item.fireMode, { nowMs, isHeld, pulledUntilMs: fighter.pulledUntilMs })) return;
  const why = fire(state, combatant, aimOf(state, combatant, intent));
  if (why === null) {
    fighter.pulledUntilMs = 0;
    return;
  }
  if (why === 'combat.no_rounds') reload(state, combatant);
  else if (isPressed && why !== 'combat.not_ready') reject(state, player, { what: 'fire', code: why });
}

function strikeHand(
  state: ZoneState,
  player: Player,
  {
    combatant,
    intent,
    isPressed,
  }: { readonly combatant: Combatant; readonly intent: Intent; readonly isPressed: 0 | 1 },
): void {
  const why = swing(state, combatant, aimOf(state, combatant, intent));
  if (why === null) fighterOf(state, player).pulledUntilMs = 0;
  else if (isPressed === 1 && why !== 'combat.not_ready') reject(state, player, { what: 'fire', code: why });
}

function speedShareOf(intent: Intent, speedPerMille: number): number {
  if (intent.moveX === 0 && intent.moveY === 0) return 0;
  const pace = (intent.buttons & intentButtons.sprint) !== 0 ? 1 : walkTilesPerSecond / sprintTilesPerSecond;
  return Math.min(1, (pace * speedPerMille) / 1000);
}
