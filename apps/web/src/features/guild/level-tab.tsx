'use client';

import type { GuildPerkContent, PerkRanks } from '@necp/shared/guild/growth';
import { canTakePerk, guildLevelCap } from '@necp/shared/guild/growth';
import type { GuildGrowthView } from '@necp/shared/guild/growth-schema';
import type { Locale } from '@necp/shared/kernel';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Badge } from '../../components/badge';
import { Bar } from '../../components/bar';
import { Button } from '../../components/button';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { newRequestId } from '../../components/kernel/rng';
import { LoadFailed } from '../../components/load-failed';
import { PanelTitle } from '../../components/panel';
import { useContent } from '../../components/providers/content';
import { useRefusalWords } from '../../components/providers/refusals';
import { Loading } from '../../components/states';
import { useGrowth, useLifeActions } from './use-life';

/** The level of the guild, its tasks for this week, and its perks. */
export function LevelTab() {
  const t = useTranslations('guild');
  const query = useGrowth();
  const content = useContent('guilds');
  if (query.isError && query.data === undefined)
    return (
      <LoadFailed
        title={t('loadFailed')}
        retryLabel={t('tryAgain')}
        error={query.error}
        onRetry={() => void query.refetch()}
      />
    );
  if (query.data === undefined || content === null) return <Loading label={t('loading')} />;
  return (
    <div className="grid content-start gap-6">
      <Level growth={query.data} />
      <Tasks growth={query.data} tasks={content.guildTasks} />
      <Perks growth={query.data} perks={content.guildPerks} />
      <Contributors growth={query.data} />
    </div>
  );
}

interface PartProps {
  readonly growth: GuildGrowthView;
}

function Level({ growth }: PartProps) {
  const t = useTranslations('guild.level');
  const { level, into, toNext, week, ownToday, ownTodayMost } = growth;
  return (
    <section aria-label={t('title')} className="grid gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="text-lg text-amber">{t('number', { level })}</h3>
        <p className="number text-sm text-quiet">
          {level === guildLevelCap ? t('highest') : t('progress', { into, toNext })}
        </p>
      </div>
      <Bar label={t('title')} value={toNext === 0 ? 1 : into} max={toNext === 0 ? 1 : toNext} tone="experience" />
      <p className="text-sm text-quiet">{t('week', { points: week })}</p>
      <p className="text-sm text-quiet">{t('ownToday', { points: ownToday, most: ownTodayMost })}</p>
      <p className="text-sm text-quiet">{t('how')}</p>
    </section>
  );
}

interface TasksProps extends PartProps {
  readonly tasks: readonly { readonly id: string; readonly name: Readonly<Record<Locale, string>> }[];
}

function Tasks({ growth, tasks }: TasksProps) {
  const t = useTranslations('guild.level');
  const locale = useLocale() as Locale;
  const format = useFormatter();
  return (
    <section aria-label={t('tasks')} className="grid gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <PanelTitle as="h3">{t('tasks')}</PanelTitle>
        <p className="text-sm text-quiet">
          {t('weekEnds', { at: format.dateTime(growth.weekEndsAt, { dateStyle: 'medium', timeStyle: 'short' }) })}
        </p>
      </div>
      <ul className="grid gap-3">
        {growth.tasks.map(({ taskId, progress, target, experience, isDone }) => {
          const name = tasks.find(({ id }) => id === taskId)?.name[locale] ?? '';
          return (
            <li key={taskId} className="grid gap-1.5 border border-line p-3">
              <p className="flex flex-wrap items-baseline gap-x-3">
                <span className="min-w-0 grow break-words text-text">{name}</span>
                {isDone && <Badge tone="green">{t('done')}</Badge>}
                <span className="number text-quiet">{t('count', { progress, target })}</span>
              </p>
              <Bar label={name} value={progress} max={target} tone={isDone ? 'good' : 'plain'} />
              <p className="text-sm text-amber">{t('reward', { experience })}</p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface PerksProps extends PartProps {
  readonly perks: readonly GuildPerkContent[];
}

function Perks({ growth, perks }: PerksProps) {
  const t = useTranslations('guild.level');
  const roots = perks.filter(({ after }) => after === null);
  return (
    <section aria-label={t('perks')} className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <PanelTitle as="h3">{t('perks')}</PanelTitle>
        <p className="text-sm text-amber">{t('points', { count: growth.pointsLeft })}</p>
      </div>
      <ul className="grid gap-3 sm:grid-cols-3">
        {roots.map((root) => (
          <li key={root.id} className="grid content-start gap-3">
            {[root, ...perks.filter(({ after }) => after?.perk === root.id)].map((perk) => (
              <Perk key={perk.id} perk={perk} perks={perks} growth={growth} />
            ))}
          </li>
        ))}
      </ul>
      {growth.canChoose && <Reset growth={growth} />}
    </section>
  );
}

interface PerkProps extends PerksProps {
  readonly perk: GuildPerkContent;
}

/** Writes the number into what a perk does. */
const withAmount = (about: string, amount: number): string => about.replace('{amount}', String(amount));

function Perk({ perk, perks, growth }: PerkProps) {
  const t = useTranslations('guild.level');
  const locale = useLocale() as Locale;
  const words = useRefusalWords();
  const { takePerk } = useLifeActions();
  const taken: PerkRanks = growth.perks;
  const ranks = taken[perk.id] ?? 0;
  const verdict = canTakePerk(perk, { level: growth.level, taken });
  const before = perks.find(({ id }) => id === perk.after?.perk);
  const shown = Math.max(1, ranks) * perk.perRank;
  return (
    <article aria-label={perk.name[locale]} className="grid content-start gap-1.5 border border-line p-3">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className={ranks > 0 ? 'text-amber' : 'text-text'}>{perk.name[locale]}</span>
        <span className="number text-sm text-quiet">{t('ranks', { ranks, most: perk.ranks })}</span>
      </p>
      <p className="text-sm text-quiet">{withAmount(perk.about[locale], shown)}</p>
      {before !== undefined && (taken[before.id] ?? 0) < (perk.after?.ranks ?? 0) && (
        <p className="text-sm text-quiet">{t('after', { perk: before.name[locale], ranks: perk.after?.ranks ?? 0 })}</p>
      )}
      {growth.canChoose && ranks < perk.ranks && (
        <Button
          size="small"
          disabled={!verdict.ok}
          title={verdict.ok ? undefined : words(verdict.code, verdict.params)}
          waiting={takePerk.isPending}
          aria-label={t('takeOf', { perk: perk.name[locale] })}
          onClick={() => takePerk.mutate({ requestId: newRequestId(), perk: perk.id as never })}
        >
          {t('take')}
        </Button>
      )}
    </article>
  );
}

function Reset({ growth }: PartProps) {
  const t = useTranslations('guild.level');
  const format = useFormatter();
  const { resetPerks } = useLifeActions();
  const [isAsking, ask] = useState(false);
  const isEmpty = Object.values(growth.perks).every((ranks) => ranks === 0);
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button disabled={isEmpty || growth.resetAt !== null} onClick={() => ask(true)}>
        {t('reset')}
      </Button>
      {growth.resetAt !== null && (
        <p className="text-sm text-quiet">
          {t('resetAt', { at: format.dateTime(growth.resetAt, { dateStyle: 'medium', timeStyle: 'short' }) })}
        </p>
      )}
      <ConfirmDialog
        open={isAsking}
        title={t('resetTitle')}
        confirmLabel={t('reset')}
        cancelLabel={t('cancel')}
        waiting={resetPerks.isPending}
        onConfirm={() => resetPerks.mutate({ requestId: newRequestId() }, { onSettled: () => ask(false) })}
        onCancel={() => ask(false)}
      >
        <p>{t('resetText')}</p>
      </ConfirmDialog>
    </div>
  );
}

function Contributors({ growth }: PartProps) {
  const t = useTranslations('guild.level');
  return (
    <section aria-label={t('contributors')} className="grid gap-2">
      <PanelTitle as="h3">{t('contributors')}</PanelTitle>
      {growth.contributors.length === 0 && <p className="text-quiet">{t('contributorsNone')}</p>}
      <ol className="grid gap-1">
        {growth.contributors.map(({ name, points }) => (
          <li key={name} className="flex justify-between gap-4">
            <span className="min-w-0 break-words text-text">{name}</span>
            <span className="number text-quiet">{t('pointsOf', { points })}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
