import { entityFlags, inMargin, wait, type VisibleEntities } from '@necp/shared/protocol';
import type { NearEntities } from '@necp/shared/zone/interest';
import type { ClientView, Player, ZoneState } from '../state';
import { isVisibleTo } from './visibility';

/**
 * Nearer than the first everybody is told every tick, nearer than the second every other, nearer than the third every
 * fourth, beyond it, off every screen, every eighth.
 */
const tiersTiles = { near: 20, middle: 28, far: 32 } as const;
/** In a crowd only so many of the nearest are told every tick, every other and every fourth; the rest every eighth. */
const mostSent = { everyTick: 16, everyOther: 48, everyFourth: 112 } as const;
/** Foes are told as if they stood this much nearer: one aims at them. */
const enemyTiles = 5;
/** From so many bodies in sight on it is a crowd, and a large one. */
const crowd = { bodies: 150, manyBodies: 300 } as const;
/** More rings than anybody sees tiles far. */
const ringCount = 64;

/** Ring of a squared distance: whole tiles. */
const ringOfSquare = Uint8Array.from({ length: ringCount * ringCount }, (_, squared) => Math.floor(Math.sqrt(squared)));
const inRing = new Uint16Array(ringCount);
/** For each ring, the wait of whoever stands in it. */
const waitOfRing = new Uint8Array(ringCount);

/** Beside a ring: stands in the margin. */
const marginBit = 128;
const marginShift = Math.log2(marginBit / inMargin);

/** Who is in sight of the client whose turn it is; filled anew for each. */
interface Visible extends VisibleEntities {
  isFresh: boolean;
  count: number;
  entityIndices: Int32Array;
  waits: Uint8Array;
}

/** Room for one client's look, to be used for all of them. */
export function newVisible(): Visible {
  return { isFresh: true, count: 0, entityIndices: new Int32Array(256), waits: new Uint8Array(256) };
}

interface ShownParts {
  readonly near: NearEntities;
  readonly visible: Visible;
  readonly enterTiles: number;
}

/** Who comes and goes is looked for at every tick; in a crowd at every other, in a large one at every fourth. */
export function looksAnew({ tick }: ZoneState, { inSight, writer, connectionId }: ClientView): boolean {
  const rest = inSight < crowd.bodies ? 0 : inSight < crowd.manyBodies ? 1 : 3;
  return ((tick + connectionId) & rest) === 0 || writer.isNextFull;
}

/**
 * Of those near a player, keeps who is shown to it, and how long each waits for its turn: not itself, nor what it may
 * not see. Beyond `enterTiles` lies the margin.
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

/** Says for each ring up to the last how long whoever stands in it waits, and empties them. */
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
