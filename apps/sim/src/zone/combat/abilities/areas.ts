import type { AbilityContent } from '@necp/shared/ability/content';
import { isInSight } from '@necp/shared/combat/ballistics';
import type { TileSpot } from '@necp/shared/kernel';
import type { CombatEvent } from '@necp/shared/protocol';
import type { ZoneState } from '../../state';
import type { Combatant } from '../combatant';
import { combatantById, spotOf } from '../entity';
import { combatantsAround } from '../near';
import { areEnemies, areFriends } from '../sides';

/** An ability at the moment it lands: its caster, its position and its direction. */
export interface Landing {
  readonly ability: AbilityContent;
  readonly rank: number;
  readonly source: Combatant;
  /** Entity it is aimed at; 0 for a spot. */
  readonly target: number;
  readonly x: number;
  readonly y: number;
  readonly radians: number;
  /** What the ability's rank adds to lengths and radii, as a share of them. */
  readonly areaShare: number;
}

/**
 * Returns where the area begins: around the caster, or at the spot it was aimed at; cones and lines start at the
 * caster.
 */
export function originOf(state: ZoneState, { ability, source, x, y }: Landing): TileSpot {
  const own = spotOf(state, source);
  if (ability.area.shape === 'cone' || ability.area.shape === 'line' || ability.target === 'self') return own;
  return { x, y };
}

/** Returns all combatants an ability touches, nearest first. */
export function touchedBy(state: ZoneState, landing: Landing): Combatant[] {
  const { ability, source } = landing;
  if (ability.touches === 'self') return [source];
  if (ability.area.shape === 'single') return singleTarget(state, landing);
  const origin = originOf(state, landing);
  const reach = reachOf(landing);
  const isSelfIn =
    ability.touches === 'friends' &&
    Math.hypot(origin.x - spotOf(state, source).x, origin.y - spotOf(state, source).y) <= reach;
  return combatantsAround(state, origin, reach + 2)
    .filter((combatant) =>
      combatant === source
        ? isSelfIn
        : isTouchable(state, landing, combatant) &&
          isInside(state, landing, { combatant, origin }) &&
          isInSight(state.map, origin, spotOf(state, combatant)),
    )
    .sort((a, b) => distanceTo(state, origin, a) - distanceTo(state, origin, b) || a.id - b.id);
}

/** Checks whether an ability may touch a certain combatant. */
export function isTouchable(
  state: ZoneState,
  { ability, source }: Pick<Landing, 'ability' | 'source'>,
  combatant: Combatant,
): boolean {
  if (combatant.life !== 'up') return false;
  if (ability.touches === 'enemies') return areEnemies(state, source, combatant);
  if (ability.touches === 'machines')
    return combatant.isMachine && combatant.isHackable && areEnemies(state, source, combatant);
  return areFriends(state, source, combatant);
}

/** Returns the outline drawn on the ground; null for an ability with a single target. */
export function outlineOf(
  state: ZoneState,
  landing: Landing,
  lastsMs: number,
): Extract<CombatEvent, { kind: 'telegraph' }> | null {
  const {
    ability: { area },
    areaShare,
    radians,
    source,
  } = landing;
  if (area.shape === 'single') return null;
  const { x, y } = originOf(state, landing);
  const base = { kind: 'telegraph', source: source.id, x, y, facing: radians, lastsMs } as const;
  if (area.shape === 'circle') return { ...base, shape: 'circle', a: area.radiusTiles * areaShare, b: 0 };
  if (area.shape === 'cone') return { ...base, shape: 'cone', a: area.lengthTiles * areaShare, b: area.angleDegrees };
  return { ...base, shape: 'line', a: area.lengthTiles * areaShare, b: area.widthTiles };
}

function singleTarget(state: ZoneState, landing: Landing): Combatant[] {
  const { source, ability } = landing;
  const meant =
    landing.target === 0 ? (ability.touches === 'friends' ? source : undefined) : combatantById(state, landing.target);
  return meant !== undefined && isTouchable(state, landing, meant) ? [meant] : [];
}

function reachOf({ ability: { area }, areaShare }: Landing): number {
  if (area.shape === 'single') return 0;
  return (area.shape === 'circle' ? area.radiusTiles : area.lengthTiles) * areaShare;
}

/** Checks whether the rim of a combatant reaches into the area. */
function isInside(
  state: ZoneState,
  landing: Landing,
  { combatant, origin }: { readonly combatant: Combatant; readonly origin: TileSpot },
): boolean {
  const {
    ability: { area },
    radians,
  } = landing;
  const there = spotOf(state, combatant);
  const dx = there.x - origin.x;
  const dy = there.y - origin.y;
  const distance = Math.hypot(dx, dy);
  const reach = reachOf(landing);
  if (distance > reach + combatant.radiusTiles) return false;
  if (area.shape === 'cone') {
    const turn = Math.atan2(dy, dx) - radians;
    const off = Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn)));
    return (
      off <=
      (area.angleDegrees * Math.PI) / 360 +
        Math.asin(Math.min(1, combatant.radiusTiles / Math.max(distance, combatant.radiusTiles)))
    );
  }
  if (area.shape !== 'line') return true;
  const along = dx * Math.cos(radians) + dy * Math.sin(radians);
  const aside = Math.abs(-dx * Math.sin(radians) + dy * Math.cos(radians));
  return (
    along >= -combatant.radiusTiles &&
    along <= reach + combatant.radiusTiles &&
    aside <= area.widthTiles / 2 + combatant.radiusTiles
  );
}

function distanceTo(state: ZoneState, spot: TileSpot, combatant: Combatant): number {
  const there = spotOf(state, combatant);
  return Math.hypot(there.x - spot.x, there.y - spot.y);
}
