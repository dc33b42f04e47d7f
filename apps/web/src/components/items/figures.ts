import type { ItemContent } from '@necp/shared/inventory/content';
import { armourOf, powerShare, bonusOf } from '@necp/shared/inventory/gear';
import type { ItemView } from '@necp/shared/inventory/schema';
import { statIds, type StatId } from '@necp/shared/progression/content';
import { isGain } from '../stat-words';
import type { ItemKinds, ShownItem } from './use-item-kinds';

export const figureIds = [
  'damagePerS',
  'damage',
  'pellets',
  'shotsPerMin',
  'magazine',
  'reloadS',
  'rangeTiles',
  'penetration',
  'criticalChance',
  'swingsPerMin',
  'staminaCost',
  'radiusTiles',
  'fuseS',
  'armour',
  'strain',
  'itemLevel',
] as const;
export type FigureId = (typeof figureIds)[number];
/** Stats of which less is better. */
const burdens: ReadonlySet<FigureId> = new Set(['reloadS', 'staminaCost', 'fuseS', 'strain']);

/** One stat of an item; a range has both ends. */
export interface Figure {
  readonly id: FigureId;
  readonly value: number;
  readonly upTo?: number;
}

const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** Returns the stats of an item, by its state and rarity, in the order in which they are shown. */
export function figuresOf(item: ShownItem, content: ItemContent): Figure[] {
  const own = ownFigures(item, content);
  // What stacks has the same level in every stack.
  return 'durability' in content ? [...own, { id: 'itemLevel', value: item.level }] : own;
}

function ownFigures(item: ShownItem, content: ItemContent): Figure[] {
  const share = powerShare(item as ItemView, content);
  switch (content.kind) {
    case 'firearm': {
      const { min, max } = content.damage;
      return [
        { id: 'damagePerS', value: round((((min + max) / 2) * content.pellets * share * 1000) / content.cycleMs, 1) },
        { id: 'damage', value: round(min * share, 0), upTo: round(max * share, 0) },
        ...(content.pellets > 1 ? [{ id: 'pellets' as const, value: content.pellets }] : []),
        { id: 'shotsPerMin', value: round(60_000 / content.cycleMs, 0) },
        { id: 'magazine', value: content.magazineRounds },
        { id: 'reloadS', value: round(content.reloadMs / 1000, 1) },
        { id: 'rangeTiles', value: content.falloffTiles, upTo: content.rangeTiles },
        ...worthSaying([
          { id: 'penetration', value: content.penetration },
          { id: 'criticalChance', value: content.criticalChance },
        ]),
      ];
    }
    case 'blade': {
      const { min, max } = content.damage;
      return [
        { id: 'damagePerS', value: round((((min + max) / 2) * share * 1000) / content.swingMs, 1) },
        { id: 'damage', value: round(min * share, 0), upTo: round(max * share, 0) },
        { id: 'swingsPerMin', value: round(60_000 / content.swingMs, 0) },
        { id: 'rangeTiles', value: content.reachTiles },
        { id: 'staminaCost', value: content.staminaCost },
        ...worthSaying([
          { id: 'penetration', value: content.penetration },
          { id: 'criticalChance', value: content.criticalChance },
        ]),
      ];
    }
    case 'thrown':
      return [
        { id: 'damage', value: content.damage.min, upTo: content.damage.max },
        { id: 'rangeTiles', value: content.rangeTiles },
        ...worthSaying([
          { id: 'radiusTiles', value: content.radiusTiles },
          { id: 'fuseS', value: round(content.fuseMs / 1000, 1) },
          { id: 'penetration', value: content.penetration },
        ]),
      ];
    case 'armour':
      return [{ id: 'armour', value: armourOf(item as ItemView, content) }];
    case 'cyberware':
      return [{ id: 'strain', value: content.strain }];
    default:
      return [];
  }
}

const worthSaying = (figures: readonly Figure[]): Figure[] => figures.filter(({ value }) => value > 0);

/** A difference between an item and the one it would replace. */
export interface Difference {
  readonly of: { readonly figure: FigureId } | { readonly stat: StatId };
  readonly change: number;
  readonly isBetter: boolean;
}

/** Returns every number that would change: the item's stats first, then bonuses. */
export function differences(item: ShownItem, worn: ShownItem, kinds: ItemKinds): Difference[] {
  const numbers = (one: ShownItem) =>
    new Map(figuresOf(one, kinds.contentOf(one.templateId)).map((figure) => [figure.id, figure.upTo ?? figure.value]));
  const [mine, other] = [numbers(item), numbers(worn)];
  const figures = figureIds.flatMap((id): Difference[] => {
    const change = round((mine.get(id) ?? 0) - (other.get(id) ?? 0), 1);
    return change === 0 ? [] : [{ of: { figure: id }, change, isBetter: burdens.has(id) ? change < 0 : change > 0 }];
  });
  const [gives, gave] = [bonusOf(item as ItemView, kinds), bonusOf(worn as ItemView, kinds)];
  const stats = statIds.flatMap((stat): Difference[] => {
    const change = round((gives[stat] ?? 0) - (gave[stat] ?? 0), 1);
    return change === 0 ? [] : [{ of: { stat }, change, isBetter: isGain(stat, change) }];
  });
  return [...figures, ...stats];
}
