import { lookChoices, lookFields, type Look } from '@necp/shared/character/look';
import type { Rng, TileSpot } from '@necp/shared/kernel';
import { entityFlags, facingUnit, tickHz } from '@necp/shared/protocol';
import type { LocalText } from '@necp/shared/zone/map';
import { distanceBetween, faceSpot, spotOf } from '../ai/movement/walking';
import { conditionContextOf } from '../ai/senses/condition-context';
import { isScared, scareFrom } from '../ai/senses/hearing';
import { addEntity } from '../core/entities';
import { at, clearFlag, setFlag, tileAt, type Player, type ZoneState } from '../state';
import { npcSlice, type Walker } from './slice';

/** One in this many arrivals at a node stops to look around. */
const pauseOneIn = 5;
const pauseTicks = { min: 2 * tickHz, max: 9 * tickHz } as const;
/** The slowest and fastest pace, in tiles per second. */
const paces = { min: 0.9, max: 1.7 } as const;
/** How far beside the middle of the path a townsperson may walk. */
const widestSideTiles = 0.7;
/** A townsperson who runs from shots moves this many times as fast, for this long; those farther away stop and look. */
const hurryShare = 2.8;
const hurryTicks = 6 * tickHz;
const runsWithinTiles = 11;
const gawkTicks = { min: 2 * tickHz, max: 4 * tickHz } as const;
const listenEveryTicks = 8;
/**
 * How often townspeople speak about what a player has changed, and how near they must be to the place and the player.
 */
const sayEveryTicks = 9 * tickHz;
const sayTiles = { place: 12, player: 9 } as const;

/** Places the townspeople on the footpath, somewhere along their way. */
export function settleTownspeople(state: ZoneState, names: readonly LocalText[]): void {
  const { rng, map } = state;
  const { paths, walkers } = npcSlice(state);
  const nodes = paths.flatMap((neighbours, node) => (neighbours.length > 0 ? [node] : []));
  if (nodes.length === 0 || names.length === 0) return;
  for (let count = 0; count < map.townspeopleCount; count++) {
    const fromNode = rng.pick(nodes);
    const [x, y] = nodeSpot(state, fromNode);
    const entityIndex = addEntity(
      state,
      { x, y, facing: rng.int(0, 255) },
      { kind: 'townsperson', name: rng.pick(names), look: anyLook(rng) },
    );
    const walker: Walker = {
      entityIndex,
      fromNode,
      toNode: fromNode,
      goalX: x,
      goalY: y,
      idleUntilTick: 0,
      tilesPerTick: (paces.min + rng.fraction() * (paces.max - paces.min)) / tickHz,
      sideTiles: (rng.fraction() * 2 - 1) * widestSideTiles,
    };
    walkers.push(walker);
    headOn(state, walker);
    const along = rng.fraction();
    state.x[entityIndex] = x + (walker.goalX - x) * along;
    state.y[entityIndex] = y + (walker.goalY - y) * along;
  }
}

/** Lets those who arrived choose where to go next, or stop for a while. */
export function think(state: ZoneState): void {
  for (const walker of npcSlice(state).walkers) {
    if ((state.tick + walker.entityIndex) % listenEveryTicks === 0) startle(state, walker);
    if (state.tick < walker.idleUntilTick) continue;
    if (!hasArrived(state, walker)) {
      if (walker.idleUntilTick !== 0) aimAt(state, walker);
      continue;
    }
    const isRested = walker.idleUntilTick !== 0;
    if (!isRested && !isHurried(state, walker) && state.rng.int(1, pauseOneIn) === 1) {
      walker.idleUntilTick = state.tick + state.rng.int(pauseTicks.min, pauseTicks.max);
      state.facing[walker.entityIndex] = (at(state.facing, walker.entityIndex) + state.rng.int(-64, 64)) & 0xff;
      clearFlag(state, walker.entityIndex, entityFlags.moving);
      continue;
    }
    headOn(state, walker);
  }
}

/** Moves all walking townspeople by one step. */
export function walk(state: ZoneState): void {
  for (const walker of npcSlice(state).walkers) {
    if (walker.idleUntilTick !== 0) continue;
    const { entityIndex, goalX, goalY } = walker;
    const tilesPerTick = walker.tilesPerTick * (isHurried(state, walker) ? hurryShare : 1);
    const dx = goalX - tileAt(state.x, entityIndex);
    const dy = goalY - tileAt(state.y, entityIndex);
    const distance = Math.sqrt(dx * dx + dy * dy);
    if (distance <= tilesPerTick) {
      state.x[entityIndex] = goalX;
      state.y[entityIndex] = goalY;
      continue;
    }
    state.x[entityIndex] = tileAt(state.x, entityIndex) + (dx / distance) * tilesPerTick;
    state.y[entityIndex] = tileAt(state.y, entityIndex) + (dy / distance) * tilesPerTick;
  }
}

/** Lets a townsperson near a place speak, now and then, about what the passing player has changed there. */
export function sayWhatChanged(state: ZoneState): void {
  for (const [index, player] of [...state.players.values()].entries()) {
    if (player.connectionId === null || (state.tick + index * 7) % sayEveryTicks !== 0) continue;
    const said = lineFor(state, player);
    if (said !== null)
      state.outbox.push({
        kind: 'send',
        connectionIds: [player.connectionId],
        name: 'townsperson.said',
        message: said,
      });
  }
}

/**
 * Returns what a townsperson near this player would say of the place; null when nothing changed there or none is near.
 */
function lineFor(state: ZoneState, player: Player): { readonly entityId: number; readonly text: string } | null {
  const here = spotOf(state, player.entityIndex);
  const { worldKeys } = conditionContextOf(state, player);
  const lines = [...state.gameData.worldKeys.values()].flatMap(({ id, seen }) =>
    seen.filter(({ value, place }) => {
      const spot = state.places.get(place);
      return (
        worldKeys[id] === value &&
        spot !== undefined &&
        distanceBetween(here, spot) <= sayTiles.place + spot.radiusTiles
      );
    }),
  );
  if (lines.length === 0) return null;
  const speaker = npcSlice(state).walkers.find(
    ({ entityIndex }) => distanceBetween(here, spotOf(state, entityIndex)) <= sayTiles.player,
  );
  if (speaker === undefined) return null;
  return { entityId: at(state.ids, speaker.entityIndex), text: state.rng.pick(lines).text[player.locale] };
}

function isHurried(state: ZoneState, { entityIndex }: Walker): boolean {
  return state.tick < at(npcSlice(state).hurriedUntil, entityIndex);
}

/** Reacts to shots near by: townspeople close to them run along the path, the others stop and look. */
function startle(state: ZoneState, walker: Walker): void {
  const here = spotOf(state, walker.entityIndex);
  if (isHurried(state, walker) || !isScared(state, here)) return;
  const danger = scareFrom(state, here);
  if (distanceBetween(here, danger) > runsWithinTiles) {
    walker.idleUntilTick = state.tick + state.rng.int(gawkTicks.min, gawkTicks.max);
    faceSpot(state, walker.entityIndex, danger);
    clearFlag(state, walker.entityIndex, entityFlags.moving);
    return;
  }
  npcSlice(state).hurriedUntil[walker.entityIndex] = state.tick + hurryTicks;
  if (nodeDistance(state, walker.fromNode, danger) > nodeDistance(state, walker.toNode, danger))
    turnBack(state, walker);
  else if (walker.idleUntilTick !== 0) aimAt(state, walker);
}

/** Returns the direction that leads farthest from the shots. */
function farthest(state: ZoneState, walker: Walker, choices: readonly number[]): number {
  const danger = scareFrom(state, spotOf(state, walker.entityIndex));
  return choices.reduce((best, node) =>
    nodeDistance(state, node, danger) > nodeDistance(state, best, danger) ? node : best,
  );
}

function nodeDistance(state: ZoneState, node: number, danger: TileSpot): number {
  const [x, y] = nodeSpot(state, node);
  return distanceBetween({ x, y }, danger);
}

/** Lets a townsperson walk back to the previous node. */
function turnBack(state: ZoneState, walker: Walker): void {
  const { fromNode, toNode } = walker;
  walker.fromNode = toNode;
  walker.toNode = fromNode;
  aimAt(state, walker);
}

function hasArrived(state: ZoneState, { entityIndex, goalX, goalY }: Walker): boolean {
  return tileAt(state.x, entityIndex) === Math.fround(goalX) && tileAt(state.y, entityIndex) === Math.fround(goalY);
}

/** Lets a townsperson walk on along the path, and back only where it ends. */
function headOn(state: ZoneState, walker: Walker): void {
  const here = walker.toNode;
  const neighbours = npcSlice(state).paths[here] ?? [];
  const onward = neighbours.filter((node) => node !== walker.fromNode);
  const choices = onward.length > 0 ? onward : neighbours;
  const next = isHurried(state, walker) ? farthest(state, walker, choices) : state.rng.pick(choices);
  walker.fromNode = here;
  walker.toNode = next;
  aimAt(state, walker);
}

/** Aims at the next node, on the townsperson's own side of the path. */
function aimAt(state: ZoneState, walker: Walker): void {
  const { entityIndex, fromNode, toNode } = walker;
  const [fromX, fromY] = nodeSpot(state, fromNode);
  const [toX, toY] = nodeSpot(state, toNode);
  const length = Math.hypot(toX - fromX, toY - fromY) || 1;
  walker.goalX = toX - ((toY - fromY) / length) * walker.sideTiles;
  walker.goalY = toY + ((toX - fromX) / length) * walker.sideTiles;
  walker.idleUntilTick = 0;
  state.facing[entityIndex] = facingUnit(
    Math.atan2(walker.goalY - tileAt(state.y, entityIndex), walker.goalX - tileAt(state.x, entityIndex)),
  );
  setFlag(state, entityIndex, entityFlags.moving);
}

function nodeSpot(state: ZoneState, node: number): readonly [number, number] {
  const found = state.map.footpath.nodes[node];
  if (found === undefined) throw new RangeError('no such node of the footpath');
  return found;
}

function anyLook(rng: Rng): Look {
  return Object.fromEntries(lookFields.map((field) => [field, rng.int(0, lookChoices[field] - 1)])) as Look;
}
