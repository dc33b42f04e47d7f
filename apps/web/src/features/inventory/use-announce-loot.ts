import type { LootItem } from '@necp/shared/loot/schema';
import { useFormatter, useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { useItemName, type ItemKinds } from '../../components/items/use-item-kinds';

/** Returns a function that lists what an opened cache contained. */
export function useAnnounceLoot(kinds: ItemKinds) {
  const t = useTranslations('inventory');
  const name = useItemName(kinds);
  const format = useFormatter();
  return ({ lootItems: items, delivered }: { readonly lootItems: readonly unknown[]; readonly delivered: number }) => {
    const said = (items as readonly LootItem[]).map((item) =>
      'chits' in item
        ? `${format.number(item.chits)} ¤`
        : item.quantity > 1
          ? `${name(item)} × ${item.quantity}`
          : name(item),
    );
    toast.success(t('opened'), {
      description: `${said.join(', ') || t('openedEmpty')}${delivered > 0 ? ` ${t('openedDelivered')}` : ''}`,
    });
  };
}
