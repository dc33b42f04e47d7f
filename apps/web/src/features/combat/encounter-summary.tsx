'use client';

import { useTranslations } from 'next-intl';
import { useInterval } from '../../components/use-interval';
import { useCombatFeed } from './feed-store';

const sweepEveryMs = 500;

/** Shows the sums of the encounter that has just ended, for a moment. */
export function EncounterSummary() {
  const t = useTranslations('combat');
  const summary = useCombatFeed((state) => state.summary);
  const sweep = useCombatFeed((state) => state.sweep);
  useInterval(sweep, summary ? sweepEveryMs : null);
  if (!summary || summary.damageDone + summary.damageTaken === 0) return null;
  return (
    <p className="w-fit animate-appear border-l-2 border-line bg-ground/85 px-2 py-0.5 text-sm text-text">
      {t('summary', {
        done: summary.damageDone,
        taken: summary.damageTaken,
        kills: summary.kills,
        shots: summary.shotsFired > 0 ? 'some' : 'none',
        share: summary.shotsFired > 0 ? summary.shotsHit / summary.shotsFired : 0,
      })}
    </p>
  );
}
