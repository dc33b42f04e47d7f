import type { TileSpot } from '@necp/shared/kernel';
import { tickHz } from '@necp/shared/protocol';
import { combatEventsOf } from '../../combat/combat-events';
import { combatantById } from '../../combat/entity';
import { soundsOf } from '../../combat/weapons/sound-stimulus';
import { tileAt, type ZoneState } from '../../state';
import { aiSlice, scareCellTiles } from '../slice';
import { isEngaged, type Brain } from '../brain';

/** A zone remembers shots for this long. */
const scareTicks = 2 * tickHz;
/** The sidestep of an enemy near the path of a shot. */
const dodge = { nearTiles: 1.3, tilesPerTick: 0.26, ticks: 5, restTicks: 12 } as const;
/** Sounds that carry this far frighten passers-by. */
const frightTiles = 9;

/** Records the sounds of this tick for enemies, who listen, and for passers-by, who run. */
export function hearSounds(state: ZoneState): void {
  for (const { tick, entityIndex, x, y, tiles } of soundsOf(state)) {
    if (tick !== state.tick) continue;
    hear(state, entityIndex, tiles);
    if (tiles >= frightTiles) scare(state, x, y);
  }
  let quick: QuickBrains | null = null;
  for (const { event } of combatEventsOf(state)) {
    if (event.kind !== 'shot') continue;
    quick ??= quickBrains(state);
    sidestep(state, event, quick.get(event.source) ?? []);
    scare(state, event.toX, event.toY);
  }
}

/** Enemies that may sidestep, by the target they fight, each list in entity order. */
type QuickBrains = ReadonlyMap<number, readonly Brain[]>;

function quickBrains(state: ZoneState): QuickBrains {
  const { awakeEntities, brains } = aiSlice(state);
  const quick = new Map<number, Brain[]>();
  for (const entityIndex of awakeEntities) {
    const brain = brains.get(entityIndex);
    if (brain === undefined || brain.enemy.behaviour.dodgePercent === 0 || !isEngaged(brain)) continue;
    const beside = quick.get(brain.targetId);
    if (beside === undefined) quick.set(brain.targetId, [brain]);
    else beside.push(brain);
  }
  return quick;
}

/** Checks whether shots were heard near a spot just now. */
export function isScared(state: ZoneState, spot: TileSpot): boolean {
  return state.tick - lastScare(state, spot).tick <= scareTicks;
}

/**
 * Returns where the last shots near a spot were heard: the middle of that cell, which is as precise as the zone
 * remembers.
 */
export function scareFrom(state: ZoneState, spot: TileSpot): TileSpot {
  return lastScare(state, spot);
}

/**
 * Lets enemies near the path of a shot step aside, if they see the shooter and are quick enough; the next shot then
 * misses.
 */
function sidestep(
  state: ZoneState,
  shot: {
    readonly source: number;
    readonly fromX: number;
    readonly fromY: number;
    readonly toX: number;
    readonly toY: number;
  },
  brains: readonly Brain[],
): void {
  const source = combatantById(state, shot.source);
  if (source === undefined || brains.length === 0) return;
  const length = Math.hypot(shot.toX - shot.fromX, shot.toY - shot.fromY) || 1;
  const way = { x: (shot.toX - shot.fromX) / length, y: (shot.toY - shot.fromY) / length };
  for (const brain of brains) {
    const { entityIndex } = brain;
    if (state.tick < brain.nextDodgeTick) continue;
    const dx = tileAt(state.x, entityIndex) - shot.fromX;
    const dy = tileAt(state.y, entityIndex) - shot.fromY;
    const along = dx * way.x + dy * way.y;
    const beside = dy * way.x - dx * way.y;
    if (along < 0 || along > length + dodge.nearTiles || Math.abs(beside) > dodge.nearTiles || !brain.isTargetInView)
      continue;
    brain.nextDodgeTick = state.tick + dodge.restTicks;
    if (state.rng.int(1, 100) > brain.enemy.behaviour.dodgePercent) continue;
    const side = beside >= 0 ? 1 : -1;
    brain.walk.asideX = -way.y * side * dodge.tilesPerTick;
    brain.walk.asideY = way.x * side * dodge.tilesPerTick;
    brain.walk.asideUntilTick = state.tick + dodge.ticks;
  }
}

function lastScare(state: ZoneState, spot: TileSpot): TileSpot & { readonly tick: number } {
  const { scareTick, scareColumns } = aiSlice(state).sounds;
  const cellX = Math.floor(spot.x / scareCellTiles);
  const cellY = Math.floor(spot.y / scareCellTiles);
  let last = { tick: -1_000_000, x: spot.x, y: spot.y };
  for (let y = Math.max(0, cellY - 1); y <= cellY + 1; y++) {
    for (let x = Math.max(0, cellX - 1); x <= Math.min(scareColumns - 1, cellX + 1); x++) {
      const tick = scareTick[y * scareColumns + x] ?? -1_000_000;
      if (tick > last.tick) last = { tick, x: (x + 0.5) * scareCellTiles, y: (y + 0.5) * scareCellTiles };
    }
  }
  return last;
}

function scare(state: ZoneState, x: number, y: number): void {
  const { sounds } = aiSlice(state);
  sounds.scareTick[Math.floor(y / scareCellTiles) * sounds.scareColumns + Math.floor(x / scareCellTiles)] = state.tick;
}

function hear(state: ZoneState, entityIndex: number, tiles: number): void {
  const { tick } = state;
  const { sounds } = aiSlice(state);
  const before = sounds.tick[entityIndex] === tick ? (sounds.tiles[entityIndex] ?? 0) : 0;
  sounds.tick[entityIndex] = tick;
  sounds.tiles[entityIndex] = Math.max(before, tiles);
}
