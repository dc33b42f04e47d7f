'use client';

import { hasRight } from '@necp/shared/guild/rules';
import type { GuildMemberView } from '@necp/shared/guild/schema';
import { useTranslations } from 'next-intl';
import { useDeferredValue, useState } from 'react';
import { Field } from '../../components/field';
import { Input } from '../../components/input';
import { Select } from '../../components/select';
import { EmptyState } from '../../components/states';
import { Switch } from '../../components/switch';
import { InviteByName } from './invite-by-name';
import { MemberRow } from './member-row';
import { ReadPart } from './read-part';
import type { GuildTabProps } from './tabs';
import { useRoster } from './use-guild';

const orders = ['rank', 'name', 'level', 'seen', 'joined'] as const;
type Order = (typeof orders)[number];

/** Which members are shown, and in which order. */
interface Shown {
  readonly text: string;
  readonly isOnlineOnly: boolean;
  readonly order: Order;
}

const seenMs = ({ isOnline, seenAt }: GuildMemberView) =>
  isOnline ? Number.POSITIVE_INFINITY : (seenAt?.getTime() ?? 0);
const byName = (a: GuildMemberView, b: GuildMemberView) => a.character.name.localeCompare(b.character.name);
const comparisons: Readonly<Record<Order, (a: GuildMemberView, b: GuildMemberView) => number>> = {
  rank: (a, b) => a.place - b.place,
  name: byName,
  level: (a, b) => b.character.level - a.character.level,
  // Two who are online are infinitely recent: their difference would be no number.
  seen: (a, b) => (seenMs(a) === seenMs(b) ? 0 : seenMs(b) - seenMs(a)),
  joined: (a, b) => a.joinedAt.getTime() - b.joinedAt.getTime(),
};

/** Returns the members that fit, in their order, those of the same place in it by name. */
export function sortMembers(members: readonly GuildMemberView[], { text, isOnlineOnly, order }: Shown) {
  const part = text.trim().toLowerCase();
  return members
    .filter(({ isOnline }) => isOnline || !isOnlineOnly)
    .filter(({ character, note }) => `${character.name} ${note}`.toLowerCase().includes(part))
    .toSorted((a, b) => comparisons[order](a, b) || byName(a, b));
}

/** The members of the guild, with what narrows them down and what can be done about them. */
export function RosterTab({ guild, characterId }: GuildTabProps) {
  const t = useTranslations('guild.roster');
  const query = useRoster();
  const [shown, show] = useState<Shown>({ text: '', isOnlineOnly: false, order: 'rank' });
  const text = useDeferredValue(shown.text);
  return (
    <div className="grid gap-4">
      {hasRight(guild.own, 'invite').ok && <InviteByName />}
      <section aria-label={t('filters')} className="grid gap-3 sm:grid-cols-2">
        <Field label={t('search')}>
          <Input
            value={shown.text}
            maxLength={64}
            autoComplete="off"
            onChange={(event) => show({ ...shown, text: event.target.value })}
          />
        </Field>
        <Field label={t('order')}>
          <Select
            value={shown.order}
            options={orders.map((value) => ({ value, label: t(`orders.${value}`) }))}
            onChange={(order) => show({ ...shown, order })}
          />
        </Field>
        <Switch
          label={t('onlineOnly')}
          checked={shown.isOnlineOnly}
          onChange={(isOnlineOnly) => show({ ...shown, isOnlineOnly })}
        />
      </section>
      <ReadPart query={query}>
        {({ members }) => {
          const found = sortMembers(members, { ...shown, text });
          const online = members.filter(({ isOnline }) => isOnline).length;
          return (
            <>
              <p className="text-sm text-quiet">{t('online', { count: online, all: members.length })}</p>
              {found.length === 0 && (
                <EmptyState icon="search" title={t('none')}>
                  {t('noneText')}
                </EmptyState>
              )}
              <ul aria-label={t('label')} className="divide-y divide-line/70">
                {found.map((member) => (
                  <MemberRow key={member.characterId} guild={guild} member={member} ownId={characterId} />
                ))}
              </ul>
            </>
          );
        }}
      </ReadPart>
    </div>
  );
}
