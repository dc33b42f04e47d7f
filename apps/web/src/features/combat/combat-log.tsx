'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Tabs } from '../../components/tabs';
import { Window } from '../../components/window';
import { LiveLog } from './live-log';
import { PastEncounters } from './past-encounters';

type Page = 'now' | 'past';

/** Shows the combat of this visit line by line, and earlier encounters. */
export function CombatLogWindow({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('combat');
  const past = useTranslations('combat.encounters');
  const [page, setPage] = useState<Page>('now');
  return (
    <Window title={t('log')} open onClose={onClose} closeLabel={t('close')} width="medium">
      <Tabs
        label={t('log')}
        value={page}
        onChange={setPage}
        contentClassName="pt-3"
        tabs={[
          { id: 'now', label: t('logNow'), content: <LiveLog /> },
          { id: 'past', label: past('past'), content: <PastEncounters /> },
        ]}
      />
    </Window>
  );
}
