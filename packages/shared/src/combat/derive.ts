import type { StatusContent } from '../ability/content';
import type { Attribute } from '../character/schema';
import type { DamageType } from '../inventory/content';
import { carryLimitGrams, loadShare, sumBonuses } from '../inventory/formulas';
import { statIds, type StatBonus, type StatId } from '../progression/content';
import { poolsOf, regeneration, withPercent } from '../progression/formulas';
import type { CharacterSheet } from '../zone/sheet';
import { dodgeChance } from './formulas';

export const pools = ['health', 'energy', 'ram', 'stamina'] as const;
export type Pool = (typeof pools)[number];

/** An active status: its bonus counts once for each stack. */
export interface WorkingStatus {
  readonly content: Pick<StatusContent, 'bonus' | 'control'>;
  readonly stacks: number;
}

/** All combat stats of a fighter, the same in the zone and in every tooltip. */
export interface Stats {
  readonly level: number;
  readonly attributes: Readonly<Record<Attribute, number>>;
  readonly max: Readonly<Record<Pool, number>>;
  /** Points per second; health regenerates only outside combat unless gear provides it. */
  readonly perS: Readonly<Record<Pool, number>>;
  readonly restingHealthPerS: number;
  readonly armour: number;
  /** Percentage by damage type. */
  readonly resist: Readonly<Record<DamageType, number>>;
  /** Percentage. */
  readonly dodgeChance: number;
  /** Speed in thousandths of the usual one, after load and statuses. */
  readonly speedPerMille: number;
  /** Sum of all bonuses; a stat without any is 0. */
  readonly bonus: Readonly<Record<StatId, number>>;
}

export interface StatBase {
  readonly level: number;
  readonly attributes: Readonly<Record<Attribute, number>>;
  readonly max: Readonly<Record<Pool, number>>;
  readonly armour: number;
  readonly resist: Readonly<Record<DamageType, number>>;
  /** Thousandths of the usual speed before statuses. */
  readonly speedPerMille: number;
  readonly bonuses: readonly StatBonus[];
}

const fastestPerMille = 1600;
const slowestPerMille = 200;

/** Returns the stats of a character from its level, attributes, gear, passives, held weapon and statuses. */
export function deriveStats(
  sheet: Pick<CharacterSheet, 'level' | 'attributes' | 'passives' | 'gear'>,
  held: StatBonus,
  statuses: readonly WorkingStatus[],
): Stats {
  const { level, attributes, passives, gear } = sheet;
  const bonuses = [passives, gear.bonus, held];
  const carry = sumBonuses(bonuses).carryGrams ?? 0;
  const load = loadShare(gear.weightGrams, carryLimitGrams(attributes.body, carry));
  return statsOf(
    {
      level,
      attributes,
      max: poolsOf(level, attributes),
      armour: gear.armour,
      resist: { physical: 0, thermal: 0, shock: 0, chemical: 0, cyber: 0 },
      speedPerMille: Math.round(load * 1000),
      bonuses,
    },
    statuses,
  );
}

/** Returns the stats of any fighter from its base values and statuses. */
export function statsOf(base: StatBase, statuses: readonly WorkingStatus[]): Stats {
  const bonus = bonusOf(base.bonuses, statuses);
  const { level, attributes, max, resist } = base;
  return {
    level,
    attributes,
    bonus,
    max: {
      health: whole(max.health + bonus.healthMax),
      energy: whole(max.energy + bonus.energyMax),
      ram: whole(max.ram + bonus.ramMax),
      stamina: whole(max.stamina + bonus.staminaMax),
    },
    perS: {
      health: bonus.healthPerS,
      energy: regeneration.energyPerS + bonus.energyPerS,
      ram: (regeneration.ramPerMin + bonus.ramPerMin) / 60,
      stamina: regeneration.staminaPerS,
    },
    restingHealthPerS: regeneration.healthPerSOutOfCombat,
    armour: Math.max(0, base.armour + bonus.armour),
    resist: {
      physical: resist.physical,
      thermal: resist.thermal + bonus.thermalResist,
      shock: resist.shock + bonus.shockResist,
      chemical: resist.chemical + bonus.chemicalResist,
      cyber: resist.cyber + bonus.cyberResist,
    },
    dodgeChance: dodgeChance(attributes.reflex, bonus.dodgeChance),
    speedPerMille: speedOf(base.speedPerMille, bonus.moveSpeedPercent, statuses),
  };
}

function bonusOf(bonuses: readonly StatBonus[], statuses: readonly WorkingStatus[]): Record<StatId, number> {
  const sum = { ...noBonus };
  const add = (bonus: StatBonus, times: number): void => {
    for (const stat in bonus) sum[stat as StatId] += (bonus[stat as StatId] ?? 0) * times;
  };
  for (const bonus of bonuses) add(bonus, 1);
  for (const { content, stacks } of statuses) add(content.bonus, stacks);
  return sum;
}

/** Stunned, rooted and terrified fighters cannot walk where they want; an excessive load also prevents walking. */
function speedOf(basePerMille: number, percent: number, statuses: readonly WorkingStatus[]): number {
  if (
    basePerMille === 0 ||
    statuses.some(
      ({ content }) => content.control === 'stun' || content.control === 'root' || content.control === 'fear',
    )
  )
    return 0;
  return Math.round(Math.min(fastestPerMille, Math.max(slowestPerMille, withPercent(basePerMille, percent))));
}

function whole(points: number): number {
  return Math.max(1, Math.round(points));
}

const noBonus = Object.fromEntries(statIds.map((stat) => [stat, 0])) as Record<StatId, number>;
