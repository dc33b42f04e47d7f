import type { Locale } from '@necp/shared/kernel';
import {
  PackedRows,
  usualPace,
  type EventBlock,
  type Shown,
  type VisibleWorld,
  type Vitals,
} from '@necp/shared/protocol';
import { NearRows } from '@necp/shared/zone/interest';
import { combatEventsFor } from '../combat/combat-events';
import { speedOf } from '../combat/player-controller';
import { ownFlagsOf, showFlags, vitalsOf } from '../combat/own-view';
import { at, tileAt, type Appearance, type ClientView, type ZoneState } from '../state';
import { keepShown, looksAnew, newVisible } from './turns';

/**
 * Whom one sees, in tiles: a little more than the largest screen shows, and a margin so that nobody flickers at the
 * edge.
 */
export const sight = { enterTiles: 32, leaveTiles: 36 } as const;
/** Where snapshots go; a client whose line is full is skipped and catches up with the next one. */
export interface Wire {
  canTake(connectionId: number): boolean;
  sendSnapshot(connectionId: number, bytes: Uint8Array): void;
}

/** One client's share of a tick, filled anew for each: writers keep nothing of it. */
const spot = { x: 0, y: 0 };
const self = { x: 0, y: 0, facing: 0, ...usualPace };
const share = {
  tick: 0,
  ackSeq: 0,
  self,
  vitals: null as Vitals | null,
  combat: [] as readonly EventBlock[],
  visible: newVisible(),
  ownFlags: (_row: number) => 0,
};
const noFlags = () => 0;
/** Everybody in reach of the client whose turn it is. */
const near = new NearRows();

/** Sorts everyone into cells, for all who look round in this tick. */
export function findInterest(state: ZoneState): void {
  state.grid.rebuild(state);
}

/**
 * Tells each connection what changed in its sight. Who is in sight is looked for at once before: then it is still in
 * the nearest cache.
 */
export function sendSnapshots(state: ZoneState, worlds: Readonly<Record<Locale, VisibleWorld>>, wire: Wire): void {
  const anyPersonal = showFlags(state);
  worlds.en.packed?.fill(worlds.en);
  const combatEventsNear = combatEventsFor(state, sight.enterTiles);
  share.tick = state.tick;
  for (const view of state.views.values()) {
    const { connectionId, player, writer } = view;
    const { row } = player;
    spot.x = tileAt(state.x, row);
    spot.y = tileAt(state.y, row);
    lookRound(state, view);
    if (!wire.canTake(connectionId)) continue;
    const combatant = player.combatant;
    self.x = spot.x;
    self.y = spot.y;
    self.facing = at(state.facing, row);
    self.speedPerMille = combatant === null ? usualPace.speedPerMille : speedOf(combatant);
    self.rollSteps = player.roll.rollSteps;
    self.rollFacing = player.roll.rollFacing;
    self.rollRestSteps = player.roll.rollRestSteps;
    share.ackSeq = player.ackSeq;
    share.vitals = combatant === null ? null : vitalsOf(combatant);
    share.combat = combatEventsNear(spot, at(state.ids, row));
    share.ownFlags = anyPersonal ? ownFlagsOf(state, player) : noFlags;
    const bytes = writer.write(worlds[player.locale], share);
    if (bytes !== null) wire.sendSnapshot(connectionId, bytes);
  }
}

function lookRound(state: ZoneState, view: ClientView): void {
  const { visible } = share;
  visible.isFresh = looksAnew(state, view);
  if (!visible.isFresh) return;
  state.grid.collectNear(spot, sight.leaveTiles, near);
  keepShown(state, view.player, { near, visible, enterTiles: sight.enterTiles });
  view.inSight = visible.count;
}

/** The same rows as columns, with names in one language. */
export function worldsIn(state: ZoneState): Readonly<Record<Locale, VisibleWorld>> {
  const packed = new PackedRows();
  return { en: worldIn(state, 'en', packed), ru: worldIn(state, 'ru', packed) };
}

function worldIn(state: ZoneState, locale: Locale, packed: PackedRows): VisibleWorld {
  const { ids, x, y, facing, shownFlags: flags, personal, health, revision } = state;
  const known: ({ readonly appearance: Appearance; readonly shown: Shown } | undefined)[] = [];
  return {
    ids,
    x,
    y,
    facing,
    flags,
    personal,
    health,
    revision,
    packed,
    appearance: (row) => {
      const appearance = state.appearances[row];
      if (appearance === undefined) throw new RangeError('nobody stands there');
      const before = known[row];
      if (before?.appearance === appearance) return before.shown;
      const { kind, name, look, content, level, variant, held, worn } = appearance;
      const shown: Shown = { kind, name: name[locale], look, content, level, variant, held, worn };
      known[row] = { appearance, shown };
      return shown;
    },
  };
}
