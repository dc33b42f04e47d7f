import { itemTemplates } from '@necp/content/server';
import { inTx, type Ctx } from '../kernel';

/** Brings the kinds of things from the content into their table; existing ones are brought up to date, none are removed. */
export async function stockCatalogue(ctx: Ctx): Promise<number> {
  await inTx(ctx, async (tx) => {
    for (const { id, name, ...rest } of itemTemplates) {
      const row = { ...rest, nameEn: name.en, nameRu: name.ru };
      await tx.itemTemplate.upsert({ where: { id }, create: { id, ...row }, update: row });
    }
  });
  return itemTemplates.length;
}
