'use client';

import type { FactionContent } from '@necp/shared/reputation/content';
import type { ReputationView } from '@necp/shared/reputation/schema';
import type { Locale } from '@necp/shared/kernel';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { LoadFailed } from '../../components/load-failed';
import { useTRPC } from '../../components/providers/api';
import { useById, useContent } from '../../components/providers/content';
import { EmptyState, Loading } from '../../components/states';
import { Window } from '../../components/window/window';
import { WindowTabs } from '../../components/window/window-tabs';
import { FactionList } from './faction-list';

interface ReputationWindowProps {
  readonly characterId: string;
  readonly onClose: () => void;
}

type Page = 'factions' | 'history';

/** Shows the character's reputation with every faction, its benefits, and the reasons of its changes. */
export function ReputationWindow({ characterId, onClose }: ReputationWindowProps) {
  const t = useTranslations('reputation');
  const reputation = useQuery(useTRPC().reputation.view.queryOptions());
  const content = useContent('reputation');
  const [page, setPage] = useState<Page>('factions');
  const view = reputation.data?.characterId === characterId ? reputation.data : undefined;
  return (
    <Window
      frame="reputation"
      title={t('title')}
      onClose={onClose}
      closeLabel={t('close')}
      layout={!reputation.isError && view && content ? 'parts' : 'page'}
    >
      {reputation.isError && (
        <LoadFailed
          title={t('loadFailed')}
          retryLabel={t('tryAgain')}
          error={reputation.error}
          onRetry={() => void reputation.refetch()}
        />
      )}
      {!reputation.isError && !(view && content) && <Loading label={t('loading')} />}
      {!reputation.isError && view && content && (
        <WindowTabs
          label={t('title')}
          value={page}
          onChange={setPage}
          tabs={[
            {
              id: 'factions',
              label: t('factions'),
              content: <FactionList view={view} factions={content.factions} tiers={content.tiers} />,
            },
            { id: 'history', label: t('history'), content: <History view={view} factions={content.factions} /> },
          ]}
        />
      )}
    </Window>
  );
}

function History({ view, factions }: { readonly view: ReputationView; readonly factions: readonly FactionContent[] }) {
  const t = useTranslations('reputation');
  const locale = useLocale() as Locale;
  const format = useFormatter();
  const names = useById(factions);
  const entries = view.entries.filter(({ points }) => points !== 0);
  if (entries.length === 0)
    return (
      <EmptyState icon="reputation" title={t('noHistory')}>
        {t('noHistoryText')}
      </EmptyState>
    );
  return (
    <ol className="divide-y divide-line/70">
      {entries.map(({ at, faction, points, pointsAfter, source, sourceId }) => (
        <li key={`${source} ${sourceId} ${faction}`} className="flex items-baseline gap-3 py-2">
          <span className={points > 0 ? 'number w-14 text-right text-green' : 'number w-14 text-right text-red'}>
            {format.number(points, { signDisplay: 'exceptZero' })}
          </span>
          <span className="min-w-0 grow">
            <span className="block text-text">{names.get(faction)?.name[locale]}</span>
            <span className="flex flex-wrap gap-x-2 text-sm text-quiet">
              <span>{t(`source.${source}`)}</span>
              <time dateTime={at.toISOString()} className="whitespace-nowrap">
                {format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' })}
              </time>
            </span>
          </span>
          <span className="number shrink-0 text-sm whitespace-nowrap text-quiet">
            {t('after', { points: format.number(pointsAfter) })}
          </span>
        </li>
      ))}
    </ol>
  );
}
