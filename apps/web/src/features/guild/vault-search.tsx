'use client';

import { tabOfSlot } from '@necp/shared/guild/bank-rules';
import type { VaultView } from '@necp/shared/guild/bank-schema';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { Input } from '../../components/input';
import { type ItemKinds, useItemName } from '../../components/items/use-item-kinds';

/** The most places that a search lists. */
const mostFound = 12;

interface VaultSearchProps {
  readonly view: VaultView;
  readonly kinds: ItemKinds;
  /** Called with the tab in which the found item lies. */
  readonly onFound: (tab: number) => void;
}

/** Finds items by their names in all tabs that the player sees. */
export function VaultSearch({ view, kinds, onFound }: VaultSearchProps) {
  const t = useTranslations('guild.vault');
  const name = useItemName(kinds);
  const [typed, type] = useState('');
  const wanted = typed.trim().toLocaleLowerCase();
  const found = wanted === '' ? [] : view.items.filter((item) => name(item).toLocaleLowerCase().includes(wanted));
  return (
    <search className="grid gap-2">
      <Input
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        value={typed}
        maxLength={60}
        onChange={(event) => type(event.target.value)}
      />
      {wanted !== '' && (
        <>
          <p role="status" className="text-sm text-quiet">
            {t('found', { count: found.length })}
          </p>
          <ul className="flex flex-wrap gap-2">
            {found.slice(0, mostFound).map((item) => (
              <li key={item.id}>
                <Button size="small" onClick={() => onFound(tabOfSlot(item.slot))}>
                  {t('foundIn', { name: name(item), quantity: item.quantity, tab: tabOfSlot(item.slot) })}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </search>
  );
}
