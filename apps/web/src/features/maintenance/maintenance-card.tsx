'use client';

import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { steadyMs } from '../../components/kernel/clock';
import { Mark } from '../../components/site/mark';
import type { Announced } from './store';
import { useMoment } from './use-moment';

interface MaintenanceCardProps {
  /** `h1` where the card is the page. */
  readonly as?: 'h1' | 'h2';
  /** Null while it is not known yet. */
  readonly announced: Announced | null;
  /** What follows: when the next look is, and ways to other pages. */
  readonly children: ReactNode;
}

/** Says that the city is under maintenance, why, and until when it is expected. */
export function MaintenanceCard({ as: Heading = 'h2', announced, children }: MaintenanceCardProps) {
  const t = useTranslations('maintenance');
  const locale = useLocale() as Locale;
  const timeOf = useMoment();
  return (
    <section
      aria-labelledby="maintenance"
      className="grid w-full max-w-lg justify-items-center gap-4 text-center short:gap-2"
    >
      <Mark className="size-14 short:size-8" />
      <Heading id="maintenance" className="text-2xl text-amber sm:text-3xl short:text-xl">
        {t('title')}
      </Heading>
      <div role="status" className="grid gap-2">
        {announced && (
          <>
            <p className="text-lg text-text short:text-base">{announced.message[locale]}</p>
            <p className="number text-text">
              {announced.endsAtMs > steadyMs() ? t('expected', { time: timeOf(announced.endsAtMs) }) : t('late')}
            </p>
          </>
        )}
      </div>
      <p className="max-w-prose text-sm text-quiet">
        {t('safe')} {t('waits')}
      </p>
      {children}
    </section>
  );
}
