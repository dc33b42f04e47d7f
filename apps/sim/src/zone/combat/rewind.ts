import type { TileSpot } from '@necp/shared/kernel';
import { tickMs } from '@necp/shared/protocol';
import { at, tileAt, type ZoneState } from '../state';
import { keptTicks as kept } from './shapes';

/** How far back a shot may reach, and in ticks. */
export const mostRewindMs = 250;
const mostRewindTicks = mostRewindMs / tickMs;

/** Keeps where everybody stands at the end of this tick. */
export function recordPositions(state: ZoneState): void {
  const slot = state.tick % kept;
  state.history.x[slot]?.set(state.x);
  state.history.y[slot]?.set(state.y);
}

/**
 * How far behind the present a screen was, in ticks: from the quarter tick it showed, never more than 250 ms, never
 * ahead.
 */
export function behindTicksOf(state: ZoneState, seenQuarter: number): number {
  const behind = (state.tick * 4 - seenQuarter) & 0xffff;
  return behind >= 0x8000 ? 0 : Math.min(mostRewindTicks, behind / 4);
}

/**
 * Where a body stood so many ticks before the present (its place now counts as the present), between two ticks on the
 * straight line.
 */
export function stoodAt(state: ZoneState, row: number, behindTicks: number): TileSpot {
  const now = { x: tileAt(state.x, row), y: tileAt(state.y, row) };
  const oldest = state.tick - at(state.history.sinceTick, row);
  const behind = Math.min(behindTicks, Math.max(0, oldest), kept - 1);
  if (behind <= 0) return now;
  const later = pastSpot(state, row, Math.floor(behind)) ?? now;
  const earlier = pastSpot(state, row, Math.min(Math.ceil(behind), Math.max(0, oldest))) ?? now;
  const share = behind - Math.floor(behind);
  return { x: later.x + (earlier.x - later.x) * share, y: later.y + (earlier.y - later.y) * share };
}

/** Null for the present. */
function pastSpot(state: ZoneState, row: number, ticks: number): TileSpot | null {
  if (ticks === 0) return null;
  const slot = (state.tick - ticks) % kept;
  const x = state.history.x[slot]?.[row];
  const y = state.history.y[slot]?.[row];
  return x === undefined || y === undefined ? null : { x, y };
}
