import { attributes, type Attribute, type AttributePoints } from '@necp/shared/character/schema';
import { deriveStats } from '@necp/shared/combat/derive';
import { criticalChance } from '@necp/shared/combat/formulas';
import type { CombatSheetView } from '@necp/shared/combat/schema';
import { carryLimitGrams, strainLimit, sumBonuses } from '@necp/shared/inventory/formulas';
import type { StatBonus } from '@necp/shared/progression/content';
import type { CharacterSheet } from '@necp/shared/zone/sheet';

/** The stats of the sheet, in the order in which they are shown. */
export const sheetNumbers = [
  'health',
  'energy',
  'ram',
  'stamina',
  'armour',
  'carry',
  'dodge',
  'critical',
  'strain',
] as const;
export type SheetNumber = (typeof sheetNumbers)[number];

/** Points that are staged for an attribute and not spent yet. */
export type Staged = Readonly<Record<Attribute, number>>;

/** The values that the player wants attributes to have; those left out stay as they are. */
export type Wanted = Readonly<Partial<Record<Attribute, number>>>;

/** Returns the points that are missing to what is wanted; a point that the server has spent is not missing. */
export function stagedFor(points: AttributePoints, wanted: Wanted): Staged {
  return Object.fromEntries(
    attributes.map((attribute) => [attribute, Math.max(0, (wanted[attribute] ?? 0) - points[attribute])]),
  ) as Staged;
}

/** Returns the attributes with the staged points. */
export function withStaged(points: AttributePoints, staged: Staged): AttributePoints {
  return Object.fromEntries(
    attributes.map((attribute) => [attribute, points[attribute] + staged[attribute]]),
  ) as AttributePoints;
}

/**
 * Returns the stats that the simulation computes from attributes, gear and passives, by the same formulas, in grams,
 * percent and points.
 */
export function numbersOf(sheet: CombatSheetView, points: AttributePoints): Readonly<Record<SheetNumber, number>> {
  const { level, passives, held } = sheet;
  const gear: CharacterSheet['gear'] = {
    main: null,
    side: null,
    thrown: null,
    consumables: [],
    worn: {},
    armourItemIds: [],
    cyberAbilities: [],
    uniques: [],
    ...sheet.gear,
  };
  const stats = deriveStats({ level, attributes: points, passives, gear }, held, []);
  return {
    ...stats.max,
    armour: stats.armour,
    carry: carryLimitGrams(points.body, stats.bonus.carryGrams),
    dodge: stats.dodgeChance,
    critical: criticalChance(0, 0, points.cool),
    strain: strainLimit(level, points.body, points.tech),
  };
}

/** Returns the sum of all bonuses. */
export function allBonuses(sheet: CombatSheetView): StatBonus {
  return sumBonuses([sheet.passives, sheet.gear.bonus, sheet.held]);
}
