'use client';

import {
  type FindGuildsInput as Wanted,
  FindGuildsInput,
  type FoundGuildView,
  type GuildFocus,
  guildFocuses,
} from '@necp/shared/guild/finder-schema';
import { answerLength } from '@necp/shared/guild/rules';
import { Locale } from '@necp/shared/kernel';
import { useTranslations } from 'next-intl';
import { useDeferredValue, useState } from 'react';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Input, TextArea } from '../../components/input';
import { newRequestId } from '../../components/kernel/rng';
import { Select } from '../../components/select';
import { EmptyState } from '../../components/states';
import { Switch } from '../../components/switch';
import { ReadPart } from './read-part';
import { useFoundGuilds, useGuildActions } from './use-guild';
import { useTaxWords } from './words';

const all = 'all';

/** Guilds that look for players, with what narrows them down. */
export function FinderTab() {
  const t = useTranslations('guild.finder');
  const [wanted, want] = useState<Wanted>(() => FindGuildsInput.parse({}));
  const query = useFoundGuilds(useDeferredValue(wanted));
  return (
    <div className="grid gap-4">
      <Filters wanted={wanted} onChange={want} />
      <ReadPart query={query}>
        {({ pages }) => {
          const guilds = pages.flatMap((page) => page.guilds);
          if (guilds.length === 0)
            return (
              <EmptyState icon="search" title={t('none')}>
                {t('noneText')}
              </EmptyState>
            );
          return (
            <>
              <ul aria-label={t('label')} className="divide-y divide-line/70">
                {guilds.map((guild) => (
                  <GuildCard key={guild.guildId} guild={guild} />
                ))}
              </ul>
              {query.hasNextPage && (
                <Button wide waiting={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t('more')}
                </Button>
              )}
            </>
          );
        }}
      </ReadPart>
    </div>
  );
}

interface FiltersProps {
  readonly wanted: Wanted;
  readonly onChange: (wanted: Wanted) => void;
}

function Filters({ wanted, onChange }: FiltersProps) {
  const t = useTranslations('guild.finder');
  const chosen = <T extends string>(value: T | typeof all) => (value === all ? undefined : value);
  return (
    <section aria-label={t('filters')} className="grid gap-3 sm:grid-cols-3">
      <Field label={t('search')}>
        <Input
          value={wanted.text}
          maxLength={32}
          autoComplete="off"
          onChange={(event) => onChange({ ...wanted, text: event.target.value })}
        />
      </Field>
      <Field label={t('localeLabel')}>
        <Select<Locale | typeof all>
          value={wanted.locale ?? all}
          options={[
            { value: all, label: t('allLocales') },
            ...Locale.options.map((value) => ({ value, label: t(`locale.${value}`) })),
          ]}
          onChange={(value) => onChange({ ...wanted, locale: chosen(value) })}
        />
      </Field>
      <Field label={t('focusLabel')}>
        <Select<GuildFocus | typeof all>
          value={wanted.focus ?? all}
          options={[
            { value: all, label: t('allFocuses') },
            ...guildFocuses.map((value) => ({ value, label: t(`focus.${value}`) })),
          ]}
          onChange={(value) => onChange({ ...wanted, focus: chosen(value) })}
        />
      </Field>
      <div className="sm:col-span-3">
        <Switch label={t('fits')} checked={wanted.fits} onChange={(fits) => onChange({ ...wanted, fits })} />
      </div>
    </section>
  );
}

function GuildCard({ guild }: { readonly guild: FoundGuildView }) {
  const t = useTranslations('guild.finder');
  const taxWords = useTaxWords();
  const [isOpen, open] = useState(false);
  const words = [
    t('led', { name: guild.leader }),
    t('members', { count: guild.members }),
    taxWords(guild.taxPercent),
    t('from', { level: guild.levelMin }),
    ...guild.locales.map((locale) => t(`locale.${locale}`)),
    ...guild.focuses.map((focus) => t(`focus.${focus}`)),
  ];
  return (
    <li className="grid gap-1.5 py-3">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-semibold break-words text-text">{guild.name}</span>
        <span className="text-amber">{t('tag', { tag: guild.tag })}</span>
      </p>
      <p className="text-sm text-quiet">{words.join(' · ')}</p>
      {guild.note !== '' && <p className="break-words whitespace-pre-line text-text">{guild.note}</p>}
      {guild.about !== '' && (
        <p className="line-clamp-3 text-sm break-words whitespace-pre-line text-quiet">{guild.about}</p>
      )}
      {guild.applicationId !== null && <p className="text-sm text-green">{t('applied')}</p>}
      {guild.applicationId === null && !isOpen && (
        <div>
          <Button size="small" aria-label={t('applyTo', { name: guild.name })} onClick={() => open(true)}>
            {t('apply')}
          </Button>
        </div>
      )}
      {guild.applicationId === null && isOpen && <ApplyForm guild={guild} onClose={() => open(false)} />}
    </li>
  );
}

interface ApplyFormProps {
  readonly guild: FoundGuildView;
  readonly onClose: () => void;
}

function ApplyForm({ guild: { guildId, name, questions }, onClose }: ApplyFormProps) {
  const t = useTranslations('guild.finder');
  const { applyTo } = useGuildActions();
  const [answers, setAnswers] = useState<readonly string[]>(questions.map(() => ''));
  const isAnswered = answers.every((answer) => answer.trim() !== '');
  return (
    <form
      aria-label={t('applyTo', { name })}
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (isAnswered)
          applyTo.mutate({ requestId: newRequestId(), guildId, answers: [...answers] }, { onSuccess: onClose });
      }}
    >
      {questions.map((question, at) => (
        <Field key={question} label={question}>
          <TextArea
            value={answers[at]}
            maxLength={answerLength}
            onChange={(event) => setAnswers(answers.map((one, other) => (other === at ? event.target.value : one)))}
          />
        </Field>
      ))}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" tone="primary" disabled={!isAnswered} waiting={applyTo.isPending}>
          {t('send')}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
