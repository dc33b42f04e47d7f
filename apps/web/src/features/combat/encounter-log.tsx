'use client';

import type { CombatLogEntryView, EncounterView } from '@necp/shared/combat/schema';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { LoadFailed } from '../../components/load-failed';
import { useTRPCClient } from '../../components/providers/api';
import { Loading } from '../../components/states';
import { Table } from '../../components/table';
import { useCombatantNames, useMeansNames } from './names';

const tones: Readonly<Record<CombatLogEntryView['kind'], string>> = {
  hit: 'text-text',
  critical: 'text-amber',
  dodged: 'text-quiet',
  absorbed: 'text-cyan',
  heal: 'text-green',
  downed: 'text-red',
  died: 'text-red',
};

/** Shows the damage done and taken by each participant, and the entries of an encounter from the first. */
export function EncounterLog({ encounter }: { readonly encounter: EncounterView }) {
  const t = useTranslations('combat.encounters');
  const format = useFormatter();
  const name = useCombatantNames();
  return (
    <div className="grid gap-4 border-t border-line p-3">
      <Table
        caption={t('who')}
        rows={encounter.participants}
        rowKey={({ participantIndex }) => String(participantIndex)}
        columns={[
          {
            id: 'who',
            title: t('who'),
            cell: (one) => (
              <span className={one.isOwn ? 'text-amber' : undefined}>
                {name(one)} <span className="number text-sm text-quiet">{t('level', { level: one.level })}</span>
              </span>
            ),
          },
          ...(['dealt', 'taken', 'healed', 'kills'] as const).map((which) => ({
            id: which,
            title: t(which),
            kind: 'figure' as const,
            cell: (one: EncounterView['participants'][number]) => format.number(one[which]),
          })),
        ]}
      />
      <EncounterEntries encounter={encounter} />
    </div>
  );
}

function EncounterEntries({ encounter }: { readonly encounter: EncounterView }) {
  const t = useTranslations('combat.encounters');
  const client = useTRPCClient();
  const name = useCombatantNames();
  const means = useMeansNames();
  const log = useInfiniteQuery({
    queryKey: [['combat', 'log'], encounter.id],
    initialPageParam: -1,
    queryFn: ({ pageParam }) => client.combat.log.query({ encounterId: encounter.id, afterSeq: pageParam }),
    getNextPageParam: (last) => (last.hasMore ? last.entries.at(-1)?.seq : undefined),
  });
  if (log.isError)
    return (
      <LoadFailed
        title={t('loadFailed')}
        retryLabel={t('tryAgain')}
        error={log.error}
        onRetry={() => void log.refetch()}
      />
    );
  if (!log.data) return <Loading label={t('loading')} />;
  const entries = log.data.pages.flatMap((page) => page.entries);
  const find = (index: number | null) => encounter.participants.find((one) => one.participantIndex === index);
  const who = (index: number | null) => {
    const found = find(index);
    return found ? name(found) : t('nobody');
  };
  if (entries.length === 0) return <p className="text-sm text-quiet">{t('noEntries')}</p>;
  return (
    <div className="grid gap-2">
      <ol aria-label={t('entriesTitle')} className="grid max-h-72 gap-0.5 overflow-y-auto text-sm" tabIndex={0}>
        {entries.map(({ seq, at, source, target, kind, amount, by }) => (
          <li key={seq} className={tones[kind]}>
            <span className="number mr-3 inline-block w-9 text-right text-xs text-quiet">
              {((at.getTime() - encounter.startedAt.getTime()) / 1000).toFixed(1)}
            </span>
            {t(`line.${kind}`, {
              source: who(source),
              target: who(target),
              amount,
              by: means(by, find(source)?.name) || t('nobody'),
            })}
          </li>
        ))}
      </ol>
      {log.hasNextPage && (
        <Button size="small" waiting={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {t('moreEntries')}
        </Button>
      )}
    </div>
  );
}
