import { affixes, items } from '@necp/content/server';
import type { ItemContent } from '@necp/shared/inventory/content';
import { durabilityOf, socketsOf } from '@necp/shared/inventory/rules';
import { GameError } from '@necp/shared/kernel';
import type { StatId } from '@necp/shared/progression/content';
import { inTx, type Ctx } from '../kernel';

const byId: ReadonlyMap<string, ItemContent> = new Map(items.map((item) => [item.id, item]));

/** The stat that each affix changes. */
export const affixStats: ReadonlyMap<string, StatId> = new Map(affixes.map(({ id, stat }) => [id, stat]));

/**
 * Returns the content of an item template.
 * @throws GameError invalid `inventory.unknown_kind`
 */
export function contentOf(templateId: string): ItemContent {
  const content = byId.get(templateId);
  if (content === undefined) throw new GameError('invalid', 'inventory.unknown_kind');
  return content;
}

/** Writes the item templates of the content into their table; existing ones are updated, none are removed. */
export async function stockCatalogue(ctx: Ctx): Promise<number> {
  await inTx(ctx, async (tx) => {
    for (const item of items) {
      const row = {
        kind: item.kind,
        nameEn: item.name.en,
        nameRu: item.name.ru,
        rarity: item.rarity,
        level: item.level,
        maxStack: item.stackSize,
        weightGrams: item.weightGrams,
        buyChits: BigInt(item.buyChits),
        sellChits: BigInt(item.sellChits),
        durability: durabilityOf(item),
        sockets: socketsOf(item),
      };
      await tx.itemTemplate.upsert({ where: { id: item.id }, create: { id: item.id, ...row }, update: row });
    }
  });
  return items.length;
}
