import { facingUnit, intentButtons } from '@necp/shared/protocol';
import type { Wish } from '../net/prediction';

export interface Axes { readonly x: number; readonly y: number }

/** Everything the player's hands say in one frame; directions as -1..1, y to the south. */
export interface Hands {
  readonly keys: Axes;
  readonly stick: Axes;
  readonly pad: Axes;
  /** Where the mouse or the right stick points, in radians; null when nobody aims. */
  readonly aim: number | null;
  readonly sprints: boolean;
  /** The way the character looks now, 0..255. */
  readonly facing: number;
}

const deadZone = 0.18;
/** A stick pushed this far runs. */
const sprintZone = 0.94;

/** One wish from all inputs: the strongest direction wins, people look where they aim, else where they walk. */
export function wishOf(hands: Hands): Wish {
  const sticks = strongest(hands.stick, hands.pad);
  const isStick = length(sticks) > deadZone;
  const move = isStick ? eased(sticks) : unit(hands.keys);
  const moveX = Math.round(move.x * 127);
  const moveY = Math.round(move.y * 127);
  const walks = moveX !== 0 || moveY !== 0;
  const sprints = hands.sprints || (isStick && length(sticks) >= sprintZone);
  const facing = hands.aim !== null ? facingUnit(hands.aim) : walks ? facingUnit(Math.atan2(moveY, moveX)) : hands.facing;
  return { moveX, moveY, facing, buttons: walks && sprints ? intentButtons.sprint : 0 };
}

function length(axes: Axes): number {
  return Math.hypot(axes.x, axes.y);
}

function strongest(a: Axes, b: Axes): Axes {
  return length(a) >= length(b) ? a : b;
}

function unit(axes: Axes): Axes {
  const long = length(axes);
  return long === 0 ? { x: 0, y: 0 } : { x: axes.x / long, y: axes.y / long };
}

/** Starts softly outside the dead zone and never passes 1. */
function eased(axes: Axes): Axes {
  const long = length(axes);
  const strength = Math.min(1, (long - deadZone) / (0.8 - deadZone));
  return { x: (axes.x / long) * strength, y: (axes.y / long) * strength };
}
