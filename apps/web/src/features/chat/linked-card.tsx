'use client';

import type { LinkedItem } from '@necp/shared/chat/links';
import { useQuery } from '@tanstack/react-query';
import { ItemCard } from '../../components/items/item-card';
import { useItemKinds } from '../../components/items/use-item-kinds';
import { useTRPC } from '../../components/providers/api';

/** A linked item as it was when it was linked, with what the reader lacks for it in red. */
export function LinkedCard({ item }: { readonly item: LinkedItem }) {
  const kinds = useItemKinds();
  const growth = useQuery(useTRPC().progression.view.queryOptions()).data ?? null;
  if (kinds === null || !kinds.all.some(({ id }) => id === item.templateId)) return null;
  return <ItemCard item={item} kinds={kinds} reader={growth} />;
}
