import { stockCatalogue } from '../inventory/catalogue';
import type { Ctx } from '../kernel';
import { stockLootTables } from '../loot/catalogue';
import { stockStories } from '../quest/catalogue';

/** Everything authored that rooms read from their tables, as the seed writes it. */
export async function stockContent(ctx: Ctx): Promise<void> {
  await stockCatalogue(ctx);
  await stockLootTables(ctx);
  await stockStories(ctx);
}
