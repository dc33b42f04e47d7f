import { facingUnit } from '@necp/shared/protocol';
import { reload, swapWeapon } from '../combat/arms';
import { heldWeapon } from '../combat/entity';
import { startAbility } from '../combat/casting';
import type { Aim, Fighter } from '../combat/combatant';
import { swing } from '../combat/hand-to-hand';
import { fire } from '../combat/shoot';
import { isUnder } from '../combat/status-list';
import { throwItem } from '../combat/throwing';
import type { ZoneState } from '../state';
import { phaseSpeedPercent } from './boss';
import { heldTarget } from './combat';
import { healOnTheWay } from './home';
import { isEngaged, type Mind } from './brain';
import { isShotClear, restTicks } from './strikes';
import { distanceBetween, faceSpot, faceTo, spotOf, stepAlong } from './walking';

/** Widest miss of somebody with no accuracy at all, in radians; the weapon's own spread comes on top. */
const widestMiss = 0.1;
/** Who is blinded misses by this many times as much. */
const blindShare = 5;
/** Beyond its reach by more than this it does not even try. */
const reachMarginTiles = 0.3;

/** One tick of a body: walks, turns, heals on the way home. */
export function moveMind(state: ZoneState, mind: Mind, own: Fighter): void {
  if (mind.mode === 'returning') healOnTheWay(state, own);
  if (own.cast !== null || own.shove !== null) return;
  const { enemy, walk } = mind;
  const tilesPerS =
    (walk.pace === 'run' ? enemy.runTilesPerS : enemy.walkTilesPerS) *
    (own.stats.speedPerMille / 1000) *
    (phaseSpeedPercent(mind) / 100);
  const went = stepAlong(state, mind, tilesPerS);
  own.speedShare = went === null ? 0 : walk.pace === 'run' ? 0.6 : 0.25;
  if (isUnder(own, 'stun')) return;
  const target = mind.isTargetInView && isEngaged(mind) && mind.mode !== 'fleeing' ? heldTarget(state, mind) : null;
  if (target !== null) faceSpot(state, mind.row, spotOf(state, target.row));
  else if (went !== null) faceTo(state, mind.row, went);
}

/** Uses what it has in hand against its target, as soon as that is in reach and in line. */
export function strikeWith(state: ZoneState, mind: Mind, own: Fighter): void {
  const { strike } = mind;
  const { plan } = strike;
  const target = heldTarget(state, mind);
  if (plan === null || target === null || target.life !== 'up') {
    strike.plan = null;
    return;
  }
  if (
    own.cast !== null ||
    isUnder(own, 'stun', 'fear') ||
    mind.isDucking ||
    mind.mode === 'flanking' ||
    mind.mode === 'fleeing'
  )
    return;
  const here = spotOf(state, mind.row);
  const at = spotOf(state, target.row);
  if (distanceBetween(here, at) - target.radiusTiles > plan.reachTiles + reachMarginTiles) return;
  if (plan.needsLine && !isShotClear(state, here, at)) return;
  if (!begin(state, mind, { own, target })) return;
  mind.usefulTick = state.tick;
  strike.shotsLeft--;
  if (strike.shotsLeft > 0) return;
  strike.readyTick = state.tick + restTicks(state, mind, plan);
  strike.plan = null;
}

/** One shot, blow, throw or cast. False when hands or weapon are not ready for it yet. */
function begin(
  state: ZoneState,
  mind: Mind,
  { own, target }: { readonly own: Fighter; readonly target: Fighter },
): boolean {
  const { plan } = mind.strike;
  const at = spotOf(state, target.row);
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
      if (plan.kind === 'blade') return swing(state, own, aimAt(state, mind, target)) === null;
      if (held.rounds === 0) reload(state, own);
      return held.rounds > 0 && fire(state, own, aimAt(state, mind, target)) === null;
    }
  }
}

/** Where it points: at the target, as badly as its accuracy lets it. */
function aimAt(state: ZoneState, mind: Mind, target: Fighter): Aim {
  const here = spotOf(state, mind.row);
  const at = spotOf(state, target.row);
  const blindness = isUnder(state.fighters.get(mind.row) ?? target, 'blind') ? blindShare : 1;
  const miss = (1 - mind.enemy.accuracyPercent / 100) * widestMiss * blindness * (state.rng.fraction() * 2 - 1);
  const radians = Math.atan2(at.y - here.y, at.x - here.x) + miss;
  state.facing[mind.row] = facingUnit(radians);
  return { radians, x: at.x, y: at.y, behindTicks: 0, seed: state.rng.int(0, 0x7fffffff), seq: 0 };
}
