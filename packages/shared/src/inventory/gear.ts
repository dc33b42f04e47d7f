import type { CarriedStack, Gear, WornWeapon } from '../zone/sheet';
import type { StatBonus } from '../progression/content';
import type { AffixContent, ItemContent } from './content';
import { conditionShare, rarityShare, sumBonuses } from './formulas';
import { wornPlaces, type ItemView, type WornPlace } from './schema';

/** The `stat` of each affix by its id; passed as a table so that the browser can load it on demand. */
export type AffixStats = ReadonlyMap<string, AffixContent['stat']>;

interface Kinds {
  /** @throws when the template is unknown */
  readonly contentOf: (templateId: string) => ItemContent;
  readonly affixStats: AffixStats;
}

/** Checks whether an item has no durability left. */
export function isBroken(item: Pick<ItemView, 'durability'>): boolean {
  return item.durability !== null && item.durability <= 0;
}

/** Returns the bonus of one equipped item: its own, its mods' and its affixes'; nothing once it is broken. */
export function bonusOf(item: ItemView, kinds: Kinds): StatBonus {
  if (isBroken(item)) return {};
  const content = kinds.contentOf(item.templateId);
  const mods = item.mods.map((mod) => kinds.contentOf(mod)).flatMap((mod) => (mod.kind === 'mod' ? [mod.bonus] : []));
  const affixes = item.affixes.flatMap(({ affix, value }): StatBonus[] => {
    const stat = kinds.affixStats.get(affix);
    return stat === undefined ? [] : [{ [stat]: value }];
  });
  return sumBonuses(['bonus' in content ? content.bonus : {}, ...mods, ...affixes]);
}

/**
 * Returns the damage of a weapon or the armour of a piece as a share of its template's: by its rarity, halved once
 * broken.
 */
export function powerShare(item: ItemView, content: ItemContent): number {
  return rarityShare(item.rarity, content.rarity) * conditionShare(isBroken(item) ? 0 : 1);
}

/** Returns the armour of an equipped piece in whole points. */
export function armourOf(item: ItemView, content: ItemContent): number {
  return content.kind === 'armour' ? Math.round(content.armour * powerShare(item, content)) : 0;
}

/**
 * Returns what a character has equipped and at hand. The bonuses of a weapon are its own and count only while it is
 * held; `bonus` of the result adds up everything else that is equipped.
 */
export function gearFrom(
  items: { readonly bag: readonly ItemView[]; readonly worn: readonly ItemView[] },
  kinds: Kinds,
): Gear {
  const at = new Map<WornPlace, ItemView>(
    items.worn.flatMap((item) => {
      const place = wornPlaces[item.slot];
      return place === undefined ? [] : [[place, item] as const];
    }),
  );
  const others = [...at]
    .filter(([place]) => place !== 'weapon_main' && place !== 'weapon_side')
    .map(([, item]) => item);
  const weapon = (place: WornPlace): WornWeapon | null => {
    const item = at.get(place);
    if (item === undefined) return null;
    const content = kinds.contentOf(item.templateId);
    return {
      itemId: item.id,
      templateId: item.templateId,
      rarity: item.rarity,
      damageShare: powerShare(item, content),
      bonus: bonusOf(item, kinds),
      durability: item.durability ?? 0,
    };
  };
  const thrown = at.get('thrown');
  return {
    main: weapon('weapon_main'),
    side: weapon('weapon_side'),
    thrown: thrown === undefined ? null : stackOf(thrown),
    armour: others.reduce((sum, item) => sum + armourOf(item, kinds.contentOf(item.templateId)), 0),
    bonus: sumBonuses(others.map((item) => bonusOf(item, kinds))),
    weightGrams: [...items.bag, ...items.worn].reduce(
      (sum, item) => sum + kinds.contentOf(item.templateId).weightGrams * item.quantity,
      0,
    ),
    consumables: items.bag.filter((item) => kinds.contentOf(item.templateId).kind === 'consumable').map(stackOf),
    worn: Object.fromEntries([...at].map(([place, item]) => [place, item.templateId])),
    armourItemIds: others.filter((item) => kinds.contentOf(item.templateId).kind === 'armour').map(({ id }) => id),
    cyberAbilities: others.flatMap((item) => {
      const content = kinds.contentOf(item.templateId);
      return content.kind === 'cyberware' && content.ability !== undefined && !isBroken(item) ? [content.ability] : [];
    }),
    uniques: others.flatMap((item) => {
      const content = kinds.contentOf(item.templateId);
      return 'unique' in content && content.unique !== undefined && !isBroken(item) ? [content.id] : [];
    }),
  };
}

function stackOf({ id, templateId, quantity }: ItemView): CarriedStack {
  return { itemId: id, templateId, quantity };
}
