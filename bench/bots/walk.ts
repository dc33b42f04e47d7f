import type { Rng, TileSpot } from '@necp/shared/kernel';
import { intentButtons } from '@necp/shared/protocol';
import type { ZoneMap } from '@necp/shared/zone/map';

/** The input of one tick: direction, aim (null looks along the direction), and buttons. */
export interface Step {
  readonly angle: number;
  readonly aim: number | null;
  readonly buttons: number;
}

/**
 * Creates a function that chooses the direction: to the nearest node first, then from neighbour to neighbour; it
 * returns null during a pause.
 */
export function createWalk({ footpath }: ZoneMap, rng: Rng, from: TileSpot): (self: TileSpot) => Step | null {
  const neighbours = footpath.nodes.map((_, node) =>
    footpath.edges.flatMap(([one, other]) => (one === node ? [other] : other === node ? [one] : [])),
  );
  const distance = (node: number, to: TileSpot) =>
    Math.hypot((footpath.nodes[node]?.[0] ?? 0) - to.x, (footpath.nodes[node]?.[1] ?? 0) - to.y);
  let goal = footpath.nodes.map((_, node) => node).sort((a, b) => distance(a, from) - distance(b, from))[0] ?? 0;
  let restTicks = rng.int(0, 40);
  let stuckTicks = 0;
  let lastLeft = Infinity;
  return (self) => {
    if (restTicks-- > 0) return null;
    const left = distance(goal, self);
    stuckTicks = left < lastLeft - 0.01 ? 0 : stuckTicks + 1;
    lastLeft = left;
    if (left < 0.6 || stuckTicks > 40) {
      goal = rng.pick(neighbours[goal] ?? [goal]);
      lastLeft = Infinity;
      stuckTicks = 0;
      if (rng.int(1, 6) === 1) restTicks = rng.int(10, 80);
    }
    const [x, y] = footpath.nodes[goal] ?? [self.x, self.y];
    return {
      angle: Math.atan2(y - self.y, x - self.x),
      aim: null,
      buttons: rng.int(1, 3) === 1 ? intentButtons.sprint : 0,
    };
  };
}
