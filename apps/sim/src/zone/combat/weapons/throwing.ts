import { isInSight, shotEnd } from '@necp/shared/combat/ballistics';
import { falloffShare, flightMs } from '@necp/shared/combat/formulas';
import type { ThrownContent } from '@necp/shared/inventory/content';
import type { TileSpot } from '@necp/shared/kernel';
import type { ZoneState } from '../../state';
import { emit } from '../combat-events';
import type { Combatant } from '../combatant';
import { strike } from '../damage/harm';
import { knockback } from '../damage/knockback';
import { giveStatus } from '../damage/statuses';
import { combatantById, playerOf, spotOf, ticksOf } from '../entity';
import { combatantsAround } from '../near';
import { noteSkill } from '../player/usage';
import { areEnemies } from '../sides';
import { combatSlice } from '../slice';
import type { Hazard } from './flying';
import { weaponStatusMs } from './hand-to-hand';
import { emitSoundAt } from './sound-stimulus';

export type NoThrow = 'combat.nothing_to_throw' | 'combat.not_ready';

/** A needle hits an entity this near to where it lands. */
const needleTiles = 0.6;

/**
 * Throws the throwable in hand towards a spot: it flies over low cover, stops at walls, and goes off when its fuse has
 * burnt.
 * @param to.awaits the request that takes the item from its owner; without one it belongs to no player
 */
export function throwItem(
  state: ZoneState,
  combatant: Combatant,
  to: TileSpot & { readonly awaits?: string },
): NoThrow | null {
  const { thrown } = combatant.arms;
  if (thrown === null || thrown.quantity <= 0) return 'combat.nothing_to_throw';
  if (combatant.life !== 'up' || (combatant.ready.get('thrown') ?? 0) > state.tick) return 'combat.not_ready';
  const { item } = thrown;
  const from = spotOf(state, combatant);
  const radians = Math.atan2(to.y - from.y, to.x - from.x);
  const wanted = Math.min(item.rangeTiles, Math.hypot(to.x - from.x, to.y - from.y));
  const end = shotEnd({ ...state.map, cover: state.map.opaque }, from, { radians, rangeTiles: wanted, penetration: 0 });
  // The item lands in front of the wall, not inside it.
  const stopped = Math.max(0, Math.hypot(end.x - from.x, end.y - from.y) - (end.hit === 'wall' ? 0.3 : 0));
  const spot = { x: from.x + Math.cos(radians) * stopped, y: from.y + Math.sin(radians) * stopped };
  const flight = item.throwMs + flightMs(stopped, item.velocityTilesPerS);
  const goesOffTick = state.tick + ticksOf(item.fuseMs > 0 ? Math.max(flight, item.throwMs + item.fuseMs) : flight);
  thrown.quantity--;
  combatant.ready.set('thrown', state.tick + ticksOf(item.cooldownMs));
  combatant.isChanged = true;
  const { awaits = null } = to;
  const { hazards } = combatSlice(state);
  hazards.push({ kind: 'thrown', source: combatant.id, item: item.id, ...spot, awaits, goesOffTick });
  emit(
    state,
    {
      kind: 'throw',
      source: combatant.id,
      item: item.id,
      fromX: from.x,
      fromY: from.y,
      toX: spot.x,
      toY: spot.y,
      flightMs: flight,
      fuseMs: item.fuseMs,
    },
    { ...from, other: spot },
  );
  return null;
}

/** Applies the domain's answer to a throw: the item may go off, or was never there to be thrown. */
export function takeThrown(
  state: ZoneState,
  { id, rejection }: { readonly id: string; readonly rejection: object | null },
): void {
  const { hazards } = combatSlice(state);
  const index = hazards.findIndex((hazard) => hazard.kind === 'thrown' && hazard.awaits === id);
  const hazard = hazards[index];
  if (hazard?.kind !== 'thrown') return;
  if (rejection === null) hazard.awaits = null;
  else hazards.splice(index, 1);
}

/** Sets off a thrown item: harms all enemies of the thrower near it that no wall shields, less towards the rim. */
export function goOff(state: ZoneState, hazard: Extract<Hazard, { kind: 'thrown' }>): void {
  const source = combatantById(state, hazard.source);
  const item = state.gameData.items.get(hazard.item);
  if (source === undefined || item?.kind !== 'thrown') return;
  const radiusTiles = item.radiusTiles > 0 ? item.radiusTiles : needleTiles;
  emit(
    state,
    { kind: 'blast', source: source.id, x: hazard.x, y: hazard.y, radiusTiles, damageType: item.damageType },
    hazard,
  );
  emitSoundAt(state, { entityIndex: source.entityIndex, x: hazard.x, y: hazard.y, tiles: item.soundTiles });
  const met = combatantsAround(state, hazard, radiusTiles + 1).filter((target) =>
    isTouched(state, { source, target, hazard, radiusTiles }),
  );
  const touched = item.radiusTiles > 0 ? met : met.slice(0, 1);
  for (const target of touched) blastOne(state, { source, target, item, hazard, radiusTiles });
}

interface Touch {
  readonly source: Combatant;
  readonly target: Combatant;
  readonly hazard: TileSpot;
  readonly radiusTiles: number;
}

function isTouched(state: ZoneState, { source, target, hazard, radiusTiles }: Touch): boolean {
  const there = spotOf(state, target);
  return (
    target.life === 'up' &&
    areEnemies(state, source, target) &&
    Math.hypot(there.x - hazard.x, there.y - hazard.y) <= radiusTiles + target.radiusTiles &&
    isInSight(state.map, hazard, there)
  );
}

function blastOne(
  state: ZoneState,
  { source, target, item, hazard, radiusTiles }: Touch & { readonly item: ThrownContent },
): void {
  const there = spotOf(state, target);
  const distance = Math.max(0, Math.hypot(there.x - hazard.x, there.y - hazard.y) - target.radiusTiles);
  const isBlast = item.radiusTiles > 0;
  const harmless = item.damage.max <= 0;
  const lost = harmless
    ? 0
    : strike(
        state,
        { source, target },
        {
          damage: item.damage,
          damageType: item.damageType,
          by: item.id,
          familyStat: 'thrownPercent',
          criticalChance: isBlast ? 0 : 8,
          criticalPercent: 50,
          penetration: item.penetration,
          distanceShare: isBlast
            ? falloffShare(distance, { falloffTiles: radiusTiles * 0.4, rangeTiles: radiusTiles })
            : 1,
          coverShare: 1,
          canDodge: !isBlast,
        },
      );
  const player = playerOf(state, source);
  if (player !== null && lost > 0) noteSkill(state, player, { skill: 'throwing', action: 'hit' });
  if (item.pushTiles > 0 && (lost > 0 || harmless))
    knockback(state, target, { radians: Math.atan2(there.y - hazard.y, there.x - hazard.x), tiles: item.pushTiles });
  const status = item.status === undefined ? undefined : state.gameData.statuses.get(item.status);
  if (status !== undefined && state.rng.fraction() * 100 < item.statusChance)
    giveStatus(state, target, { status, lastsMs: weaponStatusMs, stacks: 1, source });
}
