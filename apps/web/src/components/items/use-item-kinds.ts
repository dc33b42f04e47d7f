'use client';

import type { StatusContent } from '@necp/shared/ability/content';
import type { AffixContent, ItemContent } from '@necp/shared/inventory/content';
import type { AffixStats } from '@necp/shared/inventory/gear';
import type { ItemView } from '@necp/shared/inventory/schema';
import type { ItemTemplateId, Locale } from '@necp/shared/kernel';
import { useLocale } from 'next-intl';
import { useCallback, useMemo } from 'react';
import { useById, useContent } from '../providers/content';

/** The content that windows need for items. */
export interface ItemKinds {
  /** @throws RangeError for a template that content does not know */
  readonly contentOf: (templateId: string) => ItemContent;
  readonly all: readonly ItemContent[];
  readonly affixStats: AffixStats;
  readonly affixes: ReadonlyMap<string, AffixContent>;
  readonly statuses: ReadonlyMap<string, StatusContent>;
}

/** Returns item templates, affixes and statuses; null until they are loaded. */
export function useItemKinds(): ItemKinds | null {
  const content = useContent('items');
  const abilities = useContent('abilities');
  const items = useById(content?.items);
  const affixes = useById(content?.affixes);
  const statuses = useById(abilities?.statuses);
  return useMemo(
    () =>
      content === null || abilities === null
        ? null
        : {
            contentOf: (templateId) => {
              const found = items.get(templateId);
              if (found === undefined) throw new RangeError(`no item "${templateId}"`);
              return found;
            },
            all: content.items,
            affixStats: new Map(content.affixes.map(({ id, stat }) => [id, stat])),
            affixes,
            statuses,
          },
    [content, abilities, items, affixes, statuses],
  );
}

/** The shown part of an item, whether a character has it or a vendor sells it. */
export type ShownItem = Pick<
  ItemView,
  'templateId' | 'rarity' | 'level' | 'affixes' | 'mods' | 'durability' | 'durabilityMax' | 'sellChits' | 'quantity'
> &
  Partial<Pick<ItemView, 'id' | 'isBound' | 'isLocked' | 'isJunk'>>;

/** Returns an item in its new state. */
export function pristine(content: ItemContent, quantity = 1): ShownItem {
  const durabilityMax = 'durability' in content ? content.durability : null;
  return {
    templateId: content.id as ItemTemplateId,
    rarity: content.rarity,
    level: content.level,
    affixes: [],
    mods: [],
    durability: durabilityMax,
    durabilityMax,
    sellChits: content.sellChits,
    quantity,
  };
}

/** Returns a function that names items: an affix goes before the name in English, and after it and a dot in Russian. */
export function useItemName(kinds: ItemKinds): (item: Pick<ShownItem, 'templateId' | 'affixes'>) => string {
  const locale = useLocale() as Locale;
  return useCallback(
    (item) => {
      const name = kinds.contentOf(item.templateId).name[locale];
      const affix = kinds.affixes.get(item.affixes[0]?.affix ?? '')?.name[locale];
      if (affix === undefined) return name;
      return locale === 'en' ? `${affix} ${name}` : `${name} · ${affix}`;
    },
    [kinds, locale],
  );
}
