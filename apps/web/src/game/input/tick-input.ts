import type { Vec2 } from '@necp/shared/kernel';
import { aimUnit, intentButtons } from '@necp/shared/protocol';
import type { TickInput } from '../net/prediction';

/** A direction and the distance of the aim point, in radians and tiles. */
export interface Aim {
  readonly radians: number;
  readonly tiles: number;
}

/** The state of every input device in one frame; directions as -1..1, y to the south. */
export interface RawInput {
  readonly keys: Vec2;
  readonly stick: Vec2;
  readonly pad: Vec2;
  /** The aim of mouse, stick or lock; null without one. */
  readonly aim: Aim | null;
  /** Buttons held, of `intentButtons`; sprinting is dropped while standing or aiming. */
  readonly buttons: number;
  /** The direction the character faces now, 0..65,535. */
  readonly lastAim: number;
  /** The moment of the other entities that the screen shows, in quarter ticks. */
  readonly seenQuarter: number;
}

const deadZone = 0.18;
/** A stick pushed this far sprints. */
const sprintZone = 0.94;
/** The aim distance of a character that only walks. */
const plainAimTiles = 8;

/** Combines all devices: the strongest direction wins; the character faces its aim, else its direction of walking. */
export function tickInputOf(raw: RawInput): TickInput {
  const sticks = strongest(raw.stick, raw.pad);
  const isStick = length(sticks) > deadZone;
  const move = isStick ? eased(sticks) : unit(raw.keys);
  const moveX = Math.round(move.x * 127);
  const moveY = Math.round(move.y * 127);
  const walks = moveX !== 0 || moveY !== 0;
  const steadies = (raw.buttons & intentButtons.steady) !== 0;
  const sprints =
    walks && !steadies && ((raw.buttons & intentButtons.sprint) !== 0 || (isStick && length(sticks) >= sprintZone));
  const aim = raw.aim !== null ? aimUnit(raw.aim.radians) : walks ? aimUnit(Math.atan2(moveY, moveX)) : raw.lastAim;
  const buttons = (raw.buttons & ~intentButtons.sprint) | (sprints ? intentButtons.sprint : 0);
  return {
    moveX,
    moveY,
    aim,
    buttons,
    seenQuarter: raw.seenQuarter,
    aimTiles: Math.min(255, Math.round((raw.aim?.tiles ?? plainAimTiles) * 4)),
  };
}

function length(axes: Vec2): number {
  return Math.hypot(axes.x, axes.y);
}

function strongest(a: Vec2, b: Vec2): Vec2 {
  return length(a) >= length(b) ? a : b;
}

function unit(axes: Vec2): Vec2 {
  const long = length(axes);
  return long === 0 ? { x: 0, y: 0 } : { x: axes.x / long, y: axes.y / long };
}

/** Returns a value that starts softly outside the dead zone and never exceeds 1. */
function eased(axes: Vec2): Vec2 {
  const long = length(axes);
  const strength = Math.min(1, (long - deadZone) / (0.8 - deadZone));
  return { x: (axes.x / long) * strength, y: (axes.y / long) * strength };
}
