import type { Locale } from '@necp/shared/kernel';
import { usualPace, type VisibleWorld } from '@necp/shared/protocol';
import { happeningsFor } from '../fight/happenings';
import { speedOf } from '../fight/hands';
import { ownFlagsOf, showFlags, vitalsOf } from '../fight/own-view';
import { at, type Player, type ZoneState } from '../state';
import { isVisibleTo } from './visibility';

/** Whom one sees, in tiles: a little more than the largest screen shows, and a margin so that nobody flickers at the edge. */
export const sight = { enterTiles: 32, leaveTiles: 36 } as const;
/** Nearer than the first everybody is told every tick, nearer than the second every other, beyond it every fourth. */
const tiersTiles = { near: 20, middle: 28 } as const;

/** Where snapshots go; a client whose line is full is skipped and catches up with the next one. */
export interface Wire {
  canTake(link: number): boolean;
  sendSnapshot(link: number, bytes: Uint8Array): void;
}

/** Sorts everyone into cells and finds for each connection who is in sight. */
export function findInterest(state: ZoneState): void {
  state.grid.rebuild(state);
  for (const [link, view] of state.views) {
    const player = state.playerOfLink.get(link);
    if (player === undefined) continue;
    const spot = { x: at(state.x, player.row), y: at(state.y, player.row) };
    state.grid.collect(spot, { ...sight, isKnown: (row) => view.writer.sees(state, row) }, view.visible);
    keepVisible(state, player, view.visible);
  }
}

/** Takes out oneself and what one may not see, in place. */
function keepVisible(state: ZoneState, player: Player, visible: number[]): void {
  let kept = 0;
  for (const row of visible) {
    if (row === player.row || (state.veiled[row] === 1 && !isVisibleTo(state, player, row))) continue;
    visible[kept++] = row;
  }
  visible.length = kept;
}

/** Tells each connection what changed in its sight. */
export function sendSnapshots(state: ZoneState, worlds: Readonly<Record<Locale, VisibleWorld>>, wire: Wire): void {
  showFlags(state);
  const happeningsNear = happeningsFor(state, sight.enterTiles);
  for (const [link, view] of state.views) {
    const player = state.playerOfLink.get(link);
    if (player === undefined || !wire.canTake(link)) continue;
    const fighter = state.fighters.get(player.row);
    const spot = { x: at(state.x, player.row), y: at(state.y, player.row) };
    const bytes = view.writer.write(worlds[player.locale], {
      tick: state.tick,
      ackSeq: player.ackSeq,
      self: { ...spot, facing: at(state.facing, player.row), ...player.roll, speedPerMille: fighter === undefined ? usualPace.speedPerMille : speedOf(fighter) },
      vitals: fighter === undefined ? null : vitalsOf(fighter),
      fight: happeningsNear(spot),
      visible: view.visible,
      isDue: dueRows(state, player),
      ownFlags: ownFlagsOf(state, player),
    });
    if (bytes !== null) wire.sendSnapshot(link, bytes);
  }
}

/** The same rows as columns, with names in one language. */
export function worldIn(state: ZoneState, locale: Locale): VisibleWorld {
  const { ids, x, y, facing, shownFlags: flags, personal, health, revision } = state;
  return {
    ids, x, y, facing, flags, personal, health, revision,
    appearance: (row) => {
      const appearance = state.appearances[row];
      if (appearance === undefined) throw new RangeError('nobody stands there');
      return { ...appearance, name: appearance.name[locale] };
    },
  };
}

/** Rows take turns, so that the far ones do not all speak in the same tick. */
function dueRows(state: ZoneState, { row: own }: Player): (row: number) => boolean {
  const ownX = at(state.x, own);
  const ownY = at(state.y, own);
  const { x, y } = state;
  return (row) => {
    const dx = (x[row] ?? 0) - ownX;
    const dy = (y[row] ?? 0) - ownY;
    const squared = dx * dx + dy * dy;
    if (squared <= tiersTiles.near * tiersTiles.near) return true;
    const turn = state.tick + row;
    return squared <= tiersTiles.middle * tiersTiles.middle ? (turn & 1) === 0 : (turn & 3) === 0;
  };
}
