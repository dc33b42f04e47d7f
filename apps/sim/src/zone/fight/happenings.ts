import { encodeFightEvent, type FightEvent } from '@necp/shared/protocol';
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

/** The tick's happenings as bytes, written once; then who is near which. */
export function happeningsFor(state: ZoneState): (spot: Spot, reachTiles: number) => Uint8Array[] {
  if (state.happenings.length === 0) return () => [];
  const written = state.happenings.map((happening) => ({ ...happening, bytes: encodeFightEvent(happening.event) }));
  return (spot, reachTiles) => {
    const near: Uint8Array[] = [];
    const squared = reachTiles * reachTiles;
    for (const { x, y, otherX, otherY, bytes } of written) {
      if ((x - spot.x) ** 2 + (y - spot.y) ** 2 <= squared || (otherX - spot.x) ** 2 + (otherY - spot.y) ** 2 <= squared) near.push(bytes);
    }
    return near;
  };
}
