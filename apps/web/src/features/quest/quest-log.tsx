'use client';

import type { QuestLogView } from '@necp/shared/quest/schema';
import { offersOf } from '@necp/shared/quest/suggestions';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LoadFailed } from '../../components/load-failed';
import { useTRPC } from '../../components/providers/api';
import { useById, useContent } from '../../components/providers/content';
import { EmptyState, Loading } from '../../components/states';
import { Window } from '../../components/window/window';
import { WindowTabs } from '../../components/window/window-tabs';
import { ActiveQuest } from './active-quest';
import { EndedQuest } from './ended-quest';
import { OfferLine } from './next-steps';
import { RepeatingQuests } from './repeating-quests';

type Page = 'active' | 'ended';

/** The quests of the character: the active ones with their objectives, and how the others ended. */
export function QuestLogWindow({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('quest');
  const trpc = useTRPC();
  const view = useQuery(trpc.quest.log.queryOptions());
  const [chosen, setPage] = useState<Page | null>(null);
  const log = view.data;
  // A reward that can be chosen is shown first.
  const page = chosen ?? (log?.ended.some(({ choice }) => choice.length > 0) ? 'ended' : 'active');
  return (
    <Window frame="quests" title={t('log')} onClose={onClose} closeLabel={t('close')} layout={log ? 'parts' : 'page'}>
      {view.isPending && <Loading label={t('loading')} />}
      {view.isError && (
        <LoadFailed
          title={t('loadFailed')}
          retryLabel={t('tryAgain')}
          error={view.error}
          onRetry={() => void view.refetch()}
        />
      )}
      {log && <LogTabs log={log} page={page} onPage={setPage} />}
    </Window>
  );
}

interface LogTabsProps {
  readonly log: QuestLogView;
  readonly page: Page;
  readonly onPage: (page: Page) => void;
}

function LogTabs({ log, page, onPage }: LogTabsProps) {
  const t = useTranslations('quest');
  const quests = useById(useContent('quests')?.quests);
  return (
    <WindowTabs
      label={t('log')}
      value={page}
      onChange={onPage}
      tabs={[
        {
          id: 'active',
          label: t('active'),
          content: <ActivePage log={log} />,
        },
        {
          id: 'ended',
          label: t('ended'),
          content:
            log.ended.length === 0 ? (
              <EmptyState icon="quest" title={t('noneEnded')}>
                {t('noneEndedText')}
              </EmptyState>
            ) : (
              <ul className="grid gap-3">
                {log.ended.map((quest) => (
                  <EndedQuest
                    key={quest.questId + quest.endedAt.toISOString()}
                    quest={quest}
                    content={quests.get(quest.questId)}
                  />
                ))}
              </ul>
            ),
        },
      ]}
    />
  );
}

/** How many of the quests that are closed yet are named. */
const shownLater = 4;

/** The active quests, and below them those that people offer now or later. */
function ActivePage({ log }: { readonly log: QuestLogView }) {
  const t = useTranslations('quest');
  const quests = useById(useContent('quests')?.quests);
  const all = offersOf(log, quests);
  const open = all.filter(({ reason }) => reason === null).length;
  const offers = all.slice(0, open + shownLater);
  return (
    <div className="grid gap-5">
      {log.active.length === 0 ? (
        <EmptyState icon="quest" title={t('noneActive')}>
          {t(log.available.length > 0 ? 'noneActiveText' : 'noneOfferedText')}
        </EmptyState>
      ) : (
        <ul className="grid gap-3">
          {log.active.map((quest) => (
            <ActiveQuest
              key={quest.questId}
              quest={quest}
              content={quests.get(quest.questId)}
              followed={log.trackedQuestId === quest.questId}
            />
          ))}
        </ul>
      )}
      {offers.length > 0 && (
        <section>
          <h3 className="caps mb-1.5 text-xs text-quiet">{t('offers')}</h3>
          <ul className="grid gap-2 roomy:grid-cols-2">
            {offers.map((offer) => (
              <OfferLine key={offer.quest.id} offer={offer} places={log.whereabouts} />
            ))}
          </ul>
        </section>
      )}
      <RepeatingQuests log={log} />
    </div>
  );
}
