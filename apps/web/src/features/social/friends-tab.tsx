'use client';

import type { FriendGroupView, FriendView, OwnStatusView } from '@necp/shared/social/schema';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Input } from '../../components/input';
import { EmptyState } from '../../components/states';
import type { PlayerActions } from '../../game/types';
import { AddFriend } from './add-friend';
import { FriendRow } from './friend-row';
import { GroupEditor } from './group-editor';
import { OwnStatus } from './own-status';

interface FriendsTabProps {
  readonly friends: readonly FriendView[];
  readonly groups: readonly FriendGroupView[];
  readonly own: OwnStatusView;
  readonly playerActions: Pick<PlayerActions, 'send'> | null;
}

/** The friends by group, with what each does now; favourites first, then those who are online. */
export function FriendsTab({ friends, groups, own, playerActions }: FriendsTabProps) {
  const t = useTranslations('social');
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLocaleLowerCase();
  const shown = friends.filter(({ character, note }) =>
    `${character.name} ${note}`.toLocaleLowerCase().includes(wanted),
  );
  const online = friends.filter(({ presence }) => presence.status !== 'offline').length;
  return (
    <div className="grid gap-5">
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <OwnStatus key={JSON.stringify(own)} own={own} />
        <AddFriend isUnfolded={friends.length === 0} />
      </div>
      {friends.length === 0 ? (
        <EmptyState icon="people" title={t('none')}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <>
          <div className="flex flex-wrap items-center gap-3">
            <Input
              type="search"
              aria-label={t('search')}
              placeholder={t('search')}
              value={search}
              maxLength={64}
              className="min-w-40 flex-1"
              onChange={(event) => setSearch(event.target.value)}
            />
            <p role="status" className="text-sm text-quiet">
              {t('count', { online, count: friends.length })}
            </p>
          </div>
          {shown.length === 0 && <p className="text-quiet">{t('noMatch')}</p>}
          {sectionsOf(shown, groups).map(({ id, name, members }) => (
            <section key={id} aria-label={name ?? t('ungrouped')}>
              {groups.length > 0 && <h3 className="caps text-xs text-quiet">{name ?? t('ungrouped')}</h3>}
              <ul className="divide-y divide-line/70">
                {members.map((friend) => (
                  <FriendRow key={friend.id} friend={friend} groups={groups} playerActions={playerActions} />
                ))}
              </ul>
            </section>
          ))}
        </>
      )}
      <GroupEditor groups={groups} />
    </div>
  );
}

/** Returns the groups that have members, in their order, and the rest at the end. */
function sectionsOf(friends: readonly FriendView[], groups: readonly FriendGroupView[]) {
  const sections = groups.map(({ id, name }) => ({
    id,
    name: name as string | null,
    members: friends.filter(({ groupId }) => groupId === id),
  }));
  const known = new Set(groups.map(({ id }) => id));
  const rest = friends.filter(({ groupId }) => groupId === null || !known.has(groupId));
  return [...sections, { id: 'rest', name: null, members: rest }].filter(({ members }) => members.length > 0);
}
