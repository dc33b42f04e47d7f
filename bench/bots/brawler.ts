import type { Rng, TileSpot } from '@necp/shared/kernel';
import { entityFlags, intentButtons, type EntityView } from '@necp/shared/protocol';
import type { Step } from './walk';

const reachTiles = 15;
/** Dead and downed entities are not shot at. */
const fallen = entityFlags.dead | entityFlags.downed;

/**
 * Creates a bot that stays near its spawn, moves from side to side and shoots at the nearest enemy. It walks like the
 * others while there is none.
 */
export function createBrawler(
  rng: Rng,
  from: TileSpot,
  rest: (self: TileSpot) => Step | null,
): (self: TileSpot, known: Iterable<EntityView>) => Step | null {
  const home = { x: from.x, y: from.y };
  let sideUntilStep = 0;
  let side = 1;
  let steps = 0;
  return (self, known) => {
    steps++;
    const enemy = nearestEnemy(self, known);
    if (enemy === null)
      return Math.hypot(self.x - home.x, self.y - home.y) > 6
        ? { angle: Math.atan2(home.y - self.y, home.x - self.x), aim: null, buttons: intentButtons.sprint }
        : rest(self);
    if (steps > sideUntilStep) {
      side = -side;
      sideUntilStep = steps + rng.int(8, 30);
    }
    const aim = Math.atan2(enemy.y - self.y, enemy.x - self.x);
    const dodges = rng.int(1, 120) === 1 ? intentButtons.dodge : 0;
    return { angle: aim + (side * Math.PI) / 2, aim, buttons: intentButtons.fire | dodges };
  };
}

/** Counts the enemies among the known entities. */
export function countEnemies(known: Iterable<EntityView>): number {
  let count = 0;
  for (const view of known) if (isEnemy(view)) count++;
  return count;
}

function nearestEnemy(self: TileSpot, known: Iterable<EntityView>): EntityView | null {
  let best: EntityView | null = null;
  let nearest = reachTiles;
  for (const view of known) {
    if (!isEnemy(view)) continue;
    const distance = Math.hypot(view.x - self.x, view.y - self.y);
    if (distance >= nearest) continue;
    nearest = distance;
    best = view;
  }
  return best;
}

function isEnemy({ flags }: EntityView): boolean {
  return (flags & entityFlags.hostile) !== 0 && (flags & fallen) === 0;
}
