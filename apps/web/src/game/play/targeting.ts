import type { TileSpot } from '@necp/shared/kernel';

export interface Candidate {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly isHostile: boolean;
  /** Turrets and other machines that a fighter has put up. */
  readonly isDeployed: boolean;
}

/** Keys and sticks choose no target farther away than this. */
const reachTiles = 20;

/** Returns the hostile candidates in the order in which keys go through them: fighters by distance, then machines. */
export function inOrder(candidates: readonly Candidate[], from: TileSpot): Candidate[] {
  const far = (candidate: Candidate): number => Math.hypot(candidate.x - from.x, candidate.y - from.y);
  return candidates
    .filter((candidate) => candidate.isHostile && far(candidate) <= reachTiles)
    .sort((a, b) => Number(a.isDeployed) - Number(b.isDeployed) || far(a) - far(b) || a.id - b.id);
}

/**
 * Returns the candidate after (or before) the current target; the nearest when there is none; null when no hostile one
 * is near.
 */
export function nextTarget(
  candidates: readonly Candidate[],
  now: { readonly from: TileSpot; readonly current: number | null; readonly step: 1 | -1 },
): number | null {
  const order = inOrder(candidates, now.from);
  if (order.length === 0) return null;
  const at = order.findIndex(({ id }) => id === now.current);
  if (at < 0) return order[0]?.id ?? null;
  return order[(at + now.step + order.length) % order.length]?.id ?? null;
}

/** Returns the candidate nearest to a point, within a distance. */
export function under<One extends TileSpot>(
  candidates: readonly One[],
  point: TileSpot,
  withinTiles: number,
): One | null {
  let best: One | null = null;
  let least = withinTiles;
  for (const candidate of candidates) {
    const far = Math.hypot(candidate.x - point.x, candidate.y - point.y);
    if (far >= least) continue;
    best = candidate;
    least = far;
  }
  return best;
}

/** A shot that points this near to a target is meant for it. */
const meantRadians = 0.2;

/** Checks whether something solid stopped a shot before the target that it was meant for. */
export function isInCover(
  target: TileSpot,
  shot: { readonly fromX: number; readonly fromY: number; readonly toX: number; readonly toY: number },
): boolean {
  const [flownX, flownY] = [shot.toX - shot.fromX, shot.toY - shot.fromY];
  const [wantedX, wantedY] = [target.x - shot.fromX, target.y - shot.fromY];
  const turn = Math.atan2(flownX * wantedY - flownY * wantedX, flownX * wantedX + flownY * wantedY);
  return Math.abs(turn) <= meantRadians && Math.hypot(flownX, flownY) < Math.hypot(wantedX, wantedY);
}
