import type { AbilityContent } from '@necp/shared/ability/content';
import { cooldownAfterMs, rankBonus } from '@necp/shared/ability/formulas';
import type { ActionError } from '@necp/shared/combat/action-errors';
import { isInSight } from '@necp/shared/combat/ballistics';
import type { TileSpot } from '@necp/shared/kernel';
import { withPercent } from '@necp/shared/progression/formulas';
import { entityFlags } from '@necp/shared/protocol';
import { emitObjectiveEvent } from '../../core/objective-events';
import { setFlag, type ZoneState } from '../../state';
import { emit } from '../combat-events';
import type { Cast, Combatant } from '../combatant';
import { isUnder } from '../damage/status-list';
import { combatantById, heldWeapon, playerOf, spotOf, ticksOf } from '../entity';
import { isSafe } from '../safe';
import { combatSlice } from '../slice';
import type { Hazard } from '../weapons/flying';
import { isTouchable, outlineOf, type Landing } from './areas';
import { endCast } from './cast-state';
import { land } from './landing';

/** The ability a combatant wants to use, with its rank, position and target entity (0 for none). */
export interface Wanted {
  readonly ability: AbilityContent;
  readonly rank: number;
  readonly x: number;
  readonly y: number;
  readonly target: number;
}

/** A target this far out of range is accepted, because it may have moved after the client showed it in range. */
const rangeSlackTiles = 0.75;
const pools = ['energy', 'ram', 'stamina'] as const;

/**
 * Begins an ability by the same rules for players, enemies and machines. Returns the reason of a refusal, or null when
 * the ability has begun.
 */
export function startAbility(state: ZoneState, combatant: Combatant, wanted: Wanted): ActionError | null {
  const why = whyNot(state, combatant, wanted);
  if (why !== null) return why;
  const { ability, rank } = wanted;
  const aimed = aimOf(state, combatant, wanted);
  combatant.ready.set('global', state.tick + ticksOf(ability.globalCooldownMs));
  combatant.isChanged = true;
  if (ability.castMs === 0) {
    pay(state, combatant, { ability, rank });
    comeDown(state, combatant, { aimed, afterMs: ability.telegraphMs, isOutlined: 0 });
    if (ability.channelMs > 0) beginChannel(state, combatant, aimed);
    return null;
  }
  combatant.cast = {
    ...aimed,
    startTick: state.tick,
    endsTick: state.tick + ticksOf(ability.castMs),
    phase: 'cast',
    nextTick: 0,
  };
  setFlag(state, combatant.entityIndex, entityFlags.casting);
  emit(
    state,
    {
      kind: 'cast',
      source: combatant.id,
      ability: ability.id,
      castMs: ability.castMs,
      isChannel: 0,
      x: aimed.x,
      y: aimed.y,
    },
    spotOf(state, combatant),
  );
  // The outline ends when the ability lands: with the cast, or later when it is shown for longer than the cast takes.
  if (ability.telegraphMs > 0)
    outline(state, combatant, { aimed, lastsMs: Math.max(ability.castMs, ability.telegraphMs) });
  return null;
}

/** Cancels the combatant's own cast; costs that were not paid yet are not charged. */
export function cancelAbility(state: ZoneState, combatant: Combatant): void {
  endCast(state, combatant, 'cancelled');
}

/** Advances a cast or a channel by one tick. */
export function advanceCast(state: ZoneState, combatant: Combatant): void {
  const { cast } = combatant;
  if (cast === null) return;
  if (cast.phase === 'channel') return advanceChannel(state, combatant, cast);
  if (state.tick < cast.endsTick) return;
  const { ability, rank } = cast;
  if (!canPay(combatant, { ability, rank })) return endCast(state, combatant, 'unpaid');
  pay(state, combatant, { ability, rank });
  endCast(state, combatant, 'done');
  // An outline that began with the cast has already been shown for as long as the cast took.
  comeDown(state, combatant, {
    aimed: cast,
    afterMs: Math.max(0, ability.telegraphMs - ability.castMs),
    isOutlined: 1,
  });
  if (ability.channelMs > 0) beginChannel(state, combatant, cast);
}

/** Lands an outlined ability where its outline was drawn. */
export function landHazard(state: ZoneState, hazard: Extract<Hazard, { kind: 'ability' }>): void {
  const source = combatantById(state, hazard.source);
  const ability = state.gameData.abilities.get(hazard.ability);
  if (source === undefined || ability === undefined || source.life !== 'up') return;
  const { rank, x, y, radians, target } = hazard;
  land(state, { ability, rank, source, target, x, y, radians, areaShare: areaShareOf(ability, rank) });
}

/** Outlines an ability at a spot and lands it there later, without a cast, a cost or a cooldown. */
export function bringDown(
  state: ZoneState,
  combatant: Combatant,
  { ability, x, y }: { readonly ability: AbilityContent } & TileSpot,
): void {
  const aimed = { ability, rank: 1, x, y, target: 0 };
  comeDown(state, combatant, { aimed, afterMs: ability.telegraphMs, isOutlined: 0 });
}

type Aimed = Pick<Cast, 'ability' | 'rank' | 'x' | 'y' | 'target'>;

function whyNot(state: ZoneState, combatant: Combatant, wanted: Wanted): ActionError | null {
  const { ability, rank } = wanted;
  if (combatant.life !== 'up' || combatant.falling !== null) return 'combat.down';
  if (isUnder(combatant, 'stun', 'fear')) return 'combat.held';
  if (isUnder(combatant, 'silence')) return 'ability.silenced';
  if (combatant.cast !== null) return 'ability.already_casting';
  if ((combatant.ready.get('global') ?? 0) > state.tick || (combatant.ready.get(ability.id) ?? 0) > state.tick)
    return 'ability.cooling_down';
  const short = pools.find((pool) => combatant[pool] < costOf({ ability, rank }, pool));
  if (short !== undefined)
    return short === 'energy' ? 'ability.no_energy' : short === 'ram' ? 'ability.no_ram' : 'combat.too_tired';
  if (isSafe(state, combatant) && (ability.touches === 'enemies' || ability.touches === 'machines'))
    return 'combat.safe_place';
  if (ability.needs !== undefined && heldWeapon(combatant)?.item.kind !== ability.needs)
    return ability.needs === 'firearm' ? 'combat.needs_firearm' : 'combat.needs_blade';
  return whyNotThere(state, combatant, wanted);
}

function whyNotThere(state: ZoneState, combatant: Combatant, wanted: Wanted): ActionError | null {
  const { ability } = wanted;
  if (ability.target === 'self' || ability.target === 'direction') return null;
  const own = spotOf(state, combatant);
  if (ability.target === 'point') {
    // An ability that is placed or thrown lands as far as it reaches, so only line of sight can be missing.
    const spot = clamped(own, wanted, ability.rangeTiles);
    return ability.needsSight && !isInSight(state.map, own, spot) ? 'combat.no_line_of_sight' : null;
  }
  const target = wanted.target === 0 && ability.target === 'ally' ? combatant : combatantById(state, wanted.target);
  if (target === undefined || !isTouchable(state, { ability, source: combatant }, target))
    return 'combat.no_such_target';
  const there = spotOf(state, target);
  if (Math.hypot(there.x - own.x, there.y - own.y) > ability.rangeTiles + target.radiusTiles + rangeSlackTiles)
    return 'combat.out_of_range';
  if (ability.needsSight && target !== combatant && !isInSight(state.map, own, there)) return 'combat.no_line_of_sight';
  return isSafe(state, target) && ability.touches !== 'friends' ? 'combat.safe_place' : null;
}

function aimOf(state: ZoneState, combatant: Combatant, { ability, rank, x, y, target }: Wanted): Aimed {
  const own = spotOf(state, combatant);
  const meant =
    ability.target === 'enemy' || ability.target === 'machine' || ability.target === 'ally'
      ? (combatantById(state, target) ?? combatant)
      : null;
  if (meant !== null) return { ability, rank, ...spotOf(state, meant), target: meant.id };
  if (ability.target === 'self') return { ability, rank, x: own.x, y: own.y, target: combatant.id };
  const spot = ability.target === 'point' ? clamped(own, { x, y }, ability.rangeTiles) : { x, y };
  return { ability, rank, ...spot, target };
}

interface Coming {
  readonly aimed: Aimed;
  readonly afterMs: number;
  /** Whether the outline is shown already. */
  readonly isOutlined: 0 | 1;
}

/** Lands the ability now, or after its outline has been shown long enough. */
function comeDown(state: ZoneState, combatant: Combatant, { aimed, afterMs, isOutlined }: Coming): void {
  const landing = landingOf(state, combatant, aimed);
  if (afterMs <= 0) return land(state, landing);
  const { ability, rank } = aimed;
  if (isOutlined === 0) outline(state, combatant, { aimed, lastsMs: afterMs });
  combatSlice(state).hazards.push({
    kind: 'ability',
    source: combatant.id,
    ability: ability.id,
    rank,
    x: landing.x,
    y: landing.y,
    radians: landing.radians,
    target: aimed.target,
    goesOffTick: state.tick + ticksOf(afterMs),
  });
}

/** Draws an outline on the ground where the ability will land. */
function outline(
  state: ZoneState,
  combatant: Combatant,
  { aimed, lastsMs }: { readonly aimed: Aimed; readonly lastsMs: number },
): void {
  const event = outlineOf(state, landingOf(state, combatant, aimed), lastsMs);
  if (event !== null) emit(state, event, event);
}

function beginChannel(state: ZoneState, combatant: Combatant, aimed: Aimed): void {
  const { ability } = aimed;
  const everyTicks = ticksOf(ability.channelEveryMs ?? ability.channelMs);
  const { rank, x, y, target } = aimed;
  combatant.cast = {
    ability,
    rank,
    x,
    y,
    target,
    startTick: state.tick,
    endsTick: state.tick + ticksOf(ability.channelMs),
    phase: 'channel',
    nextTick: state.tick + everyTicks,
  };
  setFlag(state, combatant.entityIndex, entityFlags.casting);
  combatant.isChanged = true;
  emit(
    state,
    { kind: 'cast', source: combatant.id, ability: ability.id, castMs: ability.channelMs, isChannel: 1, x, y },
    spotOf(state, combatant),
  );
}

function advanceChannel(state: ZoneState, combatant: Combatant, cast: Cast): void {
  if (state.tick >= cast.nextTick) {
    cast.nextTick += ticksOf(cast.ability.channelEveryMs ?? cast.ability.channelMs);
    comeDown(state, combatant, { aimed: cast, afterMs: cast.ability.telegraphMs, isOutlined: 0 });
  }
  if (combatant.cast === cast && state.tick >= cast.endsTick) endCast(state, combatant, 'done');
}

function landingOf(state: ZoneState, combatant: Combatant, { ability, rank, x, y, target }: Aimed): Landing {
  const own = spotOf(state, combatant);
  const meant =
    ability.area.shape === 'single' && target !== 0 && target !== combatant.id
      ? combatantById(state, target)
      : undefined;
  const spot = meant === undefined ? { x, y } : spotOf(state, meant);
  const radians =
    spot.x === own.x && spot.y === own.y
      ? ((state.facing[combatant.entityIndex] ?? 0) / 256) * 2 * Math.PI
      : Math.atan2(spot.y - own.y, spot.x - own.x);
  return { ability, rank, source: combatant, target, ...spot, radians, areaShare: areaShareOf(ability, rank) };
}

interface Ranked {
  readonly ability: AbilityContent;
  readonly rank: number;
}

function costOf({ ability, rank }: Ranked, pool: (typeof pools)[number]): number {
  return Math.round(withPercent(ability.cost[pool], rankBonus(ability, rank).costPercent));
}

function canPay(combatant: Combatant, ranked: Ranked): boolean {
  return pools.every((pool) => combatant[pool] >= costOf(ranked, pool));
}

/** Charges the cost and begins the cooldown. */
function pay(state: ZoneState, combatant: Combatant, ranked: Ranked): void {
  const { ability, rank } = ranked;
  for (const pool of pools) combatant[pool] -= costOf(ranked, pool);
  const cooldown = cooldownAfterMs(
    ability.cooldownMs,
    rankBonus(ability, rank).cooldownPercent,
    combatant.stats.bonus.cooldownPercent,
  );
  combatant.ready.set(ability.id, state.tick + ticksOf(cooldown));
  combatant.isChanged = true;
  const player = playerOf(state, combatant);
  if (player !== null) emitObjectiveEvent(state, player, { kind: 'action', action: 'use_ability', item: ability.id });
}

function areaShareOf(ability: AbilityContent, rank: number): number {
  return withPercent(1, rankBonus(ability, rank).areaPercent);
}

function clamped(own: TileSpot, spot: TileSpot, rangeTiles: number): TileSpot {
  const distance = Math.hypot(spot.x - own.x, spot.y - own.y);
  if (distance <= rangeTiles) return { x: spot.x, y: spot.y };
  return {
    x: own.x + ((spot.x - own.x) / distance) * rangeTiles,
    y: own.y + ((spot.y - own.y) / distance) * rangeTiles,
  };
}
