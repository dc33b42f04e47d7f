import { durabilityShare, instanceSellChits, wearUnit } from '@necp/shared/inventory/formulas';
import { durabilityOf, isIssued } from '@necp/shared/inventory/rules';
import type { ItemView } from '@necp/shared/inventory/schema';
import type { ItemTemplateId } from '@necp/shared/kernel';
import { contentOf } from './catalogue';
import type { Item } from './held';

/** Returns a stack as its owner sees it. */
export function viewOf(item: Item): ItemView {
  const content = contentOf(item.templateId);
  const durabilityMax = durabilityOf(content);
  const { id, slot, quantity, rarity, level, affixes, mods, isBound, isLocked, isJunk } = item;
  return {
    id,
    slot,
    quantity,
    templateId: item.templateId as ItemTemplateId,
    rarity,
    level,
    affixes: [...affixes],
    mods: [...mods],
    isBound,
    isLocked,
    isJunk,
    durability: durabilityMax === null ? null : Math.max(0, durabilityMax - item.wear / wearUnit),
    durabilityMax,
    sellChits: sellChitsOf(item),
  };
}

/** Returns the base selling price of one piece. */
export function sellChitsOf(item: Item): number {
  const content = contentOf(item.templateId);
  if (isIssued(content, item)) return 0;
  return instanceSellChits(
    content.sellChits,
    { instance: item.rarity, template: content.rarity },
    durabilityShare(item.wear, durabilityOf(content)),
  );
}
