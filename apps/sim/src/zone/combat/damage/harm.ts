import { criticalChance, resolveHit, threatOf } from '@necp/shared/combat/formulas';
import type { DamageType } from '@necp/shared/inventory/content';
import { wear } from '@necp/shared/inventory/formulas';
import type { StatId } from '@necp/shared/progression/content';
import { withPercent } from '@necp/shared/progression/formulas';
import type { ZoneState } from '../../state';
import { emitAt } from '../combat-events';
import type { Combatant } from '../combatant';
import { combatantById, playerOf, showHealth } from '../entity';
import { noteWear } from '../player/usage';
import { isSafe } from '../safe';
import { areEnemies, matchBetween, ownerOf } from '../sides';
import { logEvent, encounterFor, sumsOf } from './encounters';
import { guardPercent } from './guard';
import { soak } from './shields';
import { breakOnDamage } from './status-list';
import { noteUnique, uniquePercentOf } from './unique-calls';

/** One hit as its source deals it. */
export interface DealtHit {
  readonly damage: { readonly min: number; readonly max: number };
  readonly damageType: DamageType;
  /** Content id of the weapon, ability or throwable that deals it. */
  readonly by: string;
  /** Damage bonus of the weapon's kind, in addition to general ones; null for none. */
  readonly familyStat: StatId | null;
  readonly criticalChance: number;
  readonly criticalPercent: number;
  readonly penetration: number;
  readonly distanceShare: number;
  readonly coverShare: number;
  /** Whether it can be dodged: the target sees it coming. */
  readonly canDodge: boolean;
  /** Whether it is the first shot of a full magazine, or the one that empties it. */
  readonly round?: 'first' | 'last' | null;
}

const typeStats: Readonly<Record<DamageType, StatId | null>> = {
  physical: null,
  thermal: 'thermalPercent',
  shock: 'shockPercent',
  chemical: 'chemicalPercent',
  cyber: 'hackPercent',
};

/** Returns the percentage bonuses on this combatant's damage of a type. */
export function damagePercents(source: Combatant, damageType: DamageType, familyStat: StatId | null): number[] {
  const { bonus } = source.stats;
  const typeStat = typeStats[damageType];
  return [
    source.damageBonus,
    bonus.damagePercent,
    familyStat === null ? 0 : bonus[familyStat],
    typeStat === null ? 0 : bonus[typeStat],
  ];
}

/**
 * Checks whether one combatant may harm another now: they are enemies, the target stands, and neither is in a safe
 * zone.
 */
export function mayHarm(state: ZoneState, source: Combatant, target: Combatant): boolean {
  return (
    target.life === 'up' &&
    target.falling === null &&
    areEnemies(state, source, target) &&
    !isSafe(state, source) &&
    !isSafe(state, target)
  );
}

/** Resolves a hit that reached its target and applies its effects. Returns the points that were lost. */
export function strike(
  state: ZoneState,
  { source, target }: { readonly source: Combatant; readonly target: Combatant },
  dealtHit: DealtHit,
): number {
  if (!areEnemies(state, source, target) || target.life !== 'up') return 0;
  if (!mayHarm(state, source, target)) return emitMiss(state, { source, target, dealtHit }, 'safe');
  const { by, damageType, round = null } = dealtHit;
  const dodged = (): 0 => {
    noteUnique(state, target, { on: 'dodge', other: source, by, amount: 0, damageType });
    return emitMiss(state, { source, target, dealtHit }, 'dodged');
  };
  if (target.untouchableUntilTick > state.tick) return dodged();
  const { stats } = source;
  const isCyber = dealtHit.damageType === 'cyber';
  const result = resolveHit({
    damage: dealtHit.damage,
    damageRoll: state.rng.fraction(),
    criticalRoll: state.rng.fraction(),
    dodgeRoll: state.rng.fraction(),
    attackerLevel: stats.level,
    damagePercents: [
      ...damagePercents(source, dealtHit.damageType, dealtHit.familyStat),
      uniquePercentOf(state, { source, target }, dealtHit),
    ],
    criticalChance: criticalChance(dealtHit.criticalChance, stats.bonus.criticalChance, stats.attributes.cool),
    criticalPercent: dealtHit.criticalPercent + stats.bonus.criticalPercent,
    penetration: dealtHit.penetration + stats.bonus.penetration,
    distanceShare: dealtHit.distanceShare,
    coverShare: dealtHit.coverShare,
    armour: isCyber ? null : target.stats.armour,
    resistPercent: target.stats.resist[dealtHit.damageType],
    damageTakenPercent:
      target.stats.bonus.damageTakenPercent - guardPercent(state, { source, target }, dealtHit.damageType),
    dodgeChance: dealtHit.canDodge && target.stats.speedPerMille > 0 ? target.stats.dodgeChance : 0,
  });
  if (result.kind === 'spent') return 0;
  if (result.kind === 'dodged') return dodged();
  const moment = { other: target, by, amount: result.amount, damageType, round };
  noteUnique(state, source, { on: 'hit', ...moment });
  if (result.kind === 'critical') noteUnique(state, source, { on: 'critical', ...moment });
  return applyDamage(state, target, {
    source,
    amount: result.amount,
    how: result.kind,
    damageType,
    by,
  });
}

export interface Damage {
  readonly source: Combatant | null;
  readonly amount: number;
  readonly how: 'hit' | 'critical';
  readonly damageType: DamageType;
  readonly by: string;
}

/**
 * Takes whole points from shields and health and applies what follows: threat, wear, sums, the fall. Returns the points
 * taken from health.
 */
export function applyDamage(state: ZoneState, target: Combatant, damage: Damage): number {
  const { source, amount, damageType, by } = damage;
  const soaked = soak(state, target, amount);
  // A match leaves its loser one point of health; a machine of theirs falls like any other.
  const match = source === null || target.owner !== 0 ? null : matchBetween(state, source, target);
  const lost = Math.min(amount - soaked, match === null ? target.health : Math.max(0, target.health - 1));
  const how = soaked > 0 && soaked === amount ? 'absorbed' : damage.how;
  target.health -= lost;
  emitAt(
    state,
    {
      kind: 'damage',
      source: source?.id ?? 0,
      target: target.id,
      amount: how === 'absorbed' ? soaked : amount - soaked,
      how,
      damageType,
      by,
    },
    target.entityIndex,
  );
  breakOnDamage(state, target);
  remember(state, target, { ...damage, lost, soaked, how });
  if (source !== null && source !== target) hate(target, source, lost + soaked);
  if (lost + soaked > 0) wearArmour(state, target);
  if (source !== null && source !== target && amount > 0)
    noteUnique(state, target, {
      on: how === 'absorbed' ? 'absorbed' : 'hurt',
      other: source,
      by,
      amount,
      damageType,
    });
  showHealth(state, target);
  target.isChanged = true;
  if (match !== null && target.health <= 1) match.beaten = target.id;
  else if (target.health <= 0 && target.falling === null) target.falling = { source: source?.id ?? 0, by };
  return lost;
}

/** Restores health. Returns how many points there was room for. */
export function applyHeal(
  state: ZoneState,
  target: Combatant,
  { source, amount, by }: { readonly source: Combatant; readonly amount: number; readonly by: string },
): number {
  if (target.life !== 'up') return 0;
  const wanted = withPercent(
    amount,
    source.stats.bonus.healingPercent,
    target === source ? 0 : target.stats.bonus.healingPercent,
  );
  const healed = Math.min(Math.round(wanted), Math.ceil(target.stats.max.health - target.health));
  if (healed <= 0) return 0;
  target.health = Math.min(target.stats.max.health, target.health + healed);
  emitAt(state, { kind: 'heal', source: source.id, target: target.id, amount: healed, by }, target.entityIndex);
  showHealth(state, target);
  noteHeal(state, { source, target, healed, by });
  return healed;
}

/** Adds threat to an enemy without harming it. */
export function provoke(target: Combatant, source: Combatant, points: number): void {
  target.calmTo.delete(source.id);
  target.threat.set(source.id, (target.threat.get(source.id) ?? 0) + points);
}

function hate(target: Combatant, source: Combatant, amount: number): void {
  provoke(target, source, threatOf({ damage: amount, healing: 0, taunt: 0 }, source.stats.bonus.threatPercent));
  target.harmBy.set(ownerOf(source), (target.harmBy.get(ownerOf(source)) ?? 0) + amount);
  target.lastHarmer = source.id;
}

function remember(
  state: ZoneState,
  target: Combatant,
  what: Omit<Damage, 'how'> & {
    readonly lost: number;
    readonly soaked: number;
    readonly how: Damage['how'] | 'absorbed';
  },
): void {
  const { source, how, damageType, by } = what;
  // Health regenerates by fractions, so the last hit takes a fraction; encounters record whole points.
  const [lost, soaked] = [Math.ceil(what.lost), Math.ceil(what.soaked)];
  const encounter = encounterFor(state, source, target);
  const victim = encounter.participants.get(target.id);
  const owner = source === null ? null : (encounter.participants.get(source.id) ?? null);
  if (victim !== undefined) {
    victim.taken += lost;
    victim.absorbed += soaked;
  }
  if (owner !== null) {
    owner.dealt += lost;
    owner.biggestHit = Math.max(owner.biggestHit, lost);
    if (how === 'critical') owner.criticals++;
  }
  logEvent(state, encounter, {
    source: owner?.participantIndex ?? null,
    target: victim?.participantIndex ?? 0,
    kind: how,
    amount: lost + soaked,
    type: damageType,
    by,
  });
}

function noteHeal(
  state: ZoneState,
  {
    source,
    target,
    healed,
    by,
  }: { readonly source: Combatant; readonly target: Combatant; readonly healed: number; readonly by: string },
): void {
  const sums = sumsOf(state, source);
  if (sums !== null) sums.healed += healed;
  if (!target.inCombat) return;
  const encounter = encounterFor(state, source, target);
  logEvent(state, encounter, {
    source: encounter.participants.get(source.id)?.participantIndex ?? null,
    target: encounter.participants.get(target.id)?.participantIndex ?? 0,
    kind: 'heal',
    amount: healed,
    type: '',
    by,
  });
  // Enemies with threat towards the healed combatant get half as much towards the healer.
  const threat = threatOf({ damage: 0, healing: healed, taunt: 0 }, source.stats.bonus.threatPercent);
  for (const id of encounter.participants.keys()) {
    const other = combatantById(state, id);
    if (other !== undefined && other.life === 'up' && other.threat.has(target.id) && areEnemies(state, other, source))
      provoke(other, source, threat);
  }
}

/** Wears the equipped armour: the wear of one hit is shared among the pieces. */
function wearArmour(state: ZoneState, target: Combatant): void {
  const player = playerOf(state, target);
  const pieces = player?.sheet.gear.armourItemIds ?? [];
  for (const itemId of pieces)
    if (player !== null) noteWear(state, player, { itemId, points: wear.hitTaken / pieces.length });
}

function emitMiss(
  state: ZoneState,
  { source, target, dealtHit }: { readonly source: Combatant; readonly target: Combatant; readonly dealtHit: DealtHit },
  how: 'safe' | 'dodged',
): 0 {
  emitAt(
    state,
    {
      kind: 'damage',
      source: source.id,
      target: target.id,
      amount: 0,
      how,
      damageType: dealtHit.damageType,
      by: dealtHit.by,
    },
    target.entityIndex,
  );
  if (how === 'safe') return 0;
  const encounter = encounterFor(state, source, target);
  logEvent(state, encounter, {
    source: encounter.participants.get(source.id)?.participantIndex ?? null,
    target: encounter.participants.get(target.id)?.participantIndex ?? 0,
    kind: how,
    amount: 0,
    type: dealtHit.damageType,
    by: dealtHit.by,
  });
  provoke(target, source, 1);
  return 0;
}
