'use client';

import type { TreasuryView } from '@necp/shared/guild/bank-schema';
import { taxPercentMost } from '@necp/shared/guild/bank-rules';
import { maxChits } from '@necp/shared/kernel';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Balance } from '../../components/balance';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Input } from '../../components/input';
import { newRequestId } from '../../components/kernel/rng';
import { LoadFailed } from '../../components/load-failed';
import { Select } from '../../components/select';
import { Loading } from '../../components/states';
import { wholeNumber } from '../../components/whole-number';
import { LetterForm } from './guild-letter-form';
import { RankLimits } from './rank-limits';
import { TreasuryLedger } from './treasury-ledger';
import { type TreasuryActions, useTreasury, useTreasuryActions } from './use-guild-bank';
import { useChits } from './words';

/** The money of the guild: what it has, takes and gives. */
export function TreasuryTab() {
  const t = useTranslations('guild.treasury');
  const query = useTreasury();
  const actions = useTreasuryActions();
  const view = query.data;
  if (view === undefined)
    return query.isError ? (
      <LoadFailed
        title={t('loadFailed')}
        retryLabel={t('tryAgain')}
        error={query.error}
        onRetry={() => void query.refetch()}
      />
    ) : (
      <Loading label={t('loading')} />
    );
  return (
    <div className="grid items-start gap-x-6 gap-y-5 roomy:grid-cols-2">
      <div className="grid gap-5">
        <Money view={view} actions={actions} />
        <Tax view={view} actions={actions} />
        {view.can.limits && <RankLimits view={view} actions={actions} />}
        {view.can.letters && <LetterForm view={view} actions={actions} />}
      </div>
      <TreasuryLedger />
    </div>
  );
}

interface PartProps {
  readonly view: TreasuryView;
  readonly actions: TreasuryActions;
}

/** What the treasury has, and the way in and out. */
function Money({ view, actions }: PartProps) {
  const t = useTranslations('guild.treasury');
  const chitsOf = useChits();
  const [typed, type] = useState('');
  const chits = wholeNumber(typed, { min: 1, max: Number(maxChits) });
  const { deposit, withdraw } = actions;
  const send = (way: typeof deposit) => {
    if (chits !== null) way.mutate({ requestId: newRequestId(), chits }, { onSuccess: () => type('') });
  };
  const { chitsADay, leftChits } = view.own;
  return (
    <section aria-label={t('title')} className="grid gap-3">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="text-quiet">{t('balance')}</span>
        <span className="number text-xl text-amber">{chitsOf(view.balanceChits)}</span>
      </p>
      <Field
        label={t('amount')}
        aside={<Balance />}
        hint={leftChits === null ? t('leftAll') : chitsADay === 0 ? t('leftNone') : t('left', { count: leftChits })}
      >
        <Input inputMode="numeric" value={typed} maxLength={16} onChange={(event) => type(event.target.value)} />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button
          tone="primary"
          size="small"
          waiting={deposit.isPending}
          disabled={chits === null}
          onClick={() => send(deposit)}
        >
          {t('deposit')}
        </Button>
        {chitsADay !== 0 && (
          <Button size="small" waiting={withdraw.isPending} disabled={chits === null} onClick={() => send(withdraw)}>
            {t('withdraw')}
          </Button>
        )}
      </div>
    </section>
  );
}

const percents = Array.from({ length: taxPercentMost + 1 }, (_, percent) => ({
  value: String(percent),
  label: `${percent} %`,
}));

/** The share of what members earn, which all of them see. */
function Tax({ view, actions: { setTax } }: PartProps) {
  const t = useTranslations('guild.treasury');
  const [chosen, choose] = useState<string | null>(null);
  const percent = chosen ?? String(view.taxPercent);
  return (
    <section aria-label={t('tax')} className="grid gap-2">
      <h3 className="caps text-xs text-quiet">{t('tax')}</h3>
      <p className="text-text">{view.taxPercent > 0 ? t('taxText', { percent: view.taxPercent }) : t('taxNone')}</p>
      {view.can.tax && (
        <div className="flex flex-wrap items-end gap-2">
          <div className="w-32">
            <Select label={t('taxPercent')} value={percent} options={percents} onChange={choose} />
          </div>
          <Button
            size="small"
            waiting={setTax.isPending}
            disabled={Number(percent) === view.taxPercent}
            onClick={() =>
              setTax.mutate({ requestId: newRequestId(), percent: Number(percent) }, { onSuccess: () => choose(null) })
            }
          >
            {t('taxSave')}
          </Button>
        </div>
      )}
    </section>
  );
}
