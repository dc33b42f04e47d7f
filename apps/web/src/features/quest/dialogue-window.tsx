'use client';

import type { DialogueChoice } from '@necp/shared/quest/content';
import type { ChoiceView, ConversationView, RollView } from '@necp/shared/quest/schema';
import type { Locale } from '@necp/shared/kernel';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { classNames } from '../../components/class-names';
import { Icon } from '../../components/icon';
import { IconButton } from '../../components/icon-button';
import { newRequestId } from '../../components/kernel/chance';
import { PortraitFrame } from '../../components/portrait-frame';
import { useTRPC } from '../../components/providers/api';
import { useById, useContent } from '../../components/providers/content';
import { useErrorWords } from '../../components/providers/refusals';
import { Loading } from '../../components/states';
import { portraitSvg } from '../../game/people/portrait';
import { CheckTag, DieThrow } from './dialogue-check';
import { useConditionWords } from './condition-words';

interface DialogueWindowProps {
  readonly motion: 'full' | 'reduced';
  /** The talk is over, by a word or by walking away. */
  readonly onClose: () => void;
  /** The talk led to the counter. */
  readonly onShop: () => void;
  /** A die leaves the hand. */
  readonly onThrow?: () => void;
}

/** Who speaks, what they say, and what one can answer: every chance and every change of standing before the click. */
export function DialogueWindow({ motion, onClose, onShop, onThrow }: DialogueWindowProps) {
  const t = useTranslations('quest');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const words = useErrorWords();
  const view = useQuery({ ...trpc.quest.conversation.queryOptions(), staleTime: 0 });
  const [roll, setRoll] = useState<{
    readonly roll: RollView;
    readonly next: ConversationView | null;
    readonly opens: 'shop' | null;
  } | null>(null);
  const key = trpc.quest.conversation.queryKey();
  const goOn = (next: ConversationView | null, opens: 'shop' | null) => {
    queries.setQueryData(key, next);
    setRoll(null);
    if (opens === 'shop') onShop();
    else if (next === null) onClose();
  };
  const choose = useMutation(
    trpc.quest.choose.mutationOptions({
      onSuccess: ({ roll: thrown, conversation, opens }) => {
        if (!thrown) return goOn(conversation, opens);
        setRoll({ roll: thrown, next: conversation, opens });
        onThrow?.();
      },
      onError: () => void view.refetch(),
    }),
  );
  const isOver = view.isSuccess && !view.isFetching && view.data === null && roll === null && !choose.isPending;
  useEffect(() => {
    if (isOver) onClose();
  }, [isOver, onClose]);
  const leave = useMutation(trpc.quest.closeConversation.mutationOptions({ onSettled: onClose }));
  const end = () => leave.mutate({ requestId: newRequestId() });
  const conversation = view.data ?? null;
  const take = (index: number) => {
    if (!conversation?.nodeId || choose.isPending || roll) return;
    choose.mutate({
      requestId: newRequestId(),
      conversationId: conversation.conversationId,
      nodeId: conversation.nodeId,
      choice: index,
    });
  };

  return (
    <section
      role="dialog"
      aria-label={t('dialogue')}
      className={
        'cut cut-12 plate-[rgb(12_16_20/0.96)] fixed inset-x-0 bottom-0 z-30 mx-auto flex ' +
        'max-h-[80dvh] w-full max-w-4xl animate-rise flex-col gap-3 overflow-y-auto p-4 ' +
        'pb-[max(1rem,env(safe-area-inset-bottom))] sm:bottom-4 sm:w-[calc(100vw-2rem)] sm:p-5'
      }
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          end();
        }
      }}
    >
      <IconButton
        tone="bare"
        icon="close"
        label={t('leave')}
        hint="none"
        className="absolute top-1 right-1"
        onClick={end}
      />
      {view.isPending && <Loading label={t('listening')} />}
      {roll ? (
        <DieThrow roll={roll.roll} motion={motion} onShown={() => goOn(roll.next, roll.opens)} />
      ) : (
        conversation && <Talk conversation={conversation} waiting={choose.isPending} onTake={take} onEnd={end} />
      )}
      {(choose.error ?? view.error) && (
        <p role="alert" className="text-sm text-red">
          {words(choose.error ?? view.error)}
        </p>
      )}
    </section>
  );
}

interface TalkProps {
  readonly conversation: ConversationView;
  readonly waiting: boolean;
  readonly onTake: (index: number) => void;
  readonly onEnd: () => void;
}

function Talk({ conversation, waiting, onTake, onEnd }: TalkProps) {
  const t = useTranslations('quest');
  const locale = useLocale() as Locale;
  const content = useContent('quests');
  const dialogue = useById(content?.dialogues).get(conversation.dialogueId ?? '');
  const node = dialogue?.nodes.find(({ id }) => id === conversation.nodeId);
  const people = useById(useContent('people')?.npcs);
  const person = people.get(node?.speaker ?? conversation.npcId ?? '');
  const place = useById(useContent('worldState')?.places).get(conversation.placeId ?? '');
  const quests = useById(content?.quests);
  if (!content || (conversation.dialogueId !== null && !node)) return <Loading label={t('listening')} />;
  const text = node?.text[locale] ?? person?.lines[conversation.greeting][locale] ?? '…';
  return (
    <>
      <div className="flex gap-4 pr-10">
        <PortraitFrame size="medium" className="w-20 self-start sm:w-28">
          {!person && <Icon name="bolt" className="m-auto p-5 text-cyan sm:p-8" />}
          {person && (
            <span
              className="contents [&>svg]:absolute [&>svg]:inset-0 [&>svg]:size-full"
              dangerouslySetInnerHTML={{ __html: portraitSvg(person.look, { hue: 'cyan', motion: 'alive' }) }}
            />
          )}
        </PortraitFrame>
        <div className="min-w-0 grow">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <span className="font-title text-lg text-cyan">{(person ?? place)?.name[locale] ?? t('thing')}</span>
            <span className="text-sm text-quiet">{person?.role[locale]}</span>
          </p>
          {conversation.delivered.map(({ questId, objectiveId }) => (
            <p key={objectiveId} className="text-sm text-green">
              {thanksOf(quests.get(questId), objectiveId)?.[locale]}
            </p>
          ))}
          <p aria-live="polite" className="mt-1 text-[1.0625rem] leading-relaxed text-text">
            {text}
          </p>
        </div>
      </div>
      <Answers
        key={conversation.nodeId}
        choices={conversation.choices}
        texts={node?.choices ?? []}
        waiting={waiting}
        onTake={onTake}
        onEnd={onEnd}
      />
    </>
  );
}

type Quest = ReturnType<typeof useContent<'quests'>> extends { quests: readonly (infer Q)[] } | null ? Q : never;
const thanksOf = (quest: Quest | undefined, objectiveId: string) => {
  const objective = quest?.stages
    .flatMap(({ objectives }) => objectives)
    .find(({ id, kind }) => id === objectiveId && kind === 'deliver');
  return objective?.kind === 'deliver' ? objective.thanks : undefined;
};

interface AnswersProps {
  readonly choices: readonly ChoiceView[];
  readonly texts: readonly DialogueChoice[];
  readonly waiting: boolean;
  readonly onTake: (index: number) => void;
  readonly onEnd: () => void;
}

/** Numbered, by click, tap or number key. */
function Answers({ choices, texts, waiting, onTake, onEnd }: AnswersProps) {
  const t = useTranslations('quest');
  const locale = useLocale() as Locale;
  const factions = useById(useContent('reputation')?.factions);
  const because = useConditionWords();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => list.current?.querySelector<HTMLElement>('button:not(:disabled)')?.focus(), []);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const number = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
      if (!number || event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      event.stopPropagation();
      const choice = choices[Number(number) - 1];
      if (choice?.isOpen) onTake(choice.index);
      else if (choices.length === 0) onEnd();
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [choices, onTake, onEnd]);
  const line = 'flex w-full items-start gap-3 border border-line bg-ground/60 px-3 py-2 text-left transition-colors';
  return (
    <ol ref={list} className="grid gap-1.5">
      {choices.map((choice, place) => (
        <li key={choice.index}>
          <button
            type="button"
            disabled={!choice.isOpen || waiting}
            onClick={() => onTake(choice.index)}
            className={classNames(line, 'min-h-11', choice.isOpen ? 'text-text hover:border-amber' : 'text-quiet')}
          >
            <span aria-hidden className="number text-amber">
              {place + 1}
            </span>
            <span className="grid min-w-0 grow gap-0.5">
              <span className="flex flex-wrap items-baseline gap-x-2">
                {choice.check && <CheckTag check={choice.check} />}
                <span>{texts[choice.index]?.text[locale]}</span>
              </span>
              {!choice.isOpen && choice.reason && <span className="text-sm text-red">{because(choice.reason)}</span>}
              {choice.changes.length > 0 && (
                <span className="flex flex-wrap gap-x-3 text-sm">
                  {choice.changes.map(({ faction, points }) => (
                    <span key={faction} className={points < 0 ? 'text-red' : 'text-green'}>
                      {factions.get(faction)?.name[locale]}{' '}
                      <span className="number">{points > 0 ? `+${points}` : `−${-points}`}</span>
                    </span>
                  ))}
                </span>
              )}
            </span>
          </button>
        </li>
      ))}
      {choices.length === 0 && (
        <li>
          <button type="button" onClick={onEnd} className={classNames(line, 'min-h-11 text-text hover:border-amber')}>
            <span aria-hidden className="number text-amber">
              1
            </span>
            {t('bye')}
          </button>
        </li>
      )}
    </ol>
  );
}
