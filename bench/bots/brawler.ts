import type { Rng } from '@necp/shared/kernel';
import { entityFlags, intentButtons, type EntityView } from '@necp/shared/protocol';
import type { Step } from './walk';

const reachTiles = 15;
/** Dead or lying bodies are nobody's foes. */
const fallen = entityFlags.dead | entityFlags.downed;

/**
 * Stays about where it came in, keeps moving from side to side and shoots at the nearest foe; walks as others do while
 * there is none.
 */
export function createBrawler(
  rng: Rng,
  from: { readonly x: number; readonly y: number },
  rest: (self: Spot) => Step | null,
): (self: Spot, known: Iterable<EntityView>) => Step | null {
  const home = { x: from.x, y: from.y };
  let sideUntilStep = 0;
  let side = 1;
  let steps = 0;
  return (self, known) => {
    steps++;
    const foe = nearestFoe(self, known);
    if (foe === null)
      return Math.hypot(self.x - home.x, self.y - home.y) > 6
        ? { angle: Math.atan2(home.y - self.y, home.x - self.x), aim: null, buttons: intentButtons.sprint }
        : rest(self);
    if (steps > sideUntilStep) {
      side = -side;
      sideUntilStep = steps + rng.int(8, 30);
    }
    const aim = Math.atan2(foe.y - self.y, foe.x - self.x);
    const dodges = rng.int(1, 120) === 1 ? intentButtons.dodge : 0;
    return { angle: aim + (side * Math.PI) / 2, aim, buttons: intentButtons.fire | dodges };
  };
}

/** How many foes of its own these are. */
export function countFoes(known: Iterable<EntityView>): number {
  let count = 0;
  for (const view of known) if (isFoe(view)) count++;
  return count;
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

function nearestFoe(self: Spot, known: Iterable<EntityView>): EntityView | null {
  let best: EntityView | null = null;
  let nearest = reachTiles;
  for (const view of known) {
    if (!isFoe(view)) continue;
    const distance = Math.hypot(view.x - self.x, view.y - self.y);
    if (distance >= nearest) continue;
    nearest = distance;
    best = view;
  }
  return best;
}

function isFoe({ flags }: EntityView): boolean {
  return (flags & entityFlags.hostile) !== 0 && (flags & fallen) === 0;
}
