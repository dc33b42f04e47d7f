import { Prisma } from '@necp/db/types';
import type { ContainerKind } from '@necp/shared/inventory/schema';
import { defineSheetPart } from '../kernel';
import { itemOf } from './held';
import { countsOf, gearOfContainers } from './queries';
import { viewOf } from './views';

type ItemRow = Parameters<typeof itemOf>[0] & { readonly kind: ContainerKind };

/** What a character wears and has at hand, and how many pieces of each template. */
export const inventoryPart = defineSheetPart({
  part: 'inventory',
  select: ({ ids }) => Prisma.sql`
    SELECT container.character_id, jsonb_build_object('kind', container.kind, 'id', item.id, 'slot', item.slot,
      'containerId', item.container_id, 'templateId', item.template_id, 'quantity', item.quantity,
      'rarity', item.rarity, 'level', item.level, 'affixes', item.affixes, 'mods', item.mods, 'wear', item.wear,
      'isBound', item.is_bound, 'isLocked', item.is_locked, 'isJunk', item.is_junk)
    FROM character_inventory AS container JOIN character_items AS item ON item.container_id = container.id
    WHERE container.character_id = ANY(${ids}) AND container.kind IN ('bag', 'equipment')`,
  valueOf: (rows: readonly ItemRow[]) => {
    const inside = (kind: ContainerKind) => ({
      kind,
      items: rows
        .filter((row) => row.kind === kind)
        .toSorted((a, b) => a.slot - b.slot)
        .map((row) => viewOf(itemOf(row))),
    });
    const containers = [inside('bag'), inside('equipment')];
    return { gear: gearOfContainers(containers), itemCounts: countsOf(containers) };
  },
});
