'use client';

import { useTranslations } from 'next-intl';
import { Balance } from '../../components/balance';
import { Banner } from '../../components/banner';
import { useItemKinds } from '../../components/items/use-item-kinds';
import { LoadFailed } from '../../components/load-failed';
import { Loading } from '../../components/states';
import { Window } from '../../components/window/window';
import { Operations } from './operations';
import { useClinic } from './use-clinic';

interface ClinicWindowProps {
  readonly characterId: string;
  readonly onClose: () => void;
}

/** The surgery chair: what is in the body, and the implants that can be installed. */
export function ClinicWindow({ characterId, onClose }: ClinicWindowProps) {
  const t = useTranslations('clinic');
  const kinds = useItemKinds();
  const clinic = useClinic();
  const view = clinic.data?.characterId === characterId ? clinic.data : undefined;
  return (
    <Window frame="clinic" title={t('title')} onClose={onClose} closeLabel={t('close')}>
      {clinic.error && (
        <LoadFailed
          title={t('loadFailed')}
          retryLabel={t('tryAgain')}
          error={clinic.error}
          onRetry={() => void clinic.refetch()}
        />
      )}
      {!clinic.error && !(view && kinds) && <Loading label={t('loading')} />}
      {!clinic.error && view && kinds && (
        <div className="grid gap-4">
          {!view.isHere && <Banner tone="warning">{t('notHere')}</Banner>}
          <p className="flex items-baseline gap-2 text-sm">
            <span className="text-quiet">{t('money')}</span>
            <Balance className="text-base" />
          </p>
          <Operations view={view} kinds={kinds} />
        </div>
      )}
    </Window>
  );
}
