import type { Vec2 } from '@necp/shared/kernel';
import type { GameAction } from '../types';

export interface PadState {
  readonly move: Vec2;
  readonly aim: number | null;
  /** Actions whose buttons are down. */
  readonly held: ReadonlySet<GameAction>;
}

const idle: PadState = { move: { x: 0, y: 0 }, aim: null, held: new Set() };
const aimZone = 0.35;

/** Buttons of the standard mapping: triggers shoot, the face buttons act, the cross has four slots. */
const actionOf: Readonly<Record<number, GameAction>> = {
  0: 'interact',
  1: 'dodge',
  2: 'reload',
  3: 'swapWeapon',
  4: 'throwItem',
  5: 'targetNext',
  6: 'steady',
  7: 'fire',
  8: 'pickUp',
  9: 'otherBar',
  10: 'sprint',
  11: 'targetLock',
  12: 'slot1',
  15: 'slot2',
  13: 'slot3',
  14: 'slot4',
};

/** Reads the first connected gamepad (standard mapping): the left stick walks, the right stick aims. */
export function readPad(pads: readonly (Gamepad | null)[]): PadState {
  const pad = pads.find((candidate) => candidate?.connected && candidate.axes.length >= 2);
  if (!pad) return idle;
  const [x = 0, y = 0, aimX = 0, aimY = 0] = pad.axes;
  const held = new Set<GameAction>();
  for (const [button, action] of Object.entries(actionOf)) {
    const state = pad.buttons[Number(button)];
    if (state?.pressed || (state?.value ?? 0) > 0.5) held.add(action);
  }
  return { move: { x, y }, aim: Math.hypot(aimX, aimY) > aimZone ? Math.atan2(aimY, aimX) : null, held };
}
