import { entityFlags, inMargin, wait, type VisibleEntities } from '@necp/shared/protocol';
import type { NearEntities } from '@necp/shared/zone/interest';
import { isVisibleTo } from '../core/visibility';
import type { ClientView, Player, ZoneState } from '../state';

/**
 * Entities nearer than `near` are updated every tick, those nearer than `middle` every second, those nearer than `far`
 * every fourth, and those beyond, which are off screen, every eighth.
 */
export const tiersTiles = { near: 20, middle: 28, far: 32 } as const;
/**
 * In a crowd only this many of the nearest are updated every tick, every second and every fourth; the rest every
 * eighth.
 */
export const mostSent = { everyTick: 16, everyOther: 48, everyFourth: 112 } as const;
/** Enemies are updated as if they stood this much nearer, because players aim at them. */
export const enemyTiles = 5;
/** The numbers of entities in sight from which there is a crowd, and a large one. */
const crowd = { bodies: 150, manyBodies: 300 } as const;
/** More rings than a player sees tiles far. */
const ringCount = 64;

/** Maps a squared distance to its ring of whole tiles. */
const ringOfSquare = Uint8Array.from({ length: ringCount * ringCount }, (_, squared) => Math.floor(Math.sqrt(squared)));
const inRing = new Uint16Array(ringCount);
/** For each ring, the wait of the entities in it. */
const waitOfRing = new Uint8Array(ringCount);

/** This bit is added to a ring when the entity stands in the margin. */
const marginBit = 128;
const marginShift = Math.log2(marginBit / inMargin);

/** The entities in sight of the client that is processed; reused for each client. */
interface Visible extends VisibleEntities {
  isFresh: boolean;
  count: number;
  entityIndices: Int32Array;
  waits: Uint8Array;
}

/** Allocates the buffers of one search, which are reused for all clients. */
export function newVisible(): Visible {
  return { isFresh: true, count: 0, entityIndices: new Int32Array(256), waits: new Uint8Array(256) };
}

interface ShownParts {
  readonly near: NearEntities;
  readonly visible: Visible;
  readonly enterTiles: number;
}

/**
 * Checks whether a client's view is searched again in this tick: every tick, in a crowd every second, in a large one
 * every fourth.
 */
export function looksAnew({ tick }: ZoneState, { inSight, writer, connectionId }: ClientView): boolean {
  const rest = inSight < crowd.bodies ? 0 : inSight < crowd.manyBodies ? 1 : 3;
  return ((tick + connectionId) & rest) === 0 || writer.isNextFull;
}

/**
 * Keeps those near a player that it may see, without itself, and computes how long each waits for its turn. The margin
 * lies beyond `enterTiles`.
 */
export function keepShown(state: ZoneState, player: Player, { near, visible, enterTiles }: ShownParts): void {
  makeRoom(visible, near.count);
  const { hasVisibilityOverride, shownFlags } = state;
  const { entityIndices, waits } = visible;
  const { entityIndices: nearEntities, squared, count: nearCount } = near;
  const own = player.entityIndex;
  const enter = enterTiles * enterTiles;
  let count = 0;
  let last = 0;
  for (let index = 0; index < nearCount; index++) {
    const entityIndex = nearEntities[index] ?? 0;
    if (entityIndex === own || (hasVisibilityOverride[entityIndex] === 1 && !isVisibleTo(state, player, entityIndex)))
      continue;
    const square = squared[index] ?? 0;
    let ring = ringOfSquare[square | 0] ?? ringCount - 1;
    if (((shownFlags[entityIndex] ?? 0) & entityFlags.hostile) !== 0) ring = ring > enemyTiles ? ring - enemyTiles : 0;
    inRing[ring] = (inRing[ring] ?? 0) + 1;
    if (ring > last) last = ring;
    entityIndices[count] = entityIndex;
    waits[count++] = square > enter ? ring | marginBit : ring;
  }
  spreadTurns(last);
  for (let index = 0; index < count; index++) {
    const noted = waits[index] ?? 0;
    waits[index] = (waitOfRing[noted & ~marginBit] ?? 0) | ((noted & marginBit) >> marginShift);
  }
  visible.count = count;
}

function makeRoom(visible: Visible, count: number): void {
  if (visible.entityIndices.length >= count) return;
  visible.entityIndices = new Int32Array(count * 2);
  visible.waits = new Uint8Array(count * 2);
}

/** Assigns a wait to each ring up to the last, and clears the counts of the rings. */
function spreadTurns(last: number): void {
  let sent = 0;
  for (let ring = 0; ring <= last; ring++) {
    const byDistance =
      ring < tiersTiles.near
        ? wait.none
        : ring < tiersTiles.middle
          ? wait.one
          : ring < tiersTiles.far
            ? wait.three
            : wait.seven;
    sent += inRing[ring] ?? 0;
    inRing[ring] = 0;
    const byCrowd =
      sent <= mostSent.everyTick
        ? wait.none
        : sent <= mostSent.everyOther
          ? wait.one
          : sent <= mostSent.everyFourth
            ? wait.three
            : wait.seven;
    waitOfRing[ring] = byDistance > byCrowd ? byDistance : byCrowd;
  }
}
