import type { PadCommand } from '../types';
import type { PadFrame } from './pad';

const firstRepeatMs = 380;
const nextRepeatMs = 120;
/** A longer frame counts as this long: a tap during it must not move twice. */
const longestFrameMs = 100;
/** How far a stick is pushed to move the focus, and to scroll. */
const pushed = 0.55;

const commandOf: Readonly<Record<string, PadCommand>> = {
  Pad0: 'confirm',
  Pad1: 'back',
  Pad2: 'footer',
  Pad4: 'page_before',
  Pad5: 'page_next',
};
const crossOf = { Pad12: 'up', Pad13: 'down', Pad14: 'left', Pad15: 'right' } as const;

/** Turns a gamepad into the commands of menus: the cross and the left stick repeat while they are held. */
export class PadMenu {
  private direction: PadCommand | null = null;
  private untilRepeatMs = 0;

  /** Returns the commands of one frame. */
  advance(elapsedMs: number, frame: PadFrame): PadCommand[] {
    const commands = frame.pressed.flatMap((code) => commandOf[code.replace('Layer', '')] ?? []);
    const direction = directionOf(frame);
    if (direction !== this.direction) this.untilRepeatMs = firstRepeatMs;
    else this.untilRepeatMs -= Math.min(elapsedMs, longestFrameMs);
    const isDue = direction !== this.direction || this.untilRepeatMs <= 0;
    if (direction === this.direction && isDue) this.untilRepeatMs = nextRepeatMs;
    this.direction = direction;
    if (direction !== null && isDue) commands.push(direction);
    if (Math.abs(frame.look.y) > pushed) commands.push(frame.look.y > 0 ? 'scroll_down' : 'scroll_up');
    return commands;
  }
}

function directionOf({ held, move }: PadFrame): PadCommand | null {
  for (const [code, direction] of Object.entries(crossOf))
    if (held.has(code) || held.has(`Layer${code}`)) return direction;
  if (Math.max(Math.abs(move.x), Math.abs(move.y)) < pushed) return null;
  if (Math.abs(move.x) > Math.abs(move.y)) return move.x > 0 ? 'right' : 'left';
  return move.y > 0 ? 'down' : 'up';
}
