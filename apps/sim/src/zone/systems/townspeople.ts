import { lookChoices, lookFields, type Look } from '@necp/shared/character/look';
import type { Rng } from '@necp/shared/kernel';
import { entityFlags, facingUnit, tickHz } from '@necp/shared/protocol';
import type { LocalText } from '@necp/shared/zone/map';
import { addBody, at, clearFlag, setFlag, type Walker, type ZoneState } from '../state';

/** One in so many arrivals stops to look around. */
const pauseOneIn = 5;
const pauseTicks = { min: 2 * tickHz, max: 9 * tickHz } as const;
/** Hurried and strolling, in tiles a second. */
const paces = { min: 0.9, max: 1.7 } as const;
/** How far beside the middle of the path somebody may walk. */
const widestSideTiles = 0.7;

/** Puts those who live here on the footpath, somewhere on their way. */
export function settleTownspeople(state: ZoneState, names: readonly LocalText[]): void {
  const { rng, map, paths } = state;
  const nodes = paths.flatMap((neighbours, node) => (neighbours.length > 0 ? [node] : []));
  if (nodes.length === 0 || names.length === 0) return;
  for (let count = 0; count < map.townspeopleCount; count++) {
    const fromNode = rng.pick(nodes);
    const [x, y] = nodeSpot(state, fromNode);
    const row = addBody(state, { x, y, facing: rng.int(0, 255) }, { kind: 'townsperson', name: rng.pick(names), look: anyLook(rng) });
    const walker: Walker = {
      row, fromNode, toNode: fromNode, goalX: x, goalY: y, idleUntilTick: 0,
      tilesPerTick: (paces.min + rng.fraction() * (paces.max - paces.min)) / tickHz,
      sideTiles: (rng.fraction() * 2 - 1) * widestSideTiles,
    };
    state.walkers.push(walker);
    headOn(state, walker);
    const along = rng.fraction();
    state.x[row] = x + (walker.goalX - x) * along;
    state.y[row] = y + (walker.goalY - y) * along;
  }
}

/** Those who arrived choose where to go next, or stop for a while. */
export function think(state: ZoneState): void {
  for (const walker of state.walkers) {
    if (state.tick < walker.idleUntilTick || !hasArrived(state, walker)) continue;
    const isRested = walker.idleUntilTick !== 0;
    if (!isRested && state.rng.int(1, pauseOneIn) === 1) {
      walker.idleUntilTick = state.tick + state.rng.int(pauseTicks.min, pauseTicks.max);
      state.facing[walker.row] = (at(state.facing, walker.row) + state.rng.int(-64, 64)) & 0xff;
      clearFlag(state, walker.row, entityFlags.moving);
      continue;
    }
    headOn(state, walker);
  }
}

/** Moves everyone who is on the way by one step. */
export function walk(state: ZoneState): void {
  for (const walker of state.walkers) {
    if (walker.idleUntilTick !== 0) continue;
    const { row, goalX, goalY, tilesPerTick } = walker;
    const dx = goalX - at(state.x, row);
    const dy = goalY - at(state.y, row);
    const distance = Math.sqrt(dx * dx + dy * dy);
    if (distance <= tilesPerTick) {
      state.x[row] = goalX;
      state.y[row] = goalY;
      continue;
    }
    state.x[row] = at(state.x, row) + (dx / distance) * tilesPerTick;
    state.y[row] = at(state.y, row) + (dy / distance) * tilesPerTick;
  }
}

function hasArrived(state: ZoneState, { row, goalX, goalY }: Walker): boolean {
  return at(state.x, row) === Math.fround(goalX) && at(state.y, row) === Math.fround(goalY);
}

/** Onward along the path; back only where it ends. */
function headOn(state: ZoneState, walker: Walker): void {
  const here = walker.toNode;
  const neighbours = state.paths[here] ?? [];
  const onward = neighbours.filter((node) => node !== walker.fromNode);
  const next = state.rng.pick(onward.length > 0 ? onward : neighbours);
  const [hereX, hereY] = nodeSpot(state, here);
  const [nextX, nextY] = nodeSpot(state, next);
  const length = Math.hypot(nextX - hereX, nextY - hereY) || 1;
  walker.fromNode = here;
  walker.toNode = next;
  walker.goalX = nextX - ((nextY - hereY) / length) * walker.sideTiles;
  walker.goalY = nextY + ((nextX - hereX) / length) * walker.sideTiles;
  walker.idleUntilTick = 0;
  const { row } = walker;
  state.facing[row] = facingUnit(Math.atan2(walker.goalY - at(state.y, row), walker.goalX - at(state.x, row)));
  setFlag(state, row, entityFlags.moving);
}

function nodeSpot(state: ZoneState, node: number): readonly [number, number] {
  const found = state.map.footpath.nodes[node];
  if (found === undefined) throw new RangeError('no such node of the footpath');
  return found;
}

function anyLook(rng: Rng): Look {
  return Object.fromEntries(lookFields.map((field) => [field, rng.int(0, lookChoices[field] - 1)])) as Look;
}
