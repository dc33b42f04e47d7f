'use client';

import type { EncounterView } from '@necp/shared/combat/schema';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Badge } from '../../components/badge';
import { Icon } from '../../components/icon';
import { LoadFailed } from '../../components/load-failed';
import { useTRPC } from '../../components/providers/api';
import { EmptyState, Loading } from '../../components/states';
import { EncounterLog } from './encounter-log';
import { usePlaceWords } from './log-words';
import { useCombatantNames } from './names';

const tones = { won: 'green', lost: 'red', fled: 'amber', died: 'red', ended: 'plain' } as const;

/** Lists the encounters of the last half year; each opens to its participants and entries. */
export function PastEncounters() {
  const t = useTranslations('combat.encounters');
  const fights = useQuery(useTRPC().combat.encounters.queryOptions());
  const [open, setOpen] = useState<string | null>(null);
  if (fights.isError)
    return (
      <LoadFailed
        title={t('loadFailed')}
        retryLabel={t('tryAgain')}
        error={fights.error}
        onRetry={() => void fights.refetch()}
      />
    );
  if (!fights.data) return <Loading label={t('loading')} />;
  const { encounters } = fights.data;
  if (encounters.length === 0)
    return (
      <EmptyState icon="swords" title={t('none')}>
        {t('noneText')}
      </EmptyState>
    );
  return (
    <ul className="grid gap-2">
      {encounters.map((encounter) => (
        <EncounterEntry
          key={encounter.id}
          encounter={encounter}
          isOpen={open === encounter.id}
          onToggle={() => setOpen(open === encounter.id ? null : encounter.id)}
        />
      ))}
    </ul>
  );
}

function EncounterEntry({
  encounter,
  isOpen,
  onToggle,
}: {
  readonly encounter: EncounterView;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}) {
  const t = useTranslations('combat.encounters');
  const format = useFormatter();
  const name = useCombatantNames();
  const place = usePlaceWords();
  const own = encounter.participants.find(({ isOwn }) => isOwn);
  const enemies = [...new Set(encounter.participants.filter(({ isOwn }) => !isOwn).map(name))].join(', ');
  const when = format.dateTime(encounter.startedAt, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <li className="border border-line bg-ground/50">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-label={t('more', { when, enemies })}
        onClick={onToggle}
        className="grid w-full grid-cols-1 gap-1 p-3 text-left transition-colors hover:bg-raised/60"
      >
        <span className="flex items-center gap-3">
          <span className="min-w-0 grow font-title text-base leading-tight break-words text-text">
            {enemies || t(`kind.${encounter.kind}`)}
          </span>
          {own?.outcome && <Badge tone={tones[own.outcome]}>{t(`outcome.${own.outcome}`)}</Badge>}
          <Icon name={isOpen ? 'chevron_up' : 'chevron_down'} className="size-4 text-quiet" />
        </span>
        <span className="flex flex-wrap gap-x-4 text-sm text-quiet">
          <time dateTime={encounter.startedAt.toISOString()}>{when}</time>
          <span>{place(encounter)}</span>
          {encounter.kind !== 'world' && <span>{t(`kind.${encounter.kind}`)}</span>}
          <span className="number">
            {encounter.endedAt
              ? t('lasted', {
                  seconds: format.number((encounter.endedAt.getTime() - encounter.startedAt.getTime()) / 1000, {
                    maximumFractionDigits: 0,
                  }),
                })
              : t('going')}
          </span>
        </span>
      </button>
      {isOpen && <EncounterLog encounter={encounter} />}
    </li>
  );
}
