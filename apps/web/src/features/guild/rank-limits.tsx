'use client';

import { chitsADayMost } from '@necp/shared/guild/bank-rules';
import type { TreasuryView } from '@necp/shared/guild/bank-schema';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Input } from '../../components/input';
import { newRequestId } from '../../components/kernel/rng';
import { wholeNumber } from '../../components/whole-number';
import { useChits, useRankName } from './words';
import type { TreasuryActions } from './use-guild-bank';

interface RankLimitsProps {
  readonly view: TreasuryView;
  readonly actions: TreasuryActions;
}

/** How much the members of each rank withdraw in a day. */
export function RankLimits({ view, actions }: RankLimitsProps) {
  const t = useTranslations('guild.treasury');
  return (
    <section aria-label={t('limits')} className="grid gap-2">
      <h3 className="caps text-xs text-quiet">{t('limits')}</h3>
      <p className="text-sm text-quiet">{t('limitsText')}</p>
      <ul className="grid gap-3">
        {view.ranks.map((rank) => (
          <li key={rank.place}>
            <Limit rank={rank} actions={actions} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Limit({
  rank,
  actions: { setRankLimit },
}: { readonly rank: TreasuryView['ranks'][number] } & Pick<RankLimitsProps, 'actions'>) {
  const t = useTranslations('guild.treasury');
  const nameOf = useRankName();
  const chitsOf = useChits();
  const known = rank.chitsADay === null ? '' : String(rank.chitsADay);
  const [draft, setDraft] = useState<string | null>(null);
  const typed = draft ?? known;
  const chitsADay = typed.trim() === '' ? null : wholeNumber(typed, { min: 0, max: chitsADayMost });
  const isReadable = typed.trim() === '' || chitsADay !== null;
  if (!rank.isChangeable)
    return (
      <p className="flex justify-between gap-4">
        <span className="text-text">{nameOf(rank)}</span>
        <span className="number text-quiet">{rank.chitsADay === null ? t('noLimit') : chitsOf(rank.chitsADay)}</span>
      </p>
    );
  return (
    <div className="flex items-end gap-2">
      <Field className="grow" label={t('limit', { rank: nameOf(rank) })} hint={t('limitHint')}>
        <Input
          inputMode="numeric"
          value={typed}
          maxLength={10}
          placeholder={t('noLimit')}
          onChange={(event) => setDraft(event.target.value)}
        />
      </Field>
      <Button
        size="small"
        className="mb-6"
        waiting={setRankLimit.isPending}
        disabled={!isReadable || typed.trim() === known}
        onClick={() =>
          setRankLimit.mutate(
            { requestId: newRequestId(), place: rank.place, chitsADay },
            { onSuccess: () => setDraft(null) },
          )
        }
      >
        {t('save')}
      </Button>
    </div>
  );
}
