'use client';

import type { CombatLineView, CombatSessionView } from '@necp/shared/combat/schema';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { LoadFailed } from '../../components/load-failed';
import { useTRPCClient } from '../../components/providers/api';
import { Loading } from '../../components/states';
import { Table } from '../../components/table';
import { useCombatantNames, useMeansNames } from './names';

const tones: Readonly<Record<CombatLineView['kind'], string>> = {
  hit: 'text-text',
  critical: 'text-amber',
  dodged: 'text-quiet',
  blocked: 'text-quiet',
  absorbed: 'text-cyan',
  heal: 'text-green',
  downed: 'text-red',
  died: 'text-red',
};

/** Who did and bore how much, and the lines of a fight from the first. */
export function EncounterLog({ session }: { readonly session: CombatSessionView }) {
  const t = useTranslations('combat.encounters');
  const format = useFormatter();
  const name = useCombatantNames();
  return (
    <div className="grid gap-4 border-t border-line p-3">
      <Table
        caption={t('who')}
        rows={session.participants}
        rowKey={({ body }) => String(body)}
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
            cell: (one: CombatSessionView['participants'][number]) => format.number(one[which]),
          })),
        ]}
      />
      <Lines session={session} />
    </div>
  );
}

function Lines({ session }: { readonly session: CombatSessionView }) {
  const t = useTranslations('combat.encounters');
  const client = useTRPCClient();
  const name = useCombatantNames();
  const means = useMeansNames();
  const log = useInfiniteQuery({
    queryKey: [['combat', 'log'], session.id],
    initialPageParam: -1,
    queryFn: ({ pageParam }) => client.combat.log.query({ sessionId: session.id, afterSeq: pageParam }),
    getNextPageParam: (last) => (last.hasMore ? last.lines.at(-1)?.seq : undefined),
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
  const lines = log.data.pages.flatMap((page) => page.lines);
  const who = (body: number | null) => {
    const found = session.participants.find((one) => one.body === body);
    return found ? name(found) : t('nobody');
  };
  if (lines.length === 0) return <p className="text-sm text-quiet">{t('noLines')}</p>;
  return (
    <div className="grid gap-2">
      <ol aria-label={t('linesTitle')} className="grid max-h-72 gap-0.5 overflow-y-auto text-sm" tabIndex={0}>
        {lines.map(({ seq, at, source, target, kind, amount, by }) => (
          <li key={seq} className={tones[kind]}>
            <span className="number mr-3 inline-block w-9 text-right text-xs text-quiet">
              {((at.getTime() - session.startedAt.getTime()) / 1000).toFixed(1)}
            </span>
            {t(`line.${kind}`, { source: who(source), target: who(target), amount, by: means(by) || t('nobody') })}
          </li>
        ))}
      </ol>
      {log.hasNextPage && (
        <Button size="small" waiting={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {t('moreLines')}
        </Button>
      )}
    </div>
  );
}
