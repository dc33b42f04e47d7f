'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Window } from '../../components/window/window';
import { WindowTabs } from '../../components/window/window-tabs';
import { LiveLog } from './live-log';
import { PastEncounters } from './past-encounters';

type Page = 'now' | 'past';

/** Shows the combat of this visit line by line, and earlier encounters. */
export function CombatLogWindow({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('combat');
  const past = useTranslations('combat.encounters');
  const [page, setPage] = useState<Page>('now');
  return (
    <Window frame="combatLog" title={t('log')} onClose={onClose} closeLabel={t('close')} layout="parts">
      <WindowTabs
        label={t('log')}
        value={page}
        onChange={setPage}
        tabs={[
          { id: 'now', label: t('logNow'), content: <LiveLog /> },
          { id: 'past', label: past('past'), content: <PastEncounters /> },
        ]}
      />
    </Window>
  );
}
