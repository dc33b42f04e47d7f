'use client';

import type { GuildFoundingView } from '@necp/shared/guild/schema';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Input } from '../../components/input';
import { newRequestId } from '../../components/kernel/rng';
import { List, ListRow } from '../../components/list';
import { useGuildActions } from './use-guild';

interface OwnCharterProps {
  readonly charter: NonNullable<GuildFoundingView['charter']>;
  /** How many signatures the realm asks for. */
  readonly needed: number;
}

/** The own charter: who was asked, who has signed, and founding the guild when enough have. */
export function OwnCharter({ charter, needed }: OwnCharterProps) {
  const t = useTranslations('guild.charter');
  const format = useFormatter();
  const { askSignature, foundByCharter } = useGuildActions();
  const [name, type] = useState('');
  const signed = charter.asked.filter(({ hasSigned }) => hasSigned).length;
  const start = name.trim();
  return (
    <section aria-label={t('title')} className="grid gap-3">
      <h3 className="font-semibold break-words text-text">{t('of', { name: charter.name, tag: charter.tag })}</h3>
      <p className="text-sm text-quiet">
        {t('signed', { signed, needed })} ·{' '}
        {t('until', { time: format.dateTime(charter.endsAt, { dateStyle: 'medium' }) })}
      </p>
      <List>
        {charter.asked.map((one) => (
          <ListRow key={one.name} title={one.name} detail={t(one.hasSigned ? 'hasSigned' : 'waits')} />
        ))}
      </List>
      <form
        aria-label={t('ask')}
        className="grid items-end gap-3 sm:grid-cols-[1fr_auto]"
        onSubmit={(event) => {
          event.preventDefault();
          if (start === '') return;
          askSignature.mutate({ requestId: newRequestId(), name: start }, { onSuccess: () => type('') });
        }}
      >
        <Field label={t('name')}>
          <Input value={name} maxLength={64} autoComplete="off" onChange={(event) => type(event.target.value)} />
        </Field>
        <Button type="submit" disabled={start === ''} waiting={askSignature.isPending}>
          {t('ask')}
        </Button>
      </form>
      <div>
        <Button
          tone="primary"
          disabled={signed < needed}
          waiting={foundByCharter.isPending}
          onClick={() => foundByCharter.mutate({ requestId: newRequestId() })}
        >
          {t('found')}
        </Button>
      </div>
    </section>
  );
}

interface ChartersToSignProps {
  readonly charters: GuildFoundingView['toSign'];
}

/** The charters of others that the player is asked to sign. */
export function ChartersToSign({ charters }: ChartersToSignProps) {
  const t = useTranslations('guild.charter');
  const format = useFormatter();
  const { answerCharter } = useGuildActions();
  if (charters.length === 0) return null;
  return (
    <section aria-label={t('toSign')}>
      <h3 className="caps text-xs text-amber">{t('toSign')}</h3>
      <List>
        {charters.map(({ charterId, name, tag, from, endsAt, hasSigned }) => (
          <ListRow
            key={charterId}
            title={t('of', { name, tag })}
            detail={`${t('from', { name: from })} · ${t('until', {
              time: format.dateTime(endsAt, { dateStyle: 'medium' }),
            })}`}
            trail={
              <>
                {!hasSigned && (
                  <Button
                    size="small"
                    tone="primary"
                    aria-label={t('signOf', { name })}
                    onClick={() => answerCharter.mutate({ requestId: newRequestId(), charterId, isSigned: true })}
                  >
                    {t('sign')}
                  </Button>
                )}
                <Button
                  size="small"
                  aria-label={t('declineOf', { name })}
                  onClick={() => answerCharter.mutate({ requestId: newRequestId(), charterId, isSigned: false })}
                >
                  {t(hasSigned ? 'takeBack' : 'decline')}
                </Button>
              </>
            }
          />
        ))}
      </List>
    </section>
  );
}
