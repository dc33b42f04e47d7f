'use client';

import type { NotificationKind } from '@necp/shared/notification/schema';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { toast } from 'sonner';
import type { HudProps } from '../base/feature';
import { type Arrival, useArrivals } from './store';
import { useAnswer } from './use-answer';

/** A notice that asks something stays longer than one that only says something. */
const asksForMs = 15_000;
const saysForMs = 6_000;
/** What arrives in quick succession is announced as one. */
const groupsMs = 400;

/** Announces what arrived: one request with its answers, several as one notice; nothing during a fight. */
export function ArrivalToasts({ openWindow }: Pick<HudProps, 'openWindow'>) {
  const isDue = useArrivals(({ isFighting, waiting }) => !isFighting && waiting.length > 0);
  const announce = useAnnouncement(openWindow);
  useEffect(() => {
    if (!isDue) return;
    const timer = setTimeout(() => announce(useArrivals.getState().take()), groupsMs);
    return () => clearTimeout(timer);
  }, [isDue, announce]);
  return null;
}

function useAnnouncement(openWindow: HudProps['openWindow']) {
  const t = useTranslations('hud.notification');
  const { accept, decline } = useAnswer();
  const textOf = (kind: NotificationKind, name: string) => {
    if (kind === 'friend_accepted') return t('friend_accepted', { name });
    if (kind === 'sanction') return t('sanction');
    if (kind === 'report_decided') return t('report_decided');
    if (kind === 'application_answered') return t('application_answered');
    if (kind === 'guild_removed' || kind === 'guild_leader') return t(kind);
    if (kind === 'guild_event') return t('guild_event');
    return t(kind === 'token_reused' ? 'token_reused' : 'new_device');
  };
  return (arrivals: readonly Arrival[]) => {
    const [first] = arrivals;
    if (first === undefined) return;
    const open = { label: t('open'), onClick: () => openWindow('notifications') };
    if (arrivals.length > 1) {
      toast.warning(t('many', { count: arrivals.length }), { id: 'arrivals', duration: saysForMs, action: open });
      return;
    }
    const { id, fact, other } = first;
    const name = other ?? t('someone');
    if (fact.kind === 'friend_request') {
      const answer = { notificationId: id, friendRequestId: fact.details.friendRequestId };
      toast.info(t('friend_request', { name }), {
        id,
        duration: asksForMs,
        action: { label: t('accept'), onClick: () => accept(answer) },
        cancel: { label: t('decline'), onClick: () => decline(answer) },
      });
      return;
    }
    if (fact.kind === 'letter') {
      const { from, hasContents } = fact.details;
      const inside = hasContents ? 'full' : 'empty';
      const said = from === null ? t('cityLetter', { inside }) : t('letter', { name: from, inside });
      const read = { label: t('open'), onClick: () => openWindow('mail') };
      toast.info(said, { id, duration: saysForMs, action: read });
      return;
    }
    if (fact.kind === 'guild_invitation' || fact.kind === 'guild_answered') {
      const said =
        fact.kind === 'guild_invitation'
          ? t('guildInvited', fact.details)
          : t('guildAnswered', { guild: fact.details.guild });
      const look = { label: t('open'), onClick: () => openWindow('guild') };
      toast.info(said, { id, duration: asksForMs, action: look });
      return;
    }
    const text = textOf(fact.kind, name);
    const show = fact.kind === 'friend_accepted' || fact.kind === 'report_decided' ? toast.success : toast.warning;
    show(text, { id, duration: saysForMs, action: open });
  };
}
