import { Prisma } from '@necp/db/types';
import type { CharacterId, ItemId, ItemTemplateId } from '@necp/shared/kernel';
import { startingSlots } from '@necp/shared/inventory/rules';
import { containerKinds, type InventoryView } from '@necp/shared/inventory/schema';
import { readRaw, type Ctx } from '../kernel';

/** Everything a character has; empty containers when none were opened yet. The door checks whose it is. */
export async function inventoryView(ctx: Ctx, characterId: CharacterId): Promise<InventoryView> {
  const rows = await ctx.db.characterInventory.findMany({ where: { characterId }, include: { items: { include: { template: true }, orderBy: { slot: 'asc' } } } });
  const containers = containerKinds.map((kind) => {
    const row = rows.find((one) => one.kind === kind);
    const items = (row?.items ?? []).map(({ id, slot, quantity, template }) => ({
      id: id as ItemId, slot, quantity, templateId: template.id as ItemTemplateId, name: { en: template.nameEn, ru: template.nameRu },
      category: template.category, rarity: template.rarity, maxStack: template.maxStack, weightGrams: template.weightGrams, wornOn: template.wornOn,
    }));
    return { kind, slots: row?.slots ?? startingSlots[kind], items };
  });
  const carried = containers.filter(({ kind }) => kind !== 'bank').flatMap(({ items }) => items);
  return { characterId, containers, weightGrams: carried.reduce((sum, item) => sum + item.weightGrams * item.quantity, 0) };
}

interface Finding { readonly rule: string; readonly where: string; readonly detail: string }

/** A million lines take about two seconds; a hundred times as many must still end. */
const auditMs = 60_000;

/** Every movement whose lines do not come to nothing, every item that is not where and as many as its lines say, every stack or place out of bounds. At most a hundred of each. */
export async function auditInventories(ctx: Ctx): Promise<{ readonly entries: number; readonly findings: readonly Finding[] }> {
  const [entries, findings] = await Promise.all([
    ctx.db.itemEntry.count(),
    readRaw<Finding>(ctx, Prisma.sql`
      (SELECT 'inventory.ledger_unbalanced' AS rule, ledger_id::text AS where, template_id || ' off by ' || SUM(quantity) AS detail
       FROM item_entries GROUP BY ledger_id, template_id HAVING SUM(quantity) <> 0 LIMIT 100)
      UNION ALL
      (SELECT 'inventory.item_differs', COALESCE(item.id, booked.item_id)::text, 'holds ' || COALESCE(item.quantity, 0) || ', entries say ' || COALESCE(booked.quantity, 0)
       FROM character_items AS item
       FULL JOIN (SELECT item_id, container_id, SUM(quantity) AS quantity FROM item_entries WHERE item_id IS NOT NULL
                  GROUP BY item_id, container_id HAVING SUM(quantity) <> 0) AS booked
         ON booked.item_id = item.id AND booked.container_id = item.container_id
       WHERE COALESCE(item.quantity, 0) <> COALESCE(booked.quantity, 0) LIMIT 100)
      UNION ALL
      (SELECT 'inventory.out_of_bounds', item.id::text, item.quantity || ' of ' || template.max_stack || ' in slot ' || item.slot || ' of ' || container.slots
       FROM character_items AS item JOIN item_templates AS template ON template.id = item.template_id JOIN character_inventory AS container ON container.id = item.container_id
       WHERE item.quantity <= 0 OR item.quantity > template.max_stack OR item.slot < 0 OR item.slot >= container.slots LIMIT 100)
      UNION ALL
      (SELECT 'inventory.slot_shared', container_id::text, 'slot ' || slot || ' holds ' || COUNT(*) FROM character_items GROUP BY container_id, slot HAVING COUNT(*) > 1 LIMIT 100)
      UNION ALL
      (SELECT 'inventory.orphan', item.id::text, 'in ' || item.container_id FROM character_items AS item
       WHERE NOT EXISTS (SELECT 1 FROM character_inventory AS container WHERE container.id = item.container_id) LIMIT 100)`, auditMs),
  ]);
  return { entries, findings };
}
