import { due, entityFlags, inMargin } from '@necp/shared/protocol';
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

/** Ring of a squared distance: whole tiles. */
const ringOfSquare = Uint8Array.from({ length: ringCount * ringCount }, (_, squared) => Math.floor(Math.sqrt(squared)));
const inRing = new Uint16Array(ringCount);
/** For each ring, less one, how many ticks lie between two words of whoever stands in it. */
const waitOfRing = new Uint8Array(ringCount);

/** Beside a ring or a wait: stands in the margin. */
const margin = 128;

type Visible = ClientView['visible'];
type ShownParts = Pick<ClientView, 'near' | 'visible'> & { readonly enterTiles: number };

/** Who comes and goes is looked for at every tick; in a crowd at every other, in a large one at every fourth. */
export function looksAnew({ tick }: ZoneState, { visible, writer }: ClientView, link: number): boolean {
  const wait = visible.count < crowd.bodies ? 0 : visible.count < crowd.manyBodies ? 1 : 3;
  return ((tick + link) & wait) === 0 || writer.isNextFull;
}

/** Of those near a player, keeps who is shown to it: not itself, nor what it may not see. Beyond `enterTiles` lies the margin. */
export function keepShown(state: ZoneState, player: Player, { near, visible, enterTiles }: ShownParts): void {
  makeRoom(visible, near.count);
  const { veiled, shownFlags } = state;
  const { rows, waits } = visible;
  const { rows: nearRows, squared, count: nearCount } = near;
  const own = player.row;
  const enter = enterTiles * enterTiles;
  inRing.fill(0);
  let count = 0;
  for (let index = 0; index < nearCount; index++) {
    const row = nearRows[index] ?? 0;
    if (row === own || (veiled[row] === 1 && !isVisibleTo(state, player, row))) continue;
    const square = squared[index] ?? 0;
    let ring = ringOfSquare[square | 0] ?? ringCount - 1;
    if (((shownFlags[row] ?? 0) & entityFlags.hostile) !== 0) ring = ring > foeTiles ? ring - foeTiles : 0;
    inRing[ring] = (inRing[ring] ?? 0) + 1;
    rows[count] = row;
    waits[count++] = square > enter ? ring | margin : ring;
  }
  visible.count = count;
  spreadTurns();
  for (let index = 0; index < count; index++) {
    const ring = waits[index] ?? 0;
    waits[index] = (waitOfRing[ring & ~margin] ?? 0) | (ring & margin);
  }
}

/** Who is told of in this tick: rows take turns, so that the far ones do not all speak at once. */
export function takeTurns({ tick }: ZoneState, { rows, waits, dues, count }: Visible): void {
  for (let index = 0; index < count; index++) {
    const noted = waits[index] ?? 0;
    const wait = noted & ~margin;
    if (wait === 0) dues[index] = due.now;
    else dues[index] = (((tick + (rows[index] ?? 0)) & wait) !== 0 ? due.later : wait > 3 ? due.nowAfterLong : due.now) | ((noted & margin) === 0 ? 0 : inMargin);
  }
}

function makeRoom(visible: Visible, count: number): void {
  if (visible.rows.length >= count) return;
  visible.rows = new Int32Array(count * 2);
  visible.waits = new Uint8Array(count * 2);
  visible.dues = new Uint8Array(count * 2);
}

function spreadTurns(): void {
  let told = 0;
  for (let ring = 0; ring < ringCount; ring++) {
    const byDistance = ring < tiersTiles.near ? 0 : ring < tiersTiles.middle ? 1 : ring < tiersTiles.far ? 3 : 7;
    told += inRing[ring] ?? 0;
    const byCrowd = told <= mostTold.everyTick ? 0 : told <= mostTold.everyOther ? 1 : told <= mostTold.everyFourth ? 3 : 7;
    waitOfRing[ring] = byDistance > byCrowd ? byDistance : byCrowd;
  }
}
