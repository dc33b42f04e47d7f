'use client';

import type { Objective as ObjectiveContent, QuestContent, TaughtControl } from '@necp/shared/quest/content';
import type { ActiveQuestView } from '@necp/shared/quest/schema';
import type { Locale } from '@necp/shared/kernel';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { classNames } from '../../components/class-names';
import { ControlUse } from '../../components/controls/control-use';
import { useNewControls, useTeaching } from '../../components/controls/teaching';
import { Icon } from '../../components/icon';
import { newRequestId } from '../../components/kernel/rng';
import { clockOf, wallClock } from '../../components/kernel/clock';
import { useTRPC } from '../../components/providers/api';
import { useById, useContent } from '../../components/providers/content';
import type { HudProps } from '../base/feature';
import { EventWait } from './event-wait';
import { firstLine, foldedLines, NextSteps } from './next-steps';

/** Shows the tracked quest: the next objectives, their progress, and the time left; without one, what to do next. */
export function QuestTracker({
  character: { id: characterId },
  device,
  openWindow,
}: Pick<HudProps, 'character' | 'device' | 'openWindow'>) {
  const t = useTranslations('quest');
  const locale = useLocale() as Locale;
  const trpc = useTRPC();
  const log = useQuery(trpc.quest.log.queryOptions()).data;
  const quests = useById(useContent('quests')?.quests);
  const followed =
    log?.characterId === characterId
      ? (log.active.find(({ questId }) => questId === log.trackedQuestId) ?? log.active[0])
      : undefined;
  const quest = quests.get(followed?.questId ?? '');
  const waiting = log?.characterId === characterId ? log.ended.find(({ choice }) => choice.length > 0) : undefined;
  const rewarded = quests.get(waiting?.questId ?? '');
  const [isOpen, setOpen] = useState(false);
  const isFolded = device === 'phone' && !isOpen;
  if (log?.characterId !== characterId) return null;
  return (
    <section
      aria-label={t('tracker')}
      aria-live="polite"
      className={classNames(
        'cut',
        device === 'desk' ? 'w-72 p-2.5' : 'w-47 px-2 py-1.5 text-sm [&>p:first-child]:pr-5 [&>ul]:pr-3.5 short:w-52',
      )}
    >
      {followed && quest && <Followed followed={followed} quest={quest} isFolded={isFolded} device={device} />}
      {!followed && <NextSteps log={log} isFolded={isFolded} />}
      {device === 'phone' && (
        <button
          type="button"
          aria-expanded={isOpen}
          aria-label={t(isOpen ? 'less' : 'more')}
          onClick={() => setOpen(!isOpen)}
          className="absolute inset-0 min-h-11 p-1.5"
        >
          <Icon name={isOpen ? 'chevron_up' : 'chevron_down'} className="ml-auto size-4 self-start text-quiet" />
        </button>
      )}
      {rewarded && (
        <button
          type="button"
          onClick={() => openWindow('quests')}
          className={
            'relative z-1 mt-1.5 block w-full border-t border-line pt-1.5 text-left text-sm text-green underline ' +
            'underline-offset-4 hover:text-text touch:min-h-11'
          }
        >
          {isFolded ? t('card.choose') : t('rewardWaits', { quest: rewarded.name[locale] })}
        </button>
      )}
    </section>
  );
}

interface FollowedProps extends Pick<HudProps, 'device'> {
  /** Whether only the next objective is in sight. */
  readonly isFolded: boolean;
  readonly followed: ActiveQuestView;
  readonly quest: QuestContent;
}

function Followed({ followed, quest, isFolded, device }: FollowedProps) {
  const t = useTranslations('quest');
  const locale = useLocale() as Locale;
  const trpc = useTRPC();
  const queries = useQueryClient();
  const skip = useMutation(
    trpc.quest.skip.mutationOptions({ onSuccess: (view) => queries.setQueryData(trpc.quest.log.queryKey(), view) }),
  );
  const contents = new Map(
    quest.stages
      .find(({ id }) => id === followed.stageId)
      ?.objectives.map((objective) => [objective.id as string, objective]),
  );
  useLessons(followed, contents);
  return (
    <>
      <p className="flex items-baseline justify-between gap-2">
        <span className="truncate font-title text-amber">{quest.name[locale]}</span>
        {followed.deadlineAt && <Deadline at={followed.deadlineAt} />}
      </p>
      {/* A phone has room for what is left to do; folded, for the next step. */}
      <ul className={classNames('grid gap-0.5', isFolded && firstLine)}>
        {followed.objectives
          .filter(({ isDone }) => device === 'desk' || !isDone)
          .map((objective) => (
            <Objective
              key={objective.id}
              questId={quest.id}
              objective={objective}
              content={contents.get(objective.id)}
              isFolded={isFolded}
            />
          ))}
      </ul>
      {followed.canSkip && !isFolded && (
        <button
          type="button"
          title={t('skipHint')}
          disabled={skip.isPending}
          onClick={() => skip.mutate({ requestId: newRequestId(), questId: followed.questId })}
          className="relative z-1 mt-1 text-sm text-quiet underline underline-offset-4 hover:text-text touch:min-h-11"
        >
          {t('skip')}
        </button>
      )}
    </>
  );
}

/**
 * Teaches the controls of the next objective, and of those that are a matter of choice, for as long as the quest is
 * tracked. The controls of later ones would send the player to a button that does not help yet.
 */
function useLessons(followed: ActiveQuestView, contents: ReadonlyMap<string, ObjectiveContent>): void {
  const open = followed.objectives.flatMap(({ id, isDone }) => (isDone ? [] : (contents.get(id) ?? [])));
  const next = open.find(({ optional }) => !optional);
  const controls = open.flatMap((one) => (one === next || one.optional ? (one.controls ?? []) : []));
  const lessons = [...new Set(controls)].join(' ');
  useEffect(() => {
    const { teach } = useTeaching.getState();
    teach(lessons === '' ? [] : (lessons.split(' ') as TaughtControl[]));
    return () => teach([]);
  }, [lessons]);
}

interface ObjectiveProps {
  readonly questId: string;
  readonly objective: ActiveQuestView['objectives'][number];
  readonly content: ObjectiveContent | undefined;
  readonly isFolded: boolean;
}

function Objective({ questId, objective, content, isFolded }: ObjectiveProps) {
  const t = useTranslations('quest');
  const locale = useLocale() as Locale;
  const { have, need, isDone } = objective;
  const controls = useNewControls(isDone ? [] : (content?.controls ?? []));
  return (
    <li className={classNames('flex items-baseline gap-2 text-sm', isDone ? 'text-quiet line-through' : 'text-text')}>
      <span aria-hidden className={isDone ? 'text-green' : 'text-amber'}>
        {isDone ? '✓' : '▸'}
      </span>
      <span className="min-w-0 grow">
        <span className={classNames(isFolded && foldedLines)}>
          {content?.text[locale]}
          {isDone && <span className="sr-only"> ({t('ending.done')})</span>}
          {content?.optional && <span className="text-quiet"> ({t('optional')})</span>}
        </span>
        {!isDone && content?.kind === 'event' && <EventWait objective={content} questId={questId} />}
        {controls.length > 0 && !isFolded && (
          <span className="mt-0.5 mb-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-quiet">
            {controls.map((control) => (
              <ControlUse key={control} control={control} />
            ))}
          </span>
        )}
      </span>
      {need > 1 && (
        <span className="number shrink-0">
          {have}/{need}
        </span>
      )}
    </li>
  );
}

function Deadline({ at }: { readonly at: Date }) {
  const t = useTranslations('quest');
  const [now, setNow] = useState(() => wallClock.nowMs());
  useEffect(() => {
    const beat = setInterval(() => setNow(wallClock.nowMs()), 500);
    return () => clearInterval(beat);
  }, []);
  const seconds = Math.max(0, Math.ceil((at.getTime() - now) / 1000));
  const clock = clockOf(seconds);
  return (
    <span
      role="timer"
      aria-label={t('timeLeft', { clock })}
      className={classNames('number shrink-0 text-sm', seconds < 30 ? 'text-red' : 'text-text')}
    >
      {clock}
    </span>
  );
}
