'use client';

import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { NewsCard } from '../../components/news-card';
import { useById, useContent } from '../../components/providers/content';
import { ReceivedList } from '../../components/received-list';
import { useWorldEvent } from './store';

const shownMs = 15_000;
const dismiss = () => useWorldEvent.setState({ share: null });

/** Shows how a world event ended, the character's part and place in it, and the reward. */
export function EventShareCard() {
  const t = useTranslations('combat');
  const locale = useLocale() as Locale;
  const share = useWorldEvent((state) => state.share);
  const event = useById(useContent('worldEvents')?.worldEvents).get(share?.event ?? '');
  if (!share || !event) return null;
  const ending = event.endings.find(({ id }) => id === share.ending);
  const tier = event.tiers.find(({ id }) => id === share.tier);
  const n = (chunks: ReactNode) => <span className="number text-amber">{chunks}</span>;
  return (
    <NewsCard
      key={share.runId}
      label={t(`eventResult.${ending?.result ?? 'lost'}`)}
      title={event.name[locale]}
      tone={ending?.result === 'won' ? 'magenta' : 'red'}
      shownMs={shownMs}
      closeLabel={t('close')}
      onClose={dismiss}
    >
      {ending && <p className="text-quiet">{ending.says[locale]}</p>}
      <p className="flex flex-wrap gap-x-4 text-text">
        <span>{t.rich('eventPoints', { points: Math.floor(share.points), n })}</span>
        <span>{t.rich('eventPlace', { place: share.place, participants: share.participants, n })}</span>
        {tier && <span className="text-amber">{tier.name[locale]}</span>}
      </p>
      <ReceivedList received={share.received} />
    </NewsCard>
  );
}
