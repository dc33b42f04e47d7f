import type { Axes } from './wish';

export interface PadState { readonly move: Axes; readonly aim: number | null; readonly sprints: boolean }

const idle: PadState = { move: { x: 0, y: 0 }, aim: null, sprints: false };
const aimZone = 0.35;

/** The first connected gamepad as it is right now (standard mapping): left stick walks, right stick aims, L3 or R2 sprints. */
export function readPad(pads: readonly (Gamepad | null)[]): PadState {
  const pad = pads.find((candidate) => candidate?.connected && candidate.axes.length >= 2);
  if (!pad) return idle;
  const [x = 0, y = 0, aimX = 0, aimY = 0] = pad.axes;
  return {
    move: { x, y },
    aim: Math.hypot(aimX, aimY) > aimZone ? Math.atan2(aimY, aimX) : null,
    sprints: (pad.buttons[10]?.pressed ?? false) || (pad.buttons[7]?.value ?? 0) > 0.5,
  };
}
