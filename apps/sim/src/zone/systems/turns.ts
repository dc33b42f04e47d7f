import { due, entityFlags } from '@necp/shared/protocol';
import type { ClientView, Player, ZoneState } from '../state';
import { isVisibleTo } from './visibility';

/** Nearer than the first everybody is told every tick, nearer than the second every other, beyond it every fourth. */
const tiersTiles = { near: 20, middle: 28 } as const;
/** In a crowd only so many of the nearest are told every tick, every other and every fourth; the rest every eighth. */
const mostTold = { everyTick: 24, everyOther: 72, everyFourth: 168 } as const;
/** Foes are told as if they stood this much nearer: one aims at them. */
const foeTiles = 5;
/** More rings than anybody sees tiles far. */
const ringCount = 64;

/** Ring of a squared distance: whole tiles. */
const ringOfSquare = Uint8Array.from({ length: ringCount * ringCount }, (_, squared) => Math.floor(Math.sqrt(squared)));
const inRing = new Uint16Array(ringCount);
/** For each ring, less one, how many ticks lie between two words of whoever stands in it. */
const waitOfRing = new Uint8Array(ringCount);

/** Of those near a player, who is shown to it, and who is told of in this tick: rows take turns, so that the far ones do not all speak at once. */
export function takeTurns(state: ZoneState, player: Player, { near, visible }: Pick<ClientView, 'near' | 'visible'>): void {
  if (visible.rows.length < near.count) {
    visible.rows = new Int32Array(near.count * 2);
    visible.dues = new Uint8Array(near.count * 2);
  }
  visible.count = keepShown(state, player, { near, visible });
  spreadTurns();
  const { rows, dues, count } = visible;
  const { tick } = state;
  for (let index = 0; index < count; index++) {
    const wait = waitOfRing[dues[index] ?? 0] ?? 0;
    if (wait === 0) dues[index] = due.now;
    else dues[index] = ((tick + (rows[index] ?? 0)) & wait) !== 0 ? due.later : wait > 3 ? due.nowAfterLong : due.now;
  }
}

/** Leaves out oneself and what one may not see, and counts the others by rings; `dues` holds the rings meanwhile. */
function keepShown(state: ZoneState, player: Player, { near, visible }: Pick<ClientView, 'near' | 'visible'>): number {
  const { veiled, shownFlags } = state;
  const { rows, dues } = visible;
  const { rows: nearRows, squared, count: nearCount } = near;
  const own = player.row;
  inRing.fill(0);
  let count = 0;
  for (let index = 0; index < nearCount; index++) {
    const row = nearRows[index] ?? 0;
    if (row === own || (veiled[row] === 1 && !isVisibleTo(state, player, row))) continue;
    let ring = ringOfSquare[(squared[index] ?? 0) | 0] ?? ringCount - 1;
    if (((shownFlags[row] ?? 0) & entityFlags.hostile) !== 0) ring = ring > foeTiles ? ring - foeTiles : 0;
    inRing[ring] = (inRing[ring] ?? 0) + 1;
    rows[count] = row;
    dues[count++] = ring;
  }
  return count;
}

function spreadTurns(): void {
  let told = 0;
  for (let ring = 0; ring < ringCount; ring++) {
    const byDistance = ring < tiersTiles.near ? 0 : ring < tiersTiles.middle ? 1 : 3;
    told += inRing[ring] ?? 0;
    const byCrowd = told <= mostTold.everyTick ? 0 : told <= mostTold.everyOther ? 1 : told <= mostTold.everyFourth ? 3 : 7;
    waitOfRing[ring] = byDistance > byCrowd ? byDistance : byCrowd;
  }
}
