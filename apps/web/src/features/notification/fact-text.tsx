'use client';

import type { Locale } from '@necp/shared/kernel';
import type { NotificationFact, NotificationKind } from '@necp/shared/notification/schema';
import { tierIds } from '@necp/shared/reputation/content';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { IconName } from '../../components/icon';
import { useById, useContent } from '../../components/providers/content';

/** The icons of the kinds. */
export const kindIcons: Readonly<Record<NotificationKind, IconName>> = {
  level_up: 'chevron_up',
  title_gained: 'quest',
  tier_changed: 'reputation',
  delivery: 'bag',
  event_reward: 'target',
  party_invitation: 'party',
  party_application: 'party',
  application_answered: 'party',
  guild_invitation: 'guild',
  guild_application: 'guild',
  guild_answered: 'guild',
  guild_removed: 'guild',
  guild_leader: 'guild',
  new_device: 'device',
  token_reused: 'warning',
  friend_request: 'people',
  friend_accepted: 'friends',
  mention: 'chat',
  sanction: 'warning',
  report_decided: 'eye',
  letter: 'mail',
  guild_level: 'guild',
  guild_event: 'guild',
};

const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Returns a function that says a fact in the player's language. */
export function useFactText(): (fact: NotificationFact, other: string | null) => string {
  const t = useTranslations('notification.fact');
  const format = useFormatter();
  const locale = useLocale() as Locale;
  const items = useById(useContent('items')?.items);
  const reputation = useContent('reputation');
  const factions = useById(reputation?.factions);
  const tiers = useById(reputation?.tiers);
  const events = useById(useContent('worldEvents')?.worldEvents);
  const guildText = useGuildText();
  return (fact, other) => {
    if (isOfGuild(fact)) return guildText(fact);
    switch (fact.kind) {
      case 'level_up':
        return t('level_up', fact.details);
      case 'title_gained':
        return t('title_gained', { title: fact.details.title[locale] });
      case 'tier_changed': {
        const { faction, from, to } = fact.details;
        const names = { faction: factions.get(faction)?.name[locale] ?? '', tier: tiers.get(to)?.name[locale] ?? '' };
        return t(tierIds.indexOf(to) > tierIds.indexOf(from) ? 'tierUp' : 'tierDown', names);
      }
      case 'delivery': {
        const { templateId, quantity } = fact.details;
        const item = items.get(templateId)?.name[locale] ?? '';
        return quantity === 1 ? t('delivery', { item }) : t('deliveries', { item, quantity });
      }
      case 'event_reward':
        return t('event_reward', { event: events.get(fact.details.event)?.name[locale] ?? '' });
      case 'party_invitation':
        return t('party_invitation', fact.details);
      case 'party_application':
        return t('party_application', fact.details);
      case 'application_answered': {
        const { from, isAccepted } = fact.details;
        return t(isAccepted ? 'applicationAccepted' : 'applicationDeclined', { from });
      }
      case 'new_device':
        return t('new_device');
      case 'token_reused':
        return t('token_reused');
      case 'friend_request':
        return t('friend_request', { name: other ?? t('someone') });
      case 'friend_accepted':
        return t('friend_accepted', { name: other ?? t('someone') });
      case 'mention': {
        const { channel, place } = fact.details;
        return t('mention', { name: other ?? t('someone'), channel, place });
      }
      case 'sanction': {
        const { sanction, channel, untilMs, reason } = fact.details;
        const until = untilMs === null ? '' : format.dateTime(untilMs, { dateStyle: 'medium', timeStyle: 'short' });
        return sanction === 'mute' ? t('muted', { channel: channel ?? 'all', until, reason }) : t('warned', { reason });
      }
      case 'report_decided':
        return t(fact.details.isUpheld ? 'reportUpheld' : 'reportDismissed', { reason: fact.details.reason });
      case 'letter': {
        const { from, hasContents } = fact.details;
        const inside = hasContents ? 'full' : 'empty';
        return from === null ? t('cityLetter', { inside }) : t('letter', { name: from, inside });
      }
    }
  };
}

type GuildFact = Extract<NotificationFact, { kind: `guild_${string}` }>;
const isOfGuild = (fact: NotificationFact): fact is GuildFact => fact.kind.startsWith('guild_');

/** Returns a function that says what happened between the player and a guild. */
function useGuildText(): (fact: GuildFact) => string {
  const t = useTranslations('notification.fact');
  const format = useFormatter();
  return (fact) => {
    switch (fact.kind) {
      case 'guild_level':
        return t('guild_level', fact.details);
      case 'guild_event': {
        const { title, what, startsAtMs } = fact.details;
        const at = format.dateTime(startsAtMs, { dateStyle: 'medium', timeStyle: 'short', timeZone: ownZone() });
        return t('guild_event', { title, what, at });
      }
      case 'guild_answered':
        return t(fact.details.isAccepted ? 'guildAccepted' : 'guildDeclined', { guild: fact.details.guild });
      case 'guild_application':
        return t('guild_application', fact.details);
      case 'guild_invitation':
        return t('guild_invitation', fact.details);
      case 'guild_removed':
        return t('guild_removed', fact.details);
      case 'guild_leader':
        return t('guild_leader', fact.details);
    }
  };
}
