'use client';

import type { Locale } from '@necp/shared/kernel';
import type { QuestContent } from '@necp/shared/quest/content';
import type { EndedQuestView } from '@necp/shared/quest/schema';
import { useLocale, useTranslations } from 'next-intl';
import { classNames } from '../../components/class-names';
import { useById, useContent } from '../../components/providers/content';
import { QuestPath } from './quest-path';
import { RewardChoice } from './reward-choice';

/** Shows a quest that has ended: its ending, and the reward that can still be chosen. */
export function EndedQuest({
  quest,
  content,
}: {
  readonly quest: EndedQuestView;
  readonly content: QuestContent | undefined;
}) {
  const t = useTranslations('quest');
  const locale = useLocale() as Locale;
  const quests = useById(useContent('quests')?.quests);
  const people = useById(useContent('people')?.npcs);
  if (!content) return null;
  const next = quests.get(content.next ?? '');
  const giver = people.get(next?.giver ?? '');
  const ending = content.endings.find(({ id }) => id === quest.ending);
  return (
    <li className="border border-line bg-ground/50 p-3">
      <h3 className="text-lg text-text">
        {content.name[locale]}{' '}
        <span className={classNames('text-sm', quest.result === 'done' ? 'text-green' : 'text-red')}>
          {t(`ending.${quest.result}`)}
        </span>
      </h3>
      <p className="mt-1 mb-2 text-sm text-text">{ending?.journal[locale]}</p>
      {quest.result === 'done' && next && giver && (
        <p className="mb-2 text-sm text-amber">
          {t('leadsTo', { giver: giver.name[locale], quest: next.name[locale] })}
        </p>
      )}
      {quest.choice.length > 0 && <RewardChoice questId={quest.questId} choice={quest.choice} />}
      <QuestPath content={content} path={quest.path} />
    </li>
  );
}
