'use client';

import { useTranslations } from 'next-intl';
import { EncounterSummary } from '../features/combat/encounter-summary';
import { Gains } from '../features/progression/gains';

/** Lists the latest gains of the player, and the sums of the latest encounter. */
export function GainsList() {
  const t = useTranslations('combat');
  return (
    <div
      aria-live="polite"
      aria-label={t('gains')}
      role="log"
      className={
        'pointer-events-none grid justify-items-end gap-1 text-right ' + '[text-shadow:0_0_4px_#05070a,0_0_4px_#05070a]'
      }
    >
      <Gains />
      <EncounterSummary />
    </div>
  );
}
