import { firesNow, pullKeptMs, shotSeed } from '@necp/shared/combat/ballistics';
import { dodgeRoll } from '@necp/shared/combat/formulas';
import { aimRadians, entityFlags, intentButtons, tickMs, type Intent } from '@necp/shared/protocol';
import { beginsRoll, sprintTilesPerSecond, walkTilesPerSecond, type Body } from '@necp/shared/zone/movement';
import { nextId } from '../ids';
import { at, clearFlag, setFlag, tileAt, type Player, type ZoneState } from '../state';
import { clockMs, heldWeapon, spotOf, ticksOf } from './entity';
import { reload } from './arms';
import type { Aim, Fighter } from './combatant';
import { swing } from './hand-to-hand';
import { tellAt } from './combat-events';
import { behindTicksOf } from './rewind';
import { isSafe } from './safe';
import { refuse } from './refusals';
import { fire } from './shoot';
import { isUnder } from './status-list';
import { noteSkill } from './usage';

/** Sprinted tiles are counted so many steps at a time. */
const sprintedSteps = 20;

/** A player's body as its steps need it. */
export function bodyOf(state: ZoneState, player: Player): Body {
  const {
    row,
    fighter,
    roll: { rollSteps, rollFacing, rollRestSteps },
  } = player;
  const speedPerMille = fighter === null ? 1000 : speedOf(fighter);
  return {
    x: tileAt(state.x, row),
    y: tileAt(state.y, row),
    facing: at(state.facing, row),
    speedPerMille,
    rollSteps,
    rollFacing,
    rollRestSteps,
  };
}

/** Speed in thousandths at this moment: whoever is carried or down goes nowhere. */
export function speedOf(fighter: Fighter): number {
  return fighter.shove !== null || fighter.life !== 'up' ? 0 : fighter.stats.speedPerMille;
}

/**
 * The wish without what this fighter may not do now: nobody rolls without the breath for it, and who is down does
 * nothing.
 */
export function permitted(state: ZoneState, player: Player, intent: Intent): Intent {
  const { fighter } = player;
  if (fighter === null) return intent;
  if (fighter.life !== 'up')
    return { ...intent, moveX: 0, moveY: 0, buttons: 0, aim: at(state.facing, player.row) << 8 };
  if ((intent.buttons & intentButtons.dodge) === 0) return intent;
  const isSpent = fighter.stamina < dodgeRoll.staminaCost || isUnder(fighter, 'stun', 'root', 'fear');
  return isSpent ? { ...intent, buttons: intent.buttons & ~intentButtons.dodge } : intent;
}

/** Whether this step begins a roll, asked before it is walked; if so, what it costs and saves one from. */
export function payRoll(state: ZoneState, player: Player, intent: Intent): void {
  const { fighter } = player;
  if (fighter === null || (intent.buttons & intentButtons.dodge) === 0 || !beginsRoll(bodyOf(state, player), intent))
    return;
  fighter.stamina -= dodgeRoll.staminaCost;
  fighter.untouchableUntilTick = Math.max(fighter.untouchableUntilTick, state.tick + ticksOf(dodgeRoll.untouchableMs));
  tellAt(state, { kind: 'dodge', source: fighter.id, facing: Math.atan2(intent.moveY, intent.moveX) }, player.row);
  if (fighter.inFight) noteSkill(player.usage, state.lore, { skill: 'athletics', deed: 'dodge' });
  state.outbox.push({
    kind: 'deed',
    id: nextId(state),
    characterId: player.characterId,
    epoch: player.epoch,
    deed: { kind: 'deed', deed: 'dodge' },
  });
}

/** What the hands do in the step that was just walked. */
export function actOnIntent(state: ZoneState, player: Player, intent: Intent): void {
  const { fighter } = player;
  if (fighter === null) return;
  const isSteady = (intent.buttons & intentButtons.steady) !== 0;
  fighter.steadySinceTick = isSteady ? (fighter.steadySinceTick ?? state.tick) : null;
  if (isSteady) setFlag(state, player.row, entityFlags.steady);
  else clearFlag(state, player.row, entityFlags.steady);
  fighter.speedShare = speedShareOf(intent, fighter.stats.speedPerMille);
  if (fighter.speedShare === 1) player.sprintedSteps++;
  if (player.sprintedSteps >= sprintedSteps) {
    player.sprintedSteps = 0;
    noteSkill(player.usage, state.lore, {
      skill: 'athletics',
      deed: 'sprint_tile',
      times: Math.round((sprintedSteps * tickMs * sprintTilesPerSecond) / 1000),
    });
  }
  useTrigger(state, player, { fighter, intent });
  player.heldButtons = intent.buttons;
}

/** Where an intent points, and what its sender saw. */
export function aimOf(state: ZoneState, fighter: Fighter, intent: Intent): Aim {
  const radians = aimRadians(intent.aim);
  const own = spotOf(state, fighter);
  const tiles = intent.aimTiles / 4;
  return {
    radians,
    x: own.x + Math.cos(radians) * tiles,
    y: own.y + Math.sin(radians) * tiles,
    seq: intent.seq,
    behindTicks: behindTicksOf(state, intent.seenQuarter),
    seed: shotSeed(fighter.id, intent.seq),
  };
}

/** Fires or swings what is in the hand: on the press, while held, or on a press kept from a moment ago. */
function useTrigger(
  state: ZoneState,
  player: Player,
  { fighter, intent }: { readonly fighter: Fighter; readonly intent: Intent },
): void {
  const isHeld = (intent.buttons & intentButtons.fire) !== 0 ? 1 : 0;
  const isPressed = isHeld === 1 && (player.heldButtons & intentButtons.fire) === 0;
  const nowMs = clockMs(state);
  if (isPressed) player.pulledUntilMs = nowMs + pullKeptMs;
  const weapon = heldWeapon(fighter);
  const isOn = isHeld === 1 || nowMs <= player.pulledUntilMs || (weapon?.burstLeft ?? 0) > 0;
  if (!isOn || fighter.life !== 'up' || player.inHand !== null || player.roll.rollSteps > 0) return;
  if (isUnder(fighter, 'stun', 'fear') || fighter.cast !== null) return;
  if (isSafe(state, fighter)) {
    if (isPressed) refuse(state, player, { what: 'fire', code: 'combat.safe_place' });
    return;
  }
  if (weapon === null || weapon.item.kind === 'blade')
    return strikeHand(state, player, { fighter, intent, isPressed: isPressed ? 1 : 0 });
  if (!firesNow(weapon, weapon.item.fireMode, { nowMs, isHeld, pulledUntilMs: player.pulledUntilMs })) return;
  const why = fire(state, fighter, aimOf(state, fighter, intent));
  if (why === null) {
    player.pulledUntilMs = 0;
    return;
  }
  if (why === 'combat.no_rounds') reload(state, fighter);
  else if (isPressed && why !== 'combat.not_ready') refuse(state, player, { what: 'fire', code: why });
}

function strikeHand(
  state: ZoneState,
  player: Player,
  { fighter, intent, isPressed }: { readonly fighter: Fighter; readonly intent: Intent; readonly isPressed: 0 | 1 },
): void {
  const why = swing(state, fighter, aimOf(state, fighter, intent));
  if (why === null) player.pulledUntilMs = 0;
  else if (isPressed === 1 && why !== 'combat.not_ready') refuse(state, player, { what: 'fire', code: why });
}

function speedShareOf(intent: Intent, speedPerMille: number): number {
  if (intent.moveX === 0 && intent.moveY === 0) return 0;
  const pace = (intent.buttons & intentButtons.sprint) !== 0 ? 1 : walkTilesPerSecond / sprintTilesPerSecond;
  return Math.min(1, (pace * speedPerMille) / 1000);
}
