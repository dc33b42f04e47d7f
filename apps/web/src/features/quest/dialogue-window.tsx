'use client';

import type { ConversationView } from '@necp/shared/quest/schema';
import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { useRef } from 'react';
import { createPortal } from 'react-dom';
import { Icon } from '../../components/icon';
import { IconButton } from '../../components/icon-button';
import { PortraitFrame } from '../../components/portrait-frame';
import { useById, useContent } from '../../components/providers/content';
import { useErrorWords } from '../../components/providers/refusals';
import { Loading } from '../../components/states';
import { ScrollArea } from '../../components/window/scroll-area';
import { closeTopWindow, useStacked } from '../../components/window/stack';
import { portraitSvg } from '../../game/people/portrait';
import { Answers } from './dialogue-answers';
import { DieThrow } from './dialogue-check';
import { type ConversationCallbacks, useConversation } from './use-conversation';

interface DialogueWindowProps extends ConversationCallbacks {
  readonly motion: 'full' | 'reduced';
}

/** Shows who speaks, what they say and the replies, each with its odds and its changes of reputation. */
export function DialogueWindow({ motion, onOver, onShop, onThrow }: DialogueWindowProps) {
  const t = useTranslations('quest');
  const words = useErrorWords();
  const { conversation, roll, isLoading, waiting, error, take, end, goOn } = useConversation({
    onOver,
    onShop,
    onThrow,
  });
  const element = useRef<HTMLElement>(null);
  const { layer, raising } = useStacked('dialogue', { element, close: end });
  // It is drawn beside the other windows: inside the HUD it would always be below them.
  return createPortal(
    <section
      ref={element}
      role="dialog"
      aria-label={t('dialogue')}
      tabIndex={-1}
      {...raising}
      style={{ zIndex: layer }}
      className={
        'cut cut-12 plate-panel fixed inset-x-0 bottom-0 mx-auto flex max-h-[min(34rem,72dvh)] w-full max-w-4xl ' +
        'animate-rise flex-col outline-none [container:window/inline-size] sm:bottom-4 sm:max-h-[min(28rem,80dvh)] ' +
        'sm:w-[calc(100vw-2rem)] short:bottom-0 short:max-h-[calc(100dvh-0.375rem)]'
      }
      onKeyDown={(event) => {
        // A key that is held would answer page after page.
        if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        closeTopWindow();
      }}
    >
      <IconButton
        tone="bare"
        icon="close"
        label={t('leave')}
        hint="none"
        className="absolute top-1 right-1 z-10"
        onClick={end}
      />
      <ScrollArea
        frameClassName="cut-floor mx-px mb-px grow"
        className="window-pad pb-[max(1rem,env(safe-area-inset-bottom))]"
      >
        {/* The window stands on the lower edge, so the replies do not move with the length of what is said. */}
        <div className="flex min-h-32 flex-col justify-between gap-3">
          {isLoading && <Loading label={t('listening')} />}
          {roll ? (
            <DieThrow roll={roll.roll} motion={motion} onShown={() => goOn(roll.next, roll.opens)} />
          ) : (
            conversation && <Talk conversation={conversation} waiting={waiting} onTake={take} onEnd={end} />
          )}
          {error && (
            <p role="alert" className="text-sm text-red">
              {words(error)}
            </p>
          )}
        </div>
      </ScrollArea>
    </section>,
    document.body,
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
        <PortraitFrame size="medium" className="w-20 self-start sm:w-28 short:w-16">
          {!person && <Icon name="bolt" className="m-auto p-5 text-cyan sm:p-8 short:p-4" />}
          {person && (
            <span
              className="contents [&>svg]:absolute [&>svg]:inset-0 [&>svg]:size-full"
              dangerouslySetInnerHTML={{ __html: portraitSvg(person.look, { hue: 'cyan', motion: 'alive' }) }}
            />
          )}
        </PortraitFrame>
        <div className="min-w-0 grow">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <span className="font-title text-lg text-cyan">
              {(person ?? place)?.name[locale] ?? t('unnamedSpeaker')}
            </span>
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
