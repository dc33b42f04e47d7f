import { lootTables } from '@necp/content/server';
import { LootTableContent } from '@necp/shared/loot/content';
import type { Prisma } from '@necp/db/types';
import { inTx, type Ctx, type ReadDb, type Tx } from '../kernel';

/** A table stays in the cache for a day. */
const cacheSeconds = 24 * 60 * 60;
const keyOf = (tableId: string) => `loot_table:${tableId}`;

/**
 * Writes the loot tables of the content into the database; existing ones are updated and their cache entries removed.
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

/** Returns a table and every table inside it, by id. Missing ones are left out; rolling reports them. */
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
