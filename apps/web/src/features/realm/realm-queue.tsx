'use client';

import type { RealmQueueView } from '@necp/shared/realm/schema';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '../../components/button';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { useErrorToast } from '../../components/use-error-toast';

interface RealmQueueProps {
  readonly queue: RealmQueueView;
  /** Until the place is asked for again; 0 during the request. */
  readonly retryInMs: number;
  /** A way to the other pages that keeps the place. */
  readonly away: ReactNode;
}

/** The queue of the full city: the place, how many wait, the estimate, and a button that gives the place up. */
export function RealmQueue({ queue: { place, waiting, estimateSeconds }, retryInMs, away }: RealmQueueProps) {
  const t = useTranslations('realm');
  const sayError = useErrorToast();
  const leaving = useMutation(
    useTRPC().realm.leaveQueue.mutationOptions({
      onSuccess: () => window.location.assign('/characters'),
      onError: sayError,
    }),
  );
  return (
    <section aria-label={t('queueTitle')} className="grid w-full max-w-md justify-items-center gap-3 text-center">
      <p className="caps text-sm text-quiet">{t('queueTitle')}</p>
      <div role="status" className="grid justify-items-center gap-1">
        <p className="number font-title text-6xl text-amber">{place}</p>
        <p className="font-title text-lg text-text">{place === 1 ? t('queueNext') : t('queuePlace')}</p>
      </div>
      <p className="text-text">{t('queueOf', { waiting })}</p>
      <p className="text-text">
        {estimateSeconds === null
          ? t('queueNoEstimate')
          : t('queueEstimate', { minutes: Math.max(1, Math.round(estimateSeconds / 60)) })}
      </p>
      <p className="max-w-prose text-sm text-quiet">{t('queueKept')}</p>
      <p className="text-sm text-quiet">
        {retryInMs === 0 ? t('queueAsking') : t('queueAgain', { seconds: Math.ceil(retryInMs / 1000) })}
      </p>
      <div className="mt-2 flex flex-wrap justify-center gap-3 short:mt-0">
        <Button icon="leave" waiting={leaving.isPending} onClick={() => leaving.mutate({ requestId: newRequestId() })}>
          {t('queueLeave')}
        </Button>
        {away}
      </div>
    </section>
  );
}
