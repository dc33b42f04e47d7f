import { stockCatalogue } from '../inventory/catalogue';
import type { Ctx } from '../kernel';
import { stockLootTables } from '../loot/catalogue';

/** Writes all content that rooms read from tables, as the seed does. */
export async function stockContent(ctx: Ctx): Promise<void> {
  await stockCatalogue(ctx);
  await stockLootTables(ctx);
}
