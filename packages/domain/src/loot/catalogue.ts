import { lootTables } from '@necp/content/server';
import { LootTableContent } from '@necp/shared/loot/content';
import type { Prisma } from '@necp/db/types';
import { inTx, type Ctx, type ReadDb, type Tx } from '../kernel';

/** A table stays at hand for a day. */
const cacheSeconds = 24 * 60 * 60;
const keyOf = (tableId: string) => `loot_table:${tableId}`;

/**
 * Brings the odds from the content into their table; existing ones are brought up to date and their cached copies
 * forgotten.
 */
export async function stockLootTables(ctx: Ctx): Promise<number> {
  await inTx(ctx, async (tx) => {
    for (const table of lootTables) {
      const content = table as unknown as Prisma.InputJsonObject;
      await tx.lootTable.upsert({ where: { id: table.id }, create: { id: table.id, content }, update: { content } });
    }
  });
  await ctx.redis
    .del(...lootTables.map(({ id }) => keyOf(id)))
    .catch(() => ctx.log.warn({}, 'cached copies of loot tables could not be forgotten'));
  return lootTables.length;
}

/** A table and every table inside it, by id. What is missing is left out: rolling says so. */
export async function tablesUnder(
  { db, redis }: { readonly db: ReadDb | Tx; readonly redis: Ctx['redis'] },
  tableId: string,
): Promise<ReadonlyMap<string, LootTableContent>> {
  const found = new Map<string, LootTableContent>();
  for (let wanted = [tableId]; wanted.length > 0; ) {
    const tables = await readTables({ db, redis }, wanted);
    for (const table of tables) found.set(table.id, table);
    const inner = tables.flatMap(({ guaranteed, entries }) =>
      [...guaranteed, ...entries].flatMap((drop) => ('table' in drop ? [drop.table] : [])),
    );
    wanted = [...new Set(inner)].filter((id) => !found.has(id));
  }
  return found;
}

async function readTables(
  { db, redis }: { readonly db: ReadDb | Tx; readonly redis: Ctx['redis'] },
  ids: readonly string[],
): Promise<LootTableContent[]> {
  const cached = await redis.mget(...ids.map(keyOf)).catch(() => ids.map(() => null));
  const known = cached.flatMap((text) => (text === null ? [] : [LootTableContent.parse(JSON.parse(text))]));
  const missing = ids.filter((id) => !known.some((table) => table.id === id));
  if (missing.length === 0) return known;
  const rows = await db.lootTable.findMany({ where: { id: { in: [...missing] } } });
  const read = rows.map(({ content }) => LootTableContent.parse(content));
  await Promise.all(read.map((table) => redis.set(keyOf(table.id), JSON.stringify(table), 'EX', cacheSeconds))).catch(
    () => undefined,
  );
  return [...known, ...read];
}
