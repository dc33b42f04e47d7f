import type { Locale } from '@necp/shared/kernel';
import { usualPace, type VisibleWorld } from '@necp/shared/protocol';
import { happeningsFor } from '../fight/happenings';
import { speedOf } from '../fight/hands';
import { ownFlagsOf, showFlags, vitalsOf } from '../fight/own-view';
import { at, tileAt, type ZoneState } from '../state';
import { keepShown, looksAnew, takeTurns } from './turns';

/** Whom one sees, in tiles: a little more than the largest screen shows, and a margin so that nobody flickers at the edge. */
export const sight = { enterTiles: 32, leaveTiles: 36 } as const;
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
    view.visible.isFresh = looksAnew(state, view, link);
    if (!view.visible.isFresh) {
      takeTurns(state, view.visible);
      continue;
    }
    const spot = { x: tileAt(state.x, player.row), y: tileAt(state.y, player.row) };
    state.grid.collectNear(spot, sight.leaveTiles, view.near);
    keepShown(state, player, { near: view.near, visible: view.visible, enterTiles: sight.enterTiles });
    takeTurns(state, view.visible);
  }
}

/** Tells each connection what changed in its sight. */
export function sendSnapshots(state: ZoneState, worlds: Readonly<Record<Locale, VisibleWorld>>, wire: Wire): void {
  showFlags(state);
  const happeningsNear = happeningsFor(state, sight.enterTiles);
  for (const [link, view] of state.views) {
    const player = state.playerOfLink.get(link);
    if (player === undefined || !wire.canTake(link)) continue;
    const fighter = state.fighters.get(player.row);
    const { rollSteps, rollFacing, rollRestSteps } = player.roll;
    const spot = { x: tileAt(state.x, player.row), y: tileAt(state.y, player.row) };
    const bytes = view.writer.write(worlds[player.locale], {
      tick: state.tick,
      ackSeq: player.ackSeq,
      self: { x: spot.x, y: spot.y, facing: at(state.facing, player.row), speedPerMille: fighter === undefined ? usualPace.speedPerMille : speedOf(fighter), rollSteps, rollFacing, rollRestSteps },
      vitals: fighter === undefined ? null : vitalsOf(fighter),
      fight: happeningsNear(spot, at(state.ids, player.row)),
      visible: view.visible,
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
