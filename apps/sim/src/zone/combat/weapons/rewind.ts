import type { TileSpot } from '@necp/shared/kernel';
import { tickMs } from '@necp/shared/protocol';
import { at, tileAt, type ZoneState } from '../../state';
import { keptTicks as kept } from '../slice';
import { combatSlice } from '../slice';

/** How far back a shot may be rewound, in milliseconds and in ticks. */
export const mostRewindMs = 250;
const mostRewindTicks = mostRewindMs / tickMs;

/** Records where all entities stand at the end of this tick. */
export function recordPositions(state: ZoneState): void {
  const slot = state.tick % kept;
  const { history } = combatSlice(state);
  history.x[slot]?.set(state.x);
  history.y[slot]?.set(state.y);
}

/**
 * Returns how many ticks a client's screen was behind, from the quarter tick it showed: at most 250 ms, never negative.
 */
export function behindTicksOf(state: ZoneState, seenQuarter: number): number {
  const behind = (state.tick * 4 - seenQuarter) & 0xffff;
  return behind >= 0x8000 ? 0 : Math.min(mostRewindTicks, behind / 4);
}

/**
 * Returns where an entity stood a number of ticks ago (0 is its current position), interpolated linearly between ticks.
 */
export function stoodAt(state: ZoneState, entityIndex: number, behindTicks: number): TileSpot {
  const now = { x: tileAt(state.x, entityIndex), y: tileAt(state.y, entityIndex) };
  const oldest = state.tick - at(state.sinceTick, entityIndex);
  const behind = Math.min(behindTicks, Math.max(0, oldest), kept - 1);
  if (behind <= 0) return now;
  const later = pastSpot(state, entityIndex, Math.floor(behind)) ?? now;
  const earlier = pastSpot(state, entityIndex, Math.min(Math.ceil(behind), Math.max(0, oldest))) ?? now;
  const share = behind - Math.floor(behind);
  return { x: later.x + (earlier.x - later.x) * share, y: later.y + (earlier.y - later.y) * share };
}

/** Returns the recorded position; null for the present. */
function pastSpot(state: ZoneState, entityIndex: number, ticks: number): TileSpot | null {
  if (ticks === 0) return null;
  const slot = (state.tick - ticks) % kept;
  const { history } = combatSlice(state);
  const x = history.x[slot]?.[entityIndex];
  const y = history.y[slot]?.[entityIndex];
  return x === undefined || y === undefined ? null : { x, y };
}
