'use client';

import { minuteMs, secondMs } from '@necp/shared/kernel';
import { isRunning } from '@necp/shared/maintenance/rules';
import type { MaintenanceView } from '@necp/shared/maintenance/schema';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { Badge } from '../../components/badge';
import { Button } from '../../components/button';
import { clockOf, steadyMs } from '../../components/kernel/clock';
import { Details } from '../../components/list';
import { LoadFailed } from '../../components/load-failed';
import { Panel, PanelTitle } from '../../components/panel';
import { useTRPC } from '../../components/providers/api';
import { Loading } from '../../components/states';
import { useNow } from '../../components/use-now';
import { ChangeDialog } from './change-dialog';
import { EndDialog } from './end-dialog';
import { PlanForm } from './plan-form';
import { announcedBy } from './store';
import { useMoment } from './use-moment';

/** Another administrator may plan or end it meanwhile. */
const everyMs = 5 * secondMs;

/** Shows the maintenance to an administrator: what is planned or runs, and how to plan, change and end it. */
export function MaintenanceBoard() {
  const t = useTranslations('admin');
  const current = useQuery(useTRPC().maintenance.current.queryOptions(undefined, { refetchInterval: everyMs }));
  const { data } = current;
  return (
    <Panel as="section" surface="solid" aria-labelledby="maintenance">
      <h2 id="maintenance" className="text-xl">
        {t('maintenance.title')}
      </h2>
      <p className="mt-1 mb-5 max-w-prose text-quiet">{t('maintenance.lead')}</p>
      {current.isPending && <Loading label={t('realm.loading')} />}
      {current.isError && data === undefined && (
        <LoadFailed
          title={t('realm.loadFailed')}
          retryLabel={t('tryAgain')}
          error={current.error}
          onRetry={() => void current.refetch()}
        />
      )}
      {data === null && (
        <>
          <p className="mb-5 text-text">{t('maintenance.none')}</p>
          <PlanForm />
        </>
      )}
      {data && <Open key={data.id} maintenance={data} />}
    </Panel>
  );
}

function Open({ maintenance }: { readonly maintenance: MaintenanceView }) {
  const t = useTranslations('admin.maintenance');
  const [asked, setAsked] = useState<'change' | 'end' | null>(null);
  const announced = useMemo(() => announcedBy(maintenance, steadyMs()), [maintenance]);
  const leftMs = Math.max(0, announced.startsAtMs - useNow(secondMs));
  const hasBegun = isRunning({ startsInMs: Math.ceil(leftMs) });
  const timeOf = useMoment();
  const details = [
    { term: t(hasBegun ? 'startedAt' : 'startsAt'), value: timeOf(announced.startsAtMs) },
    ...(hasBegun ? [] : [{ term: t('startsIn'), value: clockOf(Math.ceil(leftMs / secondMs)) }]),
    { term: t('endsAt'), value: timeOf(announced.endsAtMs) },
  ];
  const close = () => setAsked(null);
  return (
    <div className="grid gap-5">
      <PanelTitle as="h3">
        <Badge tone={hasBegun ? 'red' : 'amber'}>{t(hasBegun ? 'stateRunning' : 'statePlanned')}</Badge>
      </PanelTitle>
      <Details details={details} />
      <dl className="grid gap-3">
        {(['en', 'ru'] as const).map((language) => (
          <div key={language}>
            <dt className="text-sm text-quiet">{t(language)}</dt>
            <dd lang={language} className="break-words text-text">
              {maintenance.message[language]}
            </dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-wrap gap-3">
        <Button onClick={() => setAsked('change')}>{t('change')}</Button>
        <Button tone={hasBegun ? 'primary' : 'danger'} onClick={() => setAsked('end')}>
          {t(hasBegun ? 'end' : 'cancelPlan')}
        </Button>
      </div>
      {asked === 'change' && (
        <ChangeDialog
          maintenance={maintenance}
          leftMinutes={Math.max(
            1,
            Math.ceil((announced.endsAtMs - Math.max(steadyMs(), announced.startsAtMs)) / minuteMs),
          )}
          hasBegun={hasBegun}
          onClose={close}
        />
      )}
      {asked === 'end' && <EndDialog maintenance={maintenance} hasBegun={hasBegun} onClose={close} />}
    </div>
  );
}
