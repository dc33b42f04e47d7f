'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useItemKinds } from '../../components/items/use-item-kinds';
import { Loading } from '../../components/states';
import { Window } from '../../components/window/window';
import { WindowTabs } from '../../components/window/window-tabs';
import { FilterPage } from './filter-page';
import { HuntPage } from './hunt-page';
import { PartyPage } from './party-page';
import { RollsPage } from './rolls-page';

interface LootLogWindowProps {
  readonly characterId: string;
  readonly onClose: () => void;
}

/**
 * The log of loot rolls, what is known of enemies, what the party shares, and the filter of what is picked up
 * automatically.
 */
export function LootLogWindow({ characterId, onClose }: LootLogWindowProps) {
  const t = useTranslations('loot');
  const kinds = useItemKinds();
  const [page, turn] = useState<'rolls' | 'hunt' | 'party' | 'filter'>('rolls');
  return (
    <Window
      frame="lootLog"
      title={t('title')}
      onClose={onClose}
      closeLabel={t('close')}
      layout={kinds === null ? 'page' : 'parts'}
    >
      {kinds === null ? (
        <Loading label={t('loading')} />
      ) : (
        <WindowTabs
          label={t('pages')}
          value={page}
          onChange={turn}
          tabs={[
            { id: 'rolls', label: t('rolls'), content: <RollsPage key={characterId} kinds={kinds} /> },
            { id: 'hunt', label: t('hunt.title'), content: <HuntPage key={characterId} kinds={kinds} /> },
            { id: 'party', label: t('party.title'), content: <PartyPage kinds={kinds} characterId={characterId} /> },
            { id: 'filter', label: t('filter'), content: <FilterPage key={characterId} /> },
          ]}
        />
      )}
    </Window>
  );
}
