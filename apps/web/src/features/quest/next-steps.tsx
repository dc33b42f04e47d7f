'use client';

import type { Locale } from '@necp/shared/kernel';
import { isPeriodic } from '@necp/shared/quest/progress';
import type { QuestLogView } from '@necp/shared/quest/schema';
import { type QuestSuggestion, suggestQuests } from '@necp/shared/quest/suggestions';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { classNames } from '../../components/class-names';
import { useTRPC } from '../../components/providers/api';
import { useById, useContent } from '../../components/providers/content';
import { useConditionWords } from './condition-words';

/** The later lines of a folded list are for screen readers only. */
export const firstLine = '[&>li:nth-child(n+2)]:sr-only';
/** A folded line has room for the longest objective in both languages; held sideways for three lines of it. */
export const foldedLines = 'line-clamp-5 short:line-clamp-3';

/** Held sideways there is room for the person, the quest, and the line of a reward. */
const foldedOffer = '[&>li>span:last-child]:line-clamp-4 short:[&>li>span:last-child]:line-clamp-2';

interface NextStepsProps {
  readonly log: QuestLogView;
  /** Whether only the first line is in sight. */
  readonly isFolded: boolean;
}

/** Names what a character without an active quest can do next: a story, another one meanwhile, and an event. */
export function NextSteps({ log, isFolded }: NextStepsProps) {
  const t = useTranslations('quest');
  const quests = useById(useContent('quests')?.quests);
  const { main, side } = suggestQuests(log, quests);
  return (
    <>
      <p className="font-title text-amber">{t('next')}</p>
      <ul className={classNames('grid gap-1', isFolded && `${firstLine} ${foldedOffer}`)}>
        {main && <OfferLine offer={main} places={log.whereabouts} />}
        {side && <OfferLine offer={side} places={log.whereabouts} />}
        <EventLine />
      </ul>
    </>
  );
}

interface OfferLineProps {
  readonly offer: QuestSuggestion;
  /** The places of the people who offer something now. */
  readonly places: QuestLogView['whereabouts'];
}

/** One line of a quest that is offered: the person and their place, or what it still needs. */
export function OfferLine({ offer: { quest, reason }, places }: OfferLineProps) {
  const t = useTranslations('quest');
  const locale = useLocale() as Locale;
  const say = useConditionWords();
  const quests = useById(useContent('quests')?.quests);
  const giver = useById(useContent('people')?.npcs).get(quest.giver ?? '')?.name[locale] ?? '';
  const place = useById(useContent('worldState')?.places).get(places[quest.giver ?? ''] ?? '')?.name[locale];
  const earlier = quests.get(reason?.if === 'quest' ? reason.quest : '')?.name[locale];
  const needed = earlier ? t('afterQuest', { quest: earlier }) : reason && say(reason);
  return (
    <li className={classNames('flex items-baseline gap-2 text-sm', reason ? 'text-quiet' : 'text-text')}>
      <span aria-hidden className={reason ? 'text-quiet' : 'text-amber'}>
        {reason ? '○' : '▸'}
      </span>
      <span className="grow">
        {reason ? giver : t('speakWith', { giver })}
        <span className="block text-quiet">
          {quest.name[locale]}
          {isPeriodic(quest) && ` · ${t(`repeating.${quest.repeats === 'daily' ? 'daily' : 'weekly'}`)}`} ·{' '}
          {reason ? needed : (place ?? t('level', { level: quest.level }))}
        </span>
      </span>
    </li>
  );
}

/** An event that the level of the character fits, which is fought together with everyone near. */
function EventLine() {
  const t = useTranslations('quest');
  const locale = useLocale() as Locale;
  const level = useQuery(useTRPC().progression.view.queryOptions()).data?.level ?? 1;
  const events = useContent('worldEvents')?.worldEvents;
  const zones = useById(useContent('worldState')?.zones);
  const event = events?.find(({ levels }) => levels.min <= level && level <= levels.max) ?? events?.at(-1);
  if (!event) return null;
  return (
    <li className="flex items-baseline gap-2 text-sm text-text">
      <span aria-hidden className="text-cyan">
        ◇
      </span>
      <span className="grow">
        {t('joinEvent', { event: event.name[locale] })}
        <span className="block text-quiet">
          {t('eventEvery', {
            zone: zones.get(event.zone)?.name[locale] ?? '',
            minutes: Math.round(event.trigger.everyMs / 60_000),
          })}
        </span>
      </span>
    </li>
  );
}
