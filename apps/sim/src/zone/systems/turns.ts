import { due, entityFlags, inMargin } from '@necp/shared/protocol';
import type { NearRows } from '@necp/shared/zone/interest';
import type { ClientView, Player, ZoneState } from '../state';
import { isVisibleTo } from './visibility';

/** Nearer than the first everybody is told every tick, nearer than the second every other, nearer than the third every fourth, beyond it, off every screen, every eighth. */
const tiersTiles = { near: 20, middle: 28, far: 32 } as const;
/** In a crowd only so many of the nearest are told every tick, every other and every fourth; the rest every eighth. */
const mostTold = { everyTick: 16, everyOther: 48, everyFourth: 112 } as const;
/** Foes are told as if they stood this much nearer: one aims at them. */
const foeTiles = 5;
/** From so many bodies in sight on it is a crowd, and a large one. */
const crowd = { bodies: 150, manyBodies: 300 } as const;
/** More rings than anybody sees tiles far. */
const ringCount = 64;

/** What is due of whoever waits so long (0, 1, 3 or 7), by that times eight and its turn: asking would cost a guess for each. */
const dueOf = Uint8Array.from({ length: 64 }, (_, place) => (((place >> 3) & place & 7) !== 0 ? due.later : place >> 3 > 3 ? due.nowAfterLong : due.now));
const turnBits = 7;

/** Ring of a squared distance: whole tiles. */
const ringOfSquare = Uint8Array.from({ length: ringCount * ringCount }, (_, squared) => Math.floor(Math.sqrt(squared)));
const inRing = new Uint16Array(ringCount);
/** For each ring, less one, how many ticks lie between two words of whoever stands in it. */
const waitOfRing = new Uint8Array(ringCount);

/** Beside a ring or a wait: stands in the margin. */
const margin = 128;

type Visible = ClientView['visible'];
/** What is in sight of the client whose turn it is: those with a crowd in sight keep it until they look again. */
const scratch = { rows: new Int32Array(256), waits: new Uint8Array(256), dues: new Uint8Array(256) };
interface ShownParts {
  readonly near: NearRows;
  readonly visible: Visible;
  readonly enterTiles: number;
}

/** Who comes and goes is looked for at every tick; in a crowd at every other, in a large one at every fourth. */
export function looksAnew({ tick }: ZoneState, { visible, writer, link }: ClientView): boolean {
  const wait = visible.count < crowd.bodies ? 0 : visible.count < crowd.manyBodies ? 1 : 3;
  return ((tick + link) & wait) === 0 || writer.isNextFull;
}

/** Of those near a player, keeps who is shown to it, and whose turn it is: not itself, nor what it may not see. Beyond `enterTiles` lies the margin. */
export function keepShown(state: ZoneState, player: Player, { near, visible, enterTiles }: ShownParts): void {
  makeRoom(near.count);
  const { veiled, shownFlags, tick } = state;
  const { rows, waits, dues } = scratch;
  const { rows: nearRows, squared, count: nearCount } = near;
  const own = player.row;
  const enter = enterTiles * enterTiles;
  let count = 0;
  let last = 0;
  for (let index = 0; index < nearCount; index++) {
    const row = nearRows[index] ?? 0;
    if (row === own || (veiled[row] === 1 && !isVisibleTo(state, player, row))) continue;
    const square = squared[index] ?? 0;
    let ring = ringOfSquare[square | 0] ?? ringCount - 1;
    if (((shownFlags[row] ?? 0) & entityFlags.hostile) !== 0) ring = ring > foeTiles ? ring - foeTiles : 0;
    inRing[ring] = (inRing[ring] ?? 0) + 1;
    if (ring > last) last = ring;
    rows[count] = row;
    waits[count++] = square > enter ? ring | margin : ring;
  }
  spreadTurns(last);
  for (let index = 0; index < count; index++) {
    const noted = waits[index] ?? 0;
    const wait = waitOfRing[noted & ~margin] ?? 0;
    waits[index] = wait | (noted & margin);
    dues[index] = dueIn(tick + (rows[index] ?? 0), wait, noted);
  }
  hand(visible, count);
}

/** Who is told of in this tick, of whoever was in sight before: rows take turns, so that the far ones do not all speak at once. */
export function takeTurns({ tick }: ZoneState, { rows, waits, dues, count }: Visible): void {
  for (let index = 0; index < count; index++) {
    const noted = waits[index] ?? 0;
    dues[index] = dueIn(tick + (rows[index] ?? 0), noted & ~margin, noted);
  }
}

function dueIn(turn: number, wait: number, noted: number): number {
  return (dueOf[(wait << 3) | (turn & turnBits)] ?? 0) | ((noted & margin) === 0 ? 0 : inMargin);
}

function makeRoom(count: number): void {
  if (scratch.rows.length >= count) return;
  scratch.rows = new Int32Array(count * 2);
  scratch.waits = new Uint8Array(count * 2);
  scratch.dues = new Uint8Array(count * 2);
}

/** The scratch itself, which is read before the next client's turn; where one does not look round at every tick, a copy. */
function hand(visible: Visible, count: number): void {
  const { rows, waits, dues } = scratch;
  visible.count = count;
  if (count < crowd.bodies) {
    visible.rows = rows;
    visible.waits = waits;
    visible.dues = dues;
    return;
  }
  visible.rows = rows.slice(0, count);
  visible.waits = waits.slice(0, count);
  visible.dues = dues.slice(0, count);
}

/** Says for each ring up to the last how long whoever stands in it waits, and empties them. */
function spreadTurns(last: number): void {
  let told = 0;
  for (let ring = 0; ring <= last; ring++) {
    const byDistance = ring < tiersTiles.near ? 0 : ring < tiersTiles.middle ? 1 : ring < tiersTiles.far ? 3 : 7;
    told += inRing[ring] ?? 0;
    inRing[ring] = 0;
    const byCrowd = told <= mostTold.everyTick ? 0 : told <= mostTold.everyOther ? 1 : told <= mostTold.everyFourth ? 3 : 7;
    waitOfRing[ring] = byDistance > byCrowd ? byDistance : byCrowd;
  }
}
