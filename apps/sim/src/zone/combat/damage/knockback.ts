import { moveWithCollision } from '@necp/shared/zone/movement';
import { tileAt, type ZoneState } from '../../state';
import { interrupt } from '../abilities/cast-state';
import { emitAt } from '../combat-events';
import type { Combatant } from '../combatant';

/** The greatest distance an entity is moved in one tick: by a push, and faster by a dash. */
const pushTilesPerTick = 0.6;
const dashTilesPerTick = 0.9;
const terrorTilesPerTick = 0.13;
/** A push of this distance or more interrupts. */
const interruptingTiles = 1;

/** Pushes an entity along a direction (negative tiles pull it); walls stop it. */
export function knockback(
  state: ZoneState,
  target: Combatant,
  { radians, tiles }: { readonly radians: number; readonly tiles: number },
): void {
  if (target.life !== 'up' || tiles === 0 || target.untouchableUntilTick > state.tick) return;
  // Entities with a large collision radius are moved less.
  const moved = Math.min(4, Math.abs(tiles)) * Math.sign(tiles) * Math.min(1, 0.3 / target.radiusTiles);
  carry(target, { radians, tiles: moved, perTick: pushTilesPerTick });
  if (Math.abs(moved) >= interruptingTiles) interrupt(state, target, 'pushed');
  emitAt(
    state,
    {
      kind: 'push',
      target: target.id,
      x: tileAt(state.x, target.entityIndex) + Math.cos(radians) * moved,
      y: tileAt(state.y, target.entityIndex) + Math.sin(radians) * moved,
    },
    target.entityIndex,
  );
}

/** Moves a combatant forward by its own dash. */
export function dash(
  combatant: Combatant,
  { radians, tiles }: { readonly radians: number; readonly tiles: number },
): void {
  carry(combatant, { radians, tiles, perTick: dashTilesPerTick });
}

/** Advances a knockback or dash by one tick. */
export function advanceKnockback(state: ZoneState, combatant: Combatant): void {
  const { knockback: carried } = combatant;
  if (carried === null) return;
  const to = moveWithCollision(
    state.map,
    { x: tileAt(state.x, combatant.entityIndex), y: tileAt(state.y, combatant.entityIndex) },
    { x: carried.tilesX, y: carried.tilesY },
  );
  state.x[combatant.entityIndex] = to.x;
  state.y[combatant.entityIndex] = to.y;
  carried.ticksLeft--;
  if (carried.ticksLeft <= 0) combatant.knockback = null;
}

/** Makes a player under fear run away; enemies flee by their own AI. */
export function advanceTerror(state: ZoneState, combatant: Combatant): void {
  if (combatant.kind !== 'player' || combatant.knockback !== null || combatant.statuses.length === 0) return;
  const terror = combatant.statuses.find(({ content }) => content.control === 'fear');
  const entityIndex = terror === undefined ? undefined : state.entityIndexOf.get(terror.source);
  if (entityIndex === undefined) return;
  const here = { x: tileAt(state.x, combatant.entityIndex), y: tileAt(state.y, combatant.entityIndex) };
  const away = Math.atan2(here.y - tileAt(state.y, entityIndex), here.x - tileAt(state.x, entityIndex));
  const to = moveWithCollision(state.map, here, {
    x: Math.cos(away) * terrorTilesPerTick,
    y: Math.sin(away) * terrorTilesPerTick,
  });
  state.x[combatant.entityIndex] = to.x;
  state.y[combatant.entityIndex] = to.y;
}

function carry(
  combatant: Combatant,
  { radians, tiles, perTick }: { readonly radians: number; readonly tiles: number; readonly perTick: number },
): void {
  const ticks = Math.max(1, Math.ceil(Math.abs(tiles) / perTick));
  combatant.knockback = {
    tilesX: (Math.cos(radians) * tiles) / ticks,
    tilesY: (Math.sin(radians) * tiles) / ticks,
    ticksLeft: ticks,
  };
}
