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
    <p className="animate-appear text-sm text-quiet">
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
