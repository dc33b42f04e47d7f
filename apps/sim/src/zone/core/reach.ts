import type { TileSpot } from '@necp/shared/kernel';
import type { RejectionKind } from '../outputs';
import { at, type Player, type ZoneState } from '../state';

/** A reach that is this many tiles too long cannot be explained by a late frame. */
const lateTiles = 3;

/** Checks whether a reach that is too long by so many tiles counts as lag or as cheating. */
export function reachingKind(overTiles: number): RejectionKind {
  return overTiles <= lateTiles ? 'lag' : 'cheat';
}

export function distanceTo(state: ZoneState, player: Player, spot: TileSpot): number {
  return Math.hypot(at(state.x, player.entityIndex) - spot.x, at(state.y, player.entityIndex) - spot.y);
}
