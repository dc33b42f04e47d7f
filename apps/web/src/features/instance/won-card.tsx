'use client';

import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { NewsCard } from '../../components/news-card';
import { useById, useContent } from '../../components/providers/content';
import { clockOf } from '../../components/kernel/clock';
import { useInstance } from './store';

const shownMs = 20_000;
const dismiss = () => useInstance.setState({ won: null });

/** Shows that the group has cleared its instance: how hard it was, how long it took, and how often players fell. */
export function InstanceWonCard() {
  const t = useTranslations('combat.instance');
  const f = useTranslations('combat');
  const locale = useLocale() as Locale;
  const won = useInstance((state) => state.won);
  const zone = useById(useContent('worldState')?.zones).get(won?.zoneId ?? '');
  if (!won || !zone) return null;
  const { difficulty, elapsedMs, falls } = won.progress;
  const n = (chunks: ReactNode) => <span className="number text-amber">{chunks}</span>;
  return (
    <NewsCard
      label={t('won')}
      title={zone.name[locale]}
      tone="amber"
      shownMs={shownMs}
      closeLabel={f('close')}
      onClose={dismiss}
    >
      <p className="flex flex-wrap gap-x-4 text-text">
        <span>{f(`difficulty.${difficulty}`)}</span>
        <span>{t.rich('wonIn', { clock: clockOf(Math.floor(elapsedMs / 1000)), n })}</span>
        <span>{t.rich('wonFalls', { count: falls, n })}</span>
      </p>
      <p className="text-quiet">{t('wayOut')}</p>
    </NewsCard>
  );
}
