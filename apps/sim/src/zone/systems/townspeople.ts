import { lookChoices, lookFields, type Look } from '@necp/shared/character/look';
import type { Rng, TileSpot } from '@necp/shared/kernel';
import { entityFlags, facingUnit, tickHz } from '@necp/shared/protocol';
import type { LocalText } from '@necp/shared/zone/map';
import { conditionContextOf } from '../ai/condition-context';
import { isScared, scareFrom } from '../ai/hearing';
import { distanceBetween, faceSpot, spotOf } from '../ai/walking';
import { addEntity, at, clearFlag, setFlag, tileAt, type Player, type Walker, type ZoneState } from '../state';

/** One in so many arrivals stops to look around. */
const pauseOneIn = 5;
const pauseTicks = { min: 2 * tickHz, max: 9 * tickHz } as const;
/** Hurried and strolling, in tiles a second. */
const paces = { min: 0.9, max: 1.7 } as const;
/** How far beside the middle of the path somebody may walk. */
const widestSideTiles = 0.7;
/** Who runs from shots goes this many times as fast, for so long; who is farther away stops and looks. */
const hurryShare = 2.8;
const hurryTicks = 6 * tickHz;
const runsWithinTiles = 11;
const gawkTicks = { min: 2 * tickHz, max: 4 * tickHz } as const;
const listenEveryTicks = 8;
/**
 * How often somebody in the street says what a player's deeds have left behind, and how near the place and the player.
 */
const sayEveryTicks = 9 * tickHz;
const sayTiles = { place: 12, player: 9 } as const;

/** Puts those who live here on the footpath, somewhere on their way. */
export function settleTownspeople(state: ZoneState, names: readonly LocalText[]): void {
  const { rng, map, paths } = state;
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
    state.walkers.push(walker);
    headOn(state, walker);
    const along = rng.fraction();
    state.x[entityIndex] = x + (walker.goalX - x) * along;
    state.y[entityIndex] = y + (walker.goalY - y) * along;
  }
}

/** Those who arrived choose where to go next, or stop for a while. */
export function think(state: ZoneState): void {
  for (const walker of state.walkers) {
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

/** Moves everyone who is on the way by one step. */
export function walk(state: ZoneState): void {
  for (const walker of state.walkers) {
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

/** Now and then somebody near a place says what the one who passes there has changed. */
export function sayWhatChanged(state: ZoneState): void {
  for (const [index, player] of [...state.players.values()].entries()) {
    if (player.connectionId === null || (state.tick + index * 7) % sayEveryTicks !== 0) continue;
    const said = lineFor(state, player);
    if (said !== null)
      state.outbox.push({ kind: 'send', connectionIds: [player.connectionId], name: 'street.said', message: said });
  }
}

/**
 * What a passer-by near this player would say of the place they are at; null when nothing changed there or nobody is
 * near.
 */
function lineFor(state: ZoneState, player: Player): { readonly entityId: number; readonly text: string } | null {
  const here = spotOf(state, player.entityIndex);
  const { worldKeys } = conditionContextOf(state, player);
  const lines = [...state.gameData.worldKeys.values()].flatMap(({ id, seen }) =>
    seen.filter(({ value, place }) => {
      const spot = state.ai.places.get(place);
      return (
        worldKeys[id] === value &&
        spot !== undefined &&
        distanceBetween(here, spot) <= sayTiles.place + spot.radiusTiles
      );
    }),
  );
  if (lines.length === 0) return null;
  const speaker = state.walkers.find(
    ({ entityIndex }) => distanceBetween(here, spotOf(state, entityIndex)) <= sayTiles.player,
  );
  if (speaker === undefined) return null;
  return { entityId: at(state.ids, speaker.entityIndex), text: state.rng.pick(lines).text[player.locale] };
}

function isHurried(state: ZoneState, { entityIndex }: Walker): boolean {
  return state.tick < at(state.ai.hurriedUntil, entityIndex);
}

/** Shots near by: those who are close run along the path, the others stop and look. */
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
  state.ai.hurriedUntil[walker.entityIndex] = state.tick + hurryTicks;
  if (nodeDistance(state, walker.fromNode, danger) > nodeDistance(state, walker.toNode, danger))
    turnBack(state, walker);
  else if (walker.idleUntilTick !== 0) aimAt(state, walker);
}

/** The way that leads farthest from the shots. */
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

/** Back to where it came from. */
function turnBack(state: ZoneState, walker: Walker): void {
  const { fromNode, toNode } = walker;
  walker.fromNode = toNode;
  walker.toNode = fromNode;
  aimAt(state, walker);
}

function hasArrived(state: ZoneState, { entityIndex, goalX, goalY }: Walker): boolean {
  return tileAt(state.x, entityIndex) === Math.fround(goalX) && tileAt(state.y, entityIndex) === Math.fround(goalY);
}

/** Onward along the path; back only where it ends. */
function headOn(state: ZoneState, walker: Walker): void {
  const here = walker.toNode;
  const neighbours = state.paths[here] ?? [];
  const onward = neighbours.filter((node) => node !== walker.fromNode);
  const choices = onward.length > 0 ? onward : neighbours;
  const next = isHurried(state, walker) ? farthest(state, walker, choices) : state.rng.pick(choices);
  walker.fromNode = here;
  walker.toNode = next;
  aimAt(state, walker);
}

/** On to the node it is heading for, on its own side of the path. */
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
