import type { AbilityContent } from '@necp/shared/ability/content';
import { burst } from '@necp/shared/combat/ballistics';
import type { TileSpot } from '@necp/shared/kernel';
import { tickHz, tickMs } from '@necp/shared/protocol';
import type { Combatant } from '../../combat/combatant';
import { combatantsAround } from '../../combat/near';
import { areFriends } from '../../combat/sides';
import { isLineClear } from '../../core/line-of-sight';
import type { ZoneState } from '../../state';
import type { Brain } from '../brain';
import { hardTilesOf } from '../movement/cover-points';
import { distanceBetween, spotOf } from '../movement/walking';
import type { AttackPlan } from './attacks';
import { chooseByWeight } from './choices';

/** An attack that is not finished within this time is given up. */
const patienceTicks = 4 * tickHz;
/** A combatant leans over low cover this near and shoots past it. */
const leanTiles = 1.6;
/** For how many seconds an enemy runs to bring a blade to its target. */
const chargeS = 1.6;
/** A friend with less than this share of its health is worth healing. */
const hurtShare = 0.75;

/** Chooses the next attack among those that are ready and in reach, or in reach after a short run. */
export function chooseStrike(
  state: ZoneState,
  brain: Brain,
  { own, target }: { readonly own: Combatant; readonly target: Combatant },
): void {
  const { strike } = brain;
  if (strike.plan !== null && state.tick > strike.givenUpTick) strike.plan = null;
  if (
    strike.plan !== null ||
    state.tick < strike.readyTick ||
    brain.mode === 'flanking' ||
    brain.isDucking ||
    !brain.isTargetInView
  )
    return;
  const distance =
    distanceBetween(spotOf(state, brain.entityIndex), spotOf(state, target.entityIndex)) - target.radiusTiles;
  const charge = brain.enemy.runTilesPerS * chargeS;
  const ready = plansNow(brain).filter((plan) => isReady(state, own, plan));
  // An enemy that waits for a cooldown is not helpless.
  if (ready.length === 0) brain.usefulTick = state.tick;
  const options = ready.filter((plan) => distance <= plan.reachTiles + (plan.kind === 'blade' ? charge : 0));
  const plan = chooseByWeight(options, state.rng.fraction());
  if (plan === null) return;
  strike.plan = plan;
  strike.shotsLeft = plan.kind === 'firearm' ? burstOf(state, plan.item) : 1;
  strike.givenUpTick = state.tick + patienceTicks;
}

/**
 * Returns the distance, in tiles, from which the next attack works: that of the current one, else the longest that is
 * ready; infinite when none is.
 */
export function usefulReach(state: ZoneState, brain: Brain, own: Combatant): number {
  if (brain.strike.plan !== null && brain.strike.plan.reachTiles < Infinity)
    return Math.max(own.radiusTiles, brain.strike.plan.reachTiles * 0.95);
  const reaches = plansNow(brain)
    .filter((plan) => plan.reachTiles < Infinity && plan.kind !== 'thrown' && isReady(state, own, plan))
    .map(({ reachTiles }) => reachTiles);
  return reaches.length === 0 ? Infinity : Math.max(...reaches) * 0.95;
}

/** Checks whether a shot from one spot to another meets no hard obstacle; low cover at its start does not count. */
export function isShotClear(state: ZoneState, from: TileSpot, to: TileSpot): boolean {
  const { widthTiles, heightTiles } = state.map;
  const length = distanceBetween(from, to);
  const share = Math.min(0.9, leanTiles / Math.max(length, 1e-6));
  const lean = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
  return (
    isLineClear({ widthTiles, heightTiles, marked: state.map.opaque }, from, to) &&
    isLineClear({ widthTiles, heightTiles, marked: hardTilesOf(state.map) }, lean, to)
  );
}

/** Returns the attacks of the current phase. */
function plansNow(brain: Brain): readonly AttackPlan[] {
  return brain.plans[Math.max(0, brain.boss?.phase ?? 0)] ?? [];
}

function isReady(state: ZoneState, own: Combatant, plan: AttackPlan): boolean {
  if (own.health * 100 > own.stats.max.health * plan.belowHealthPercent) return false;
  if (plan.kind === 'ability' && plan.waitsForHurt && !isFriendHurt(state, own, plan.ability)) return false;
  if (plan.kind === 'ability')
    return (own.ready.get(plan.id) ?? 0) <= state.tick && (own.ready.get('global') ?? 0) <= state.tick;
  return plan.kind !== 'thrown' || (own.ready.get('thrown') ?? 0) <= state.tick;
}

/** Checks whether a friend in the area of an ability around its caster has lost a quarter of its health. */
function isFriendHurt(state: ZoneState, own: Combatant, { area }: AbilityContent): boolean {
  if (area.shape !== 'circle') return false;
  const here = spotOf(state, own.entityIndex);
  return combatantsAround(state, here, area.radiusTiles).some(
    (friend) =>
      friend.life === 'up' &&
      friend.health < friend.stats.max.health * hurtShare &&
      areFriends(state, own, friend) &&
      distanceBetween(here, spotOf(state, friend.entityIndex)) <= area.radiusTiles,
  );
}

/** Returns the number of shots before a rest, by the fire mode of the weapon. */
function burstOf(state: ZoneState, item: { readonly fireMode: 'single' | 'burst' | 'automatic' }): number {
  if (item.fireMode === 'automatic') return state.rng.int(4, 8);
  return item.fireMode === 'burst' ? burst.shots * state.rng.int(1, 2) : state.rng.int(1, 3);
}

/** Returns the ticks of rest after an attack. */
export function restTicks(state: ZoneState, brain: Brain, plan: AttackPlan): number {
  const hurry = brain.enemy.rank === 'boss' || brain.enemy.rank === 'elite' ? 0.6 : 1;
  const base = plan.kind === 'blade' ? Math.round(plan.item.swingMs / tickMs) : 0;
  return base + Math.round(state.rng.int(7, 20) * hurry);
}
