'use client';

import type { Locale } from '@necp/shared/kernel';
import type { QuestLogView } from '@necp/shared/quest/schema';
import { periodicOffersOf, returningOf, type ReturningQuest } from '@necp/shared/quest/suggestions';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useById, useContent } from '../../components/providers/content';
import { OfferLine } from './next-steps';

/** The daily and weekly quests: those that people offer now, and when the others come back. */
export function RepeatingQuests({ log }: { readonly log: QuestLogView }) {
  const t = useTranslations('quest');
  const quests = useById(useContent('quests')?.quests);
  const offers = periodicOffersOf(log, quests);
  const returning = returningOf(log, quests);
  if (offers.length + returning.length === 0) return null;
  return (
    <section aria-label={t('repeating.title')}>
      <h3 className="caps mb-1.5 text-xs text-quiet">{t('repeating.title')}</h3>
      <ul className="grid gap-2 roomy:grid-cols-2">
        {offers.map((offer) => (
          <OfferLine key={offer.quest.id} offer={offer} places={log.whereabouts} />
        ))}
        {returning.map((one) => (
          <ReturningLine key={one.quest.id} returning={one} />
        ))}
      </ul>
    </section>
  );
}

function ReturningLine({ returning: { quest, atMs } }: { readonly returning: ReturningQuest }) {
  const t = useTranslations('quest');
  const format = useFormatter();
  const locale = useLocale() as Locale;
  const giver = useById(useContent('people')?.npcs).get(quest.giver ?? '')?.name[locale] ?? '';
  const at = format.dateTime(atMs, { weekday: 'short', hour: '2-digit', minute: '2-digit' });
  return (
    <li className="flex items-baseline gap-2 text-sm text-quiet">
      <span aria-hidden>✓</span>
      <span className="grow">
        {giver}
        <span className="block">
          {quest.name[locale]} · {t('repeating.again', { at })}
        </span>
      </span>
    </li>
  );
}
