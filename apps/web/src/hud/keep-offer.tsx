'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { NewTabMark } from '../components/new-tab-mark';
import { IconButton } from '../components/icon-button';
import { useHasNews } from '../components/news-card';
import { useTRPC } from '../components/providers/api';
import { useWindowStack } from '../components/window/stack';

/** After the first stage of this quest a guest is asked to keep the character. */
const firstStory = { id: 'first_light', goals: 'goals' } as const;

const lookAgainMs = 15_000;

/**
 * Offers a guest who has come this far to keep the character, and says why; a phone has room for the offer alone. It
 * waits for news, a conversation and open windows: they are answered first.
 */
export function KeepOffer({ characterId }: { readonly characterId: string }) {
  const t = useTranslations('hud');
  const trpc = useTRPC();
  const [isLater, setLater] = useState(false);
  const log = useQuery(trpc.quest.log.queryOptions()).data;
  const hasGrown =
    log?.characterId === characterId &&
    (log.ended.some(({ questId }) => questId === firstStory.id) ||
      log.active.some(({ questId, stageId }) => questId === firstStory.id && stageId === firstStory.goals));
  const me = useQuery({
    ...trpc.account.me.queryOptions(),
    enabled: hasGrown,
    refetchOnWindowFocus: 'always',
    // The page that saves the character is in another tab, which may be in sight beside this one.
    refetchInterval: ({ state }) => (state.data?.isGuest ? lookAgainMs : false),
  }).data;
  const hasNews = useHasNews();
  const isWindowOpen = useWindowStack(({ stack }) => stack.length > 0);
  if (!hasGrown || isLater || hasNews || isWindowOpen || !me?.isGuest) return null;
  return (
    <aside
      aria-label={t('keep')}
      className="cut edge-amber flex max-w-72 items-start gap-1 p-2.5 text-sm touch:items-center touch:p-0 touch:pl-2.5"
    >
      <p className="grow">
        <span className="touch:sr-only">{t('keepText')} </span>
        <a
          href="/bind"
          target="_blank"
          className="text-amber underline underline-offset-4 touch:inline-flex touch:min-h-11 touch:items-center"
        >
          {me.pendingEmail ? t('keepPending', { email: me.pendingEmail }) : t('keep')}
          <NewTabMark className="ml-1 inline" />
        </a>
      </p>
      <IconButton
        tone="bare"
        size="small"
        icon="close"
        label={t('keepLater')}
        hint="none"
        onClick={() => setLater(true)}
      />
    </aside>
  );
}
