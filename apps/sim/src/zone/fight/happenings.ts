import { encodeFightEvent, joinEvents, type EventBlock, type FightEvent } from '@necp/shared/protocol';
import { at, type ZoneState } from '../state';

type Spot = { readonly x: number; readonly y: number };

/** Notes an event at a spot, or between two for what flies. */
export function tell(state: ZoneState, event: FightEvent, where: Spot & { readonly other?: Spot }): void {
  const { other = where } = where;
  state.happenings.push({ event, x: where.x, y: where.y, otherX: other.x, otherY: other.y });
}

/** Notes an event where a body stands. */
export function tellAt(state: ZoneState, event: FightEvent, row: number): void {
  tell(state, event, { x: at(state.x, row), y: at(state.y, row) });
}

/** Viewers in the same cell are told the same: a little more than each sees, written once for all of them. */
const cellTiles = 16;
const noEvents = joinEvents([]);

/** The tick's happenings as bytes: for a spot those that anybody in its cell may see. */
export function happeningsFor(state: ZoneState, reachTiles: number): (spot: Spot) => EventBlock {
  if (state.happenings.length === 0) return () => noEvents;
  const written = state.happenings.map((happening) => ({ ...happening, bytes: encodeFightEvent(happening.event) }));
  const blocks = new Map<number, EventBlock>();
  return (spot) => {
    const column = Math.floor(spot.x / cellTiles);
    const line = Math.floor(spot.y / cellTiles);
    const key = line * 4096 + column;
    const known = blocks.get(key);
    if (known !== undefined) return known;
    const isNear = (x: number, y: number): boolean => {
      const dx = Math.max(column * cellTiles - x, 0, x - (column + 1) * cellTiles);
      const dy = Math.max(line * cellTiles - y, 0, y - (line + 1) * cellTiles);
      return dx * dx + dy * dy <= reachTiles * reachTiles;
    };
    const block = joinEvents(written.filter(({ x, y, otherX, otherY }) => isNear(x, y) || isNear(otherX, otherY)).map(({ bytes }) => bytes));
    blocks.set(key, block);
    return block;
  };
}
