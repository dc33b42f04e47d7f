import { Prisma } from '@necp/db/types';
import { auditMs, entriesWithin, readRaw, type AuditSpan, type Ctx } from '../kernel';

interface Finding {
  readonly rule: string;
  readonly where: string;
  readonly detail: string;
}

/**
 * Finds every movement whose entries do not add up to zero, every item whose place or quantity differs from its
 * entries, and every stack, place or state out of bounds. At most a hundred of each.
 * @param span looks only at the movements within it and the items they touched; at everything when it is null
 */
export async function auditInventories(
  ctx: Ctx,
  span: AuditSpan | null = null,
): Promise<{ readonly entries: number; readonly findings: readonly Finding[] }> {
  const lines = entriesWithin(Prisma.sql`item_entries`, span);
  const touched = Prisma.sql`IN (SELECT item_id FROM lines WHERE item_id IS NOT NULL)`;
  const ofItems = span === null ? Prisma.empty : Prisma.sql`WHERE id ${touched}`;
  const ofHistory = span === null ? Prisma.empty : Prisma.sql`AND item_id ${touched}`;
  const parts = Prisma.sql`
    WITH lines AS NOT MATERIALIZED (${lines}),
      items AS NOT MATERIALIZED (SELECT * FROM character_items ${ofItems}),
      booked AS (SELECT item_id, container_id, SUM(quantity) AS quantity FROM item_entries
        WHERE item_id IS NOT NULL ${ofHistory} GROUP BY item_id, container_id HAVING SUM(quantity) <> 0)`;
  const [counted, findings] = await Promise.all([
    readRaw<{ entries: bigint }>(ctx, Prisma.sql`${parts} SELECT COUNT(*) AS entries FROM lines`, auditMs),
    readRaw<Finding>(
      ctx,
      Prisma.sql`${parts}
      (SELECT 'inventory.ledger_unbalanced' AS rule, ledger_id::text AS where,
        template_id || ' off by ' || SUM(quantity) AS detail
       FROM lines GROUP BY ledger_id, template_id HAVING SUM(quantity) <> 0 LIMIT 100)
      UNION ALL
      (SELECT 'inventory.item_differs', COALESCE(item.id, booked.item_id)::text, 
        'holds ' || COALESCE(item.quantity, 0) || ', entries say ' || COALESCE(booked.quantity, 0)
       FROM items AS item
       FULL JOIN booked ON booked.item_id = item.id AND booked.container_id = item.container_id
       WHERE COALESCE(item.quantity, 0) <> COALESCE(booked.quantity, 0) LIMIT 100)
      UNION ALL
      (SELECT 'inventory.out_of_bounds', item.id::text,
        item.quantity || ' of ' || template.max_stack || ' in slot ' || item.slot || ' of ' || container.slots
       FROM items AS item JOIN item_templates AS template ON template.id = item.template_id
       JOIN character_inventory AS container ON container.id = item.container_id
       WHERE item.quantity <= 0 OR item.quantity > template.max_stack OR item.slot < 0 OR item.slot >= container.slots
       LIMIT 100)
      UNION ALL
      (SELECT 'inventory.state_out_of_bounds', item.id::text, 'worn by ' || item.wear || ', mods ' || item.mods::text
       FROM items AS item JOIN item_templates AS template ON template.id = item.template_id
       WHERE item.wear < 0 OR item.wear > COALESCE(template.durability, 0) * 100
       OR jsonb_array_length(item.mods) > template.sockets LIMIT 100)
      UNION ALL
      (SELECT 'inventory.bound_in_stash', item.id::text, 'in ' || item.container_id
       FROM items AS item JOIN character_inventory AS container ON container.id = item.container_id
       WHERE container.kind = 'stash' AND item.is_bound LIMIT 100)
      UNION ALL
      (SELECT 'inventory.closed_escrow', item.id::text, 'in ' || item.container_id
       FROM items AS item JOIN character_inventory AS container ON container.id = item.container_id
       JOIN escrows AS escrow ON escrow.id = container.escrow_id WHERE escrow.closed_at IS NOT NULL LIMIT 100)
      UNION ALL
      (SELECT 'inventory.slot_shared', container_id::text, 'slot ' || slot || ' holds ' || COUNT(*)
        FROM items GROUP BY container_id, slot HAVING COUNT(*) > 1 LIMIT 100)
      UNION ALL
      (SELECT 'inventory.orphan', item.id::text, 'in ' || item.container_id FROM items AS item
       WHERE NOT EXISTS (SELECT 1 FROM character_inventory AS container WHERE container.id = item.container_id)
       LIMIT 100)`,
      auditMs,
    ),
  ]);
  return { entries: Number(counted[0]?.entries ?? 0), findings };
}
