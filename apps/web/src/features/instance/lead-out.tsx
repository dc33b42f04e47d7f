'use client';

import { useTranslations } from 'next-intl';
import { clockOf } from '../../components/kernel/clock';
import { useCountdown } from '../../components/use-countdown';
import { useInstance } from './store';

/** Counts down until the player, who has left the party, is led out of its instance. */
export function LeadOut() {
  const t = useTranslations('instance');
  const endsMs = useInstance((state) => state.leadOutMs);
  const seconds = useCountdown(endsMs);
  if (endsMs === null) return null;
  return (
    <section aria-label={t('leadOut')} className="cut edge-red grid w-80 max-w-[92vw] gap-1 p-3 text-center">
      <p role="status" className="text-text">
        {t('leadOutText')}
      </p>
      <p role="timer" aria-label={t('leadOut')} className="number text-2xl text-red">
        {clockOf(seconds)}
      </p>
    </section>
  );
}
