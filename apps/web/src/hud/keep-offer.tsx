'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { NewTabMark } from '../components/new-tab-mark';
import { IconButton } from '../components/icon-button';
import { useTRPC } from '../components/providers/api';

/** After the first stage of this quest a guest is asked to keep the character. */
const firstStory = { id: 'first_light', goals: 'goals' } as const;

/** Offers a guest who has come this far to keep the character, and says why. */
export function KeepOffer({ characterId }: { readonly characterId: string }) {
  const t = useTranslations('hud');
  const trpc = useTRPC();
  const [isLater, setLater] = useState(false);
  const log = useQuery(trpc.quest.log.queryOptions()).data;
  const hasGrown =
    log?.characterId === characterId &&
    (log.ended.some(({ questId }) => questId === firstStory.id) ||
      log.active.some(({ questId, stageId }) => questId === firstStory.id && stageId === firstStory.goals));
  const me = useQuery({ ...trpc.account.me.queryOptions(), enabled: hasGrown }).data;
  if (!hasGrown || isLater || !me?.isGuest) return null;
  return (
    <aside aria-label={t('keep')} className="cut edge-amber flex max-w-72 items-start gap-1 p-2.5 text-sm">
      <p className="grow">
        {t('keepText')}{' '}
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
