'use client';

import { useTranslations } from 'next-intl';
import { useInterval } from '../../components/use-interval';
import { useCombatFeed } from './feed-store';

const sweepEveryMs = 500;

/** Shows important sounds as text, with their directions. */
export function Captions() {
  const t = useTranslations('combat');
  const captions = useCombatFeed((state) => state.captions);
  const sweep = useCombatFeed((state) => state.sweep);
  useInterval(sweep, captions.length > 0 ? sweepEveryMs : null);
  return (
    <div role="log" aria-label={t('captions')} className="pointer-events-none grid justify-items-center gap-0.5">
      {captions.map((caption) => (
        <p key={caption.number} className="bg-ground/75 px-2 text-sm text-text">
          [{t(`caption.${caption.key}`)}] <span className="text-quiet">{t(`direction.${caption.direction}`)}</span>
        </p>
      ))}
    </div>
  );
}
