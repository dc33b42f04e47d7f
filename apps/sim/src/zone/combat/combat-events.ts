import type { TileSpot } from '@necp/shared/kernel';
import { encodeCombatEvent, joinEvents, type EventBlock, type CombatEvent } from '@necp/shared/protocol';
import { tileAt, type ZoneState } from '../state';
import type { PlacedCombatEvent } from './slice';
import { combatSlice } from './slice';

/** Records an event at a spot, or between two spots for projectiles. */
export function emit(state: ZoneState, event: CombatEvent, where: TileSpot & { readonly other?: TileSpot }): void {
  const { other = where } = where;
  combatSlice(state).combatEvents.push({ event, x: where.x, y: where.y, otherX: other.x, otherY: other.y });
}

/** Returns the combat events of this tick. */
export function combatEventsOf(state: ZoneState): readonly PlacedCombatEvent[] {
  return combatSlice(state).combatEvents;
}

/** Records an event at the position of an entity. */
export function emitAt(state: ZoneState, event: CombatEvent, entityIndex: number): void {
  emit(state, event, { x: tileAt(state.x, entityIndex), y: tileAt(state.y, entityIndex) });
}

/**
 * Viewers in the same cell receive the same events, slightly more than each of them sees, so that they are encoded
 * once.
 */
const cellTiles = 8;
/**
 * Frequent events of a big fight: only the nearest few of them are sent to each cell; a viewer always receives its own.
 */
const fleeting: ReadonlySet<CombatEvent['kind']> = new Set([
  'shot',
  'impact',
  'swing',
  'damage',
  'heal',
  'reload',
  'dodge',
  'bark',
]);
const mostFleeting = 12;
/** A number over another combatant's head counts as if it were this much farther away. */
const othersTiles = 6;

/** Rings of whole tiles round a cell; they find the nearest events without sorting. */
const ringCount = 64;
const inRing = new Uint16Array(ringCount);

interface Written extends PlacedCombatEvent {
  readonly bytes: Uint8Array;
  readonly isFleeting: boolean;
  /** The part of `othersTiles` that applies. */
  readonly behindTiles: number;
}

interface Cell {
  readonly blocks: readonly EventBlock[];
  /** 1 for each event that is in the block. */
  readonly sent: Uint8Array;
}

const nothing: readonly EventBlock[] = [];
const sendNothing = () => nothing;

/**
 * Encodes the combat events of the tick: a viewer at a spot gets those that any viewer in its cell may see, then its
 * own.
 */
export function combatEventsFor(
  state: ZoneState,
  reachTiles: number,
): (spot: TileSpot, viewer: number) => readonly EventBlock[] {
  const { combatEvents } = combatSlice(state);
  if (combatEvents.length === 0) return sendNothing;
  const written = combatEvents.map(write);
  const about = indexByEntity(written);
  const cells = new Map<number, Cell>();
  return (spot, viewer) => {
    const column = Math.floor(spot.x / cellTiles);
    const line = Math.floor(spot.y / cellTiles);
    const key = line * 4096 + column;
    let cell = cells.get(key);
    if (cell === undefined) {
      cell = cellOf(written, { left: column * cellTiles, top: line * cellTiles, reachTiles });
      cells.set(key, cell);
    }
    const { sent, blocks } = cell;
    const own = about.get(viewer)?.filter((index) => sent[index] !== 1) ?? [];
    return own.length === 0
      ? blocks
      : [...blocks, joinEvents(own.map((index) => written[index]?.bytes ?? new Uint8Array()))];
  };
}

function write({ event, x, y, otherX, otherY }: PlacedCombatEvent): Written {
  const isFleeting = fleeting.has(event.kind);
  return {
    event,
    x,
    y,
    otherX,
    otherY,
    bytes: encodeCombatEvent(event),
    isFleeting,
    behindTiles: event.kind === 'shot' ? 0 : othersTiles,
  };
}

/** Maps each entity to the list indices of the events it caused or suffered. */
function indexByEntity(written: readonly Written[]): Map<number, number[]> {
  const about = new Map<number, number[]>();
  const note = (id: number, index: number) => {
    const known = about.get(id);
    if (known === undefined) about.set(id, [index]);
    else if (known.at(-1) !== index) known.push(index);
  };
  for (const [index, { event }] of written.entries()) {
    if ('source' in event) note(event.source, index);
    if ('target' in event) note(event.target, index);
  }
  return about;
}

function cellOf(
  written: readonly Written[],
  cell: { readonly left: number; readonly top: number; readonly reachTiles: number },
): Cell {
  const sent = new Uint8Array(written.length);
  const rings = new Uint8Array(written.length).fill(255);
  inRing.fill(0);
  for (let index = 0; index < written.length; index++) {
    const one = written[index];
    if (one === undefined) continue;
    const tiles = Math.sqrt(Math.min(squareTo(cell, one.x, one.y), squareTo(cell, one.otherX, one.otherY)));
    if (tiles > cell.reachTiles) continue;
    if (!one.isFleeting) {
      sent[index] = 1;
      continue;
    }
    const ring = Math.min(ringCount - 1, Math.floor(tiles + one.behindTiles));
    rings[index] = ring;
    inRing[ring] = (inRing[ring] ?? 0) + 1;
  }
  markNearest(sent, rings);
  const chosen: Uint8Array[] = [];
  for (let index = 0; index < written.length; index++)
    if (sent[index] === 1) chosen.push(written[index]?.bytes ?? new Uint8Array());
  return { sent, blocks: chosen.length === 0 ? [] : [joinEvents(chosen)] };
}

/** Marks the frequent events of the nearest rings, and of the next ring as many as still fit. */
function markNearest(sent: Uint8Array, rings: Uint8Array): void {
  let room = mostFleeting;
  let lastRing = 0;
  while (lastRing < ringCount && (inRing[lastRing] ?? 0) <= room) room -= inRing[lastRing++] ?? 0;
  for (let index = 0; index < rings.length; index++) {
    const ring = rings[index] ?? 255;
    if (ring < lastRing) sent[index] = 1;
    else if (ring === lastRing && room-- > 0) sent[index] = 1;
  }
}

function squareTo({ left, top }: { readonly left: number; readonly top: number }, x: number, y: number): number {
  const dx = Math.max(left - x, 0, x - left - cellTiles);
  const dy = Math.max(top - y, 0, y - top - cellTiles);
  return dx * dx + dy * dy;
}
