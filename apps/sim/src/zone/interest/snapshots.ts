import type { Locale } from '@necp/shared/kernel';
import {
  PackedEntities,
  usualPace,
  type EventBlock,
  type Shown,
  type VisibleWorld,
  type Vitals,
} from '@necp/shared/protocol';
import { NearEntities } from '@necp/shared/zone/interest';
import { combatEventsFor } from '../combat/combat-events';
import { combatantOf } from '../combat/entity';
import { ownFlagsOf, showFlags, vitalsOf } from '../combat/player/own-view';
import { speedOf } from '../combat/player/player-controller';
import { at, tileAt, type Appearance, type ClientView, type ZoneState } from '../state';
import { interestSlice } from './slice';
import { keepShown, looksAnew, newVisible } from './turns';

/**
 * The distance, in tiles, at which entities enter and leave a client's view: slightly more than the largest screen
 * shows, with a margin against flicker at the edge.
 */
export const sight = { enterTiles: 32, leaveTiles: 36 } as const;
/** Where snapshots are sent; a client whose send buffer is full is skipped and catches up with the next one. */
export interface Wire {
  canTake(connectionId: number): boolean;
  sendSnapshot(connectionId: number, bytes: Uint8Array): void;
}

/** The inputs of one client's snapshot, reused for each client: writers must not keep them. */
const spot = { x: 0, y: 0 };
const self = { x: 0, y: 0, facing: 0, ...usualPace };
const share = {
  tick: 0,
  ackSeq: 0,
  self,
  vitals: null as Vitals | null,
  combat: [] as readonly EventBlock[],
  visible: newVisible(),
  ownFlags: (_entityIndex: number) => 0,
};
const noFlags = () => 0;
/** The entities in reach of the client that is processed. */
const near = new NearEntities();

/** Sorts all entities into cells for the visibility searches of this tick. */
export function findInterest(state: ZoneState): void {
  interestSlice(state).grid.rebuild(state);
}

/** What the snapshots of one tick share. */
interface SnapshotTick {
  readonly state: ZoneState;
  readonly worlds: Readonly<Record<Locale, VisibleWorld>>;
  readonly wire: Wire;
  readonly anyPersonal: boolean;
  readonly combatEventsNear: ReturnType<typeof combatEventsFor>;
}

/**
 * So many frames are written before they are sent: every send runs the kernel, whose code and memory displace ours from
 * the nearest caches. More of them would leave those caches before they are sent.
 */
const framesAtOnce = 64;
/** The clients and frames that are processed together; reused. */
const group: ClientView[] = [];
const frames: (Uint8Array | null)[] = [];
/** What `warm` returned, so that the compiler does not leave its reads out. */
const warmth = new Int32Array(1);

/** Sends each client what changed in its view; a client that cannot take it now is skipped. */
export function sendSnapshots(state: ZoneState, worlds: Readonly<Record<Locale, VisibleWorld>>, wire: Wire): void {
  const anyPersonal = showFlags(state);
  worlds.en.packed?.fill(worlds.en);
  const combatEventsNear = combatEventsFor(state, sight.enterTiles);
  const tick = { state, worlds, wire, anyPersonal, combatEventsNear };
  // A tick that threw left its clients here.
  group.length = 0;
  share.tick = state.tick;
  for (const view of state.views.values()) {
    // A snapshot before the welcome would belong to a zone the client does not know yet.
    if (view.welcomeTick !== state.tick && wire.canTake(view.connectionId)) group.push(view);
    if (group.length === framesAtOnce) sendGroup(tick);
  }
  sendGroup(tick);
}

function sendGroup(tick: SnapshotTick): void {
  for (let index = 0; index < group.length; index++) warmth[0] = group[index]?.writer.warm() ?? 0;
  for (let index = 0; index < group.length; index++) {
    const view = group[index];
    frames[index] = view === undefined ? null : frameFor(tick, view);
  }
  for (let index = 0; index < group.length; index++) {
    const bytes = frames[index] ?? null;
    if (bytes !== null) tick.wire.sendSnapshot(group[index]?.connectionId ?? 0, bytes);
  }
  group.length = 0;
  frames.length = 0;
}

/** Encodes a client's frame; its view is computed right before, while it is still in the nearest cache. */
function frameFor({ state, worlds, anyPersonal, combatEventsNear }: SnapshotTick, view: ClientView): Uint8Array | null {
  const { player, writer } = view;
  const { entityIndex, roll } = player;
  const combatant = combatantOf(state, player);
  spot.x = tileAt(state.x, entityIndex);
  spot.y = tileAt(state.y, entityIndex);
  lookRound(state, view);
  self.x = spot.x;
  self.y = spot.y;
  self.facing = at(state.facing, entityIndex);
  self.speedPerMille = combatant === null ? usualPace.speedPerMille : speedOf(combatant);
  self.rollSteps = roll.rollSteps;
  self.rollFacing = roll.rollFacing;
  self.rollRestSteps = roll.rollRestSteps;
  share.ackSeq = player.ackSeq;
  share.vitals = combatant === null ? null : vitalsOf(combatant);
  share.combat = combatEventsNear(spot, at(state.ids, entityIndex));
  share.ownFlags = anyPersonal ? ownFlagsOf(state, player) : noFlags;
  return writer.write(worlds[player.locale], share);
}

function lookRound(state: ZoneState, view: ClientView): void {
  const { visible } = share;
  visible.isFresh = looksAnew(state, view);
  if (!visible.isFresh) return;
  interestSlice(state).grid.collectNear(spot, sight.leaveTiles, near);
  keepShown(state, view.player, { near, visible, enterTiles: sight.enterTiles });
  view.inSight = visible.count;
}

/** Returns the entity columns with names in each language. */
export function worldsIn(state: ZoneState): Readonly<Record<Locale, VisibleWorld>> {
  const packed = new PackedEntities();
  return { en: worldIn(state, 'en', packed), ru: worldIn(state, 'ru', packed) };
}

function worldIn(state: ZoneState, locale: Locale, packed: PackedEntities): VisibleWorld {
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
    appearance: (entityIndex) => {
      const appearance = state.appearances[entityIndex];
      if (appearance === undefined) throw new RangeError('nobody stands there');
      const before = known[entityIndex];
      if (before?.appearance === appearance) return before.shown;
      const { kind, name, look, content, level, healthMax, variant, held, worn } = appearance;
      const shown: Shown = { kind, name: name[locale], look, content, level, healthMax, variant, held, worn };
      known[entityIndex] = { appearance, shown };
      return shown;
    },
  };
}
