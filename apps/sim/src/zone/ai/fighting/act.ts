import { facingUnit } from '@necp/shared/protocol';
import { startAbility } from '../../combat/abilities/casting';
import type { Aim, Combatant } from '../../combat/combatant';
import { isUnder } from '../../combat/damage/status-list';
import { combatantAt, heldWeapon } from '../../combat/entity';
import { reload, swapWeapon } from '../../combat/weapons/arms';
import { swing } from '../../combat/weapons/hand-to-hand';
import { fire } from '../../combat/weapons/shoot';
import { throwItem } from '../../combat/weapons/throwing';
import type { ZoneState } from '../../state';
import { isEngaged, type Brain } from '../brain';
import { healOnTheWay } from '../movement/home';
import { distanceBetween, faceSpot, faceTo, spotOf, stepAlong } from '../movement/walking';
import { phaseSpeedPercent } from './boss';
import { heldTarget } from './combat';
import { isShotClear, restTicks } from './strikes';

/** The widest miss, in radians, of an enemy with no accuracy at all; the weapon's own spread is added. */
const widestMiss = 0.1;
/** A blinded enemy misses by this many times as much. */
const blindShare = 5;
/** An enemy does not try to attack a target that is farther beyond its reach than this. */
const reachMarginTiles = 0.3;

/** Moves an enemy for one tick: it walks, turns, and heals on the way home. */
export function moveBrain(state: ZoneState, brain: Brain, own: Combatant): void {
  if (brain.mode === 'returning') healOnTheWay(state, own);
  if (own.cast !== null || own.knockback !== null) return;
  const { enemy, walk } = brain;
  const tilesPerS =
    (walk.pace === 'run' ? enemy.runTilesPerS : enemy.walkTilesPerS) *
    (own.stats.speedPerMille / 1000) *
    (phaseSpeedPercent(brain) / 100);
  const went = stepAlong(state, brain, tilesPerS);
  own.speedShare = went === null ? 0 : walk.pace === 'run' ? 0.6 : 0.25;
  if (isUnder(own, 'stun')) return;
  const target = brain.isTargetInView && isEngaged(brain) && brain.mode !== 'fleeing' ? heldTarget(state, brain) : null;
  if (target !== null) faceSpot(state, brain.entityIndex, spotOf(state, target.entityIndex));
  else if (went !== null) faceTo(state, brain.entityIndex, went);
}

/** Starts the chosen attack on the target as soon as the target is in reach and in line. */
export function strikeWith(state: ZoneState, brain: Brain, own: Combatant): void {
  const { strike } = brain;
  const { plan } = strike;
  const target = heldTarget(state, brain);
  if (plan === null || target === null || target.life !== 'up') {
    strike.plan = null;
    return;
  }
  if (
    own.cast !== null ||
    isUnder(own, 'stun', 'fear') ||
    brain.isDucking ||
    brain.mode === 'flanking' ||
    brain.mode === 'fleeing'
  )
    return;
  const here = spotOf(state, brain.entityIndex);
  const at = spotOf(state, target.entityIndex);
  if (distanceBetween(here, at) - target.radiusTiles > plan.reachTiles + reachMarginTiles) return;
  if (plan.needsLine && !isShotClear(state, here, at)) return;
  if (!begin(state, brain, { own, target })) return;
  brain.usefulTick = state.tick;
  strike.shotsLeft--;
  if (strike.shotsLeft > 0) return;
  strike.readyTick = state.tick + restTicks(state, brain, plan);
  strike.plan = null;
}

/** Starts one shot, melee hit, throw or cast. Returns false when the hands or the weapon are not ready for it yet. */
function begin(
  state: ZoneState,
  brain: Brain,
  { own, target }: { readonly own: Combatant; readonly target: Combatant },
): boolean {
  const { plan } = brain.strike;
  const at = spotOf(state, target.entityIndex);
  switch (plan?.kind) {
    case undefined:
      return false;
    case 'ability':
      return startAbility(state, own, { ability: plan.ability, rank: 1, ...at, target: target.id }) === null;
    case 'thrown':
      return throwItem(state, own, at) === null;
    case 'firearm':
    case 'blade': {
      const held = heldWeapon(own);
      if (held?.item.id !== plan.id) {
        swapWeapon(state, own);
        return false;
      }
      if (plan.kind === 'blade') return swing(state, own, aimAt(state, brain, target)) === null;
      if (held.rounds === 0) reload(state, own);
      return held.rounds > 0 && fire(state, own, aimAt(state, brain, target)) === null;
    }
  }
}

/** Returns the aim at the target, with an error that depends on the enemy's accuracy. */
function aimAt(state: ZoneState, brain: Brain, target: Combatant): Aim {
  const here = spotOf(state, brain.entityIndex);
  const at = spotOf(state, target.entityIndex);
  const blindness = isUnder(combatantAt(state, brain.entityIndex) ?? target, 'blind') ? blindShare : 1;
  const miss = (1 - brain.enemy.accuracyPercent / 100) * widestMiss * blindness * (state.rng.fraction() * 2 - 1);
  const radians = Math.atan2(at.y - here.y, at.x - here.x) + miss;
  state.facing[brain.entityIndex] = facingUnit(radians);
  return { radians, x: at.x, y: at.y, behindTicks: 0, seed: state.rng.int(0, 0x7fffffff), seq: 0 };
}
