'use client';

import { zoneNames } from '@necp/content/client';
import type { Locale } from '@necp/shared/kernel';
import type { FriendGroupView, FriendView } from '@necp/shared/social/schema';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { Icon } from '../../components/icon';
import { wallClock } from '../../components/kernel/clock';
import { newRequestId } from '../../components/kernel/rng';
import type { PlayerActions } from '../../game/types';
import { useWay } from '../base/way';
import { FriendEditor } from './friend-editor';
import { FriendMenu } from './friend-menu';
import { PresenceMark } from './presence-mark';
import { useHere } from './store';
import { useSocialActions } from './use-social';

interface FriendRowProps {
  readonly friend: FriendView;
  readonly groups: readonly FriendGroupView[];
  readonly playerActions: Pick<PlayerActions, 'send'> | null;
}

/** A friend: presence by shape, colour and word, place, last visit, the player's note, and what can be done. */
export function FriendRow({ friend, groups, playerActions }: FriendRowProps) {
  const t = useTranslations('social');
  const [isEditing, setEditing] = useState(false);
  const [asked, setAsked] = useState<'remove' | 'block' | null>(null);
  const { change, remove, block } = useSocialActions();
  const { id, character, note, groupId, isFavourite, presence } = friend;
  const { name } = character;
  const confirm = () => {
    if (asked === 'remove') remove.mutate({ requestId: newRequestId(), friendId: id });
    if (asked === 'block') block.mutate({ requestId: newRequestId(), name });
    setAsked(null);
  };
  return (
    // Rows out of sight are not laid out, so that two hundred friends stay quick.
    <li className="py-2.5 [contain-intrinsic-size:auto_4rem] [content-visibility:auto]">
      <div className="flex items-center gap-3">
        <PresenceMark status={presence.status} />
        <div className="min-w-0 grow">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-semibold break-words text-text">{name}</span>
            {isFavourite && (
              <span className="text-amber">
                ★<span className="sr-only"> {t('favourites')}</span>
              </span>
            )}
            <span className="number text-sm text-quiet">{t('level', { level: character.level })}</span>
          </p>
          <PresenceWords presence={presence} />
          {note !== '' && (
            <p className="flex items-center gap-1.5 text-sm break-words text-quiet">
              <Icon name="note" className="size-4" />
              {note}
            </p>
          )}
        </div>
        <FollowButton presence={presence} playerActions={playerActions} />
        <FriendMenu
          friend={friend}
          onEdit={() => setEditing(!isEditing)}
          onFavourite={() =>
            change.mutate({ requestId: newRequestId(), friendId: id, note, groupId, isFavourite: !isFavourite })
          }
          onRemove={() => setAsked('remove')}
          onBlock={() => setAsked('block')}
        />
      </div>
      {isEditing && <FriendEditor friend={friend} groups={groups} onDone={() => setEditing(false)} />}
      <ConfirmDialog
        open={asked !== null}
        title={t(asked === 'block' ? 'blockTitle' : 'removeTitle', { name })}
        confirmLabel={t(asked === 'block' ? 'block' : 'remove')}
        cancelLabel={t('cancel')}
        tone="danger"
        onConfirm={confirm}
        onCancel={() => setAsked(null)}
      >
        {t(asked === 'block' ? 'blockText' : 'removeText')}
      </ConfirmDialog>
    </li>
  );
}

interface FollowProps extends Pick<FriendRowProps, 'playerActions'>, Pick<FriendView, 'presence'> {}

/** Goes to a friend: by a change of channel in the same district, else along the way that the map shows. */
function FollowButton({ presence, playerActions }: FollowProps) {
  const t = useTranslations('social');
  const channel = useReachableChannel(presence);
  const elsewhere = useOtherDistrict(presence);
  if (elsewhere !== null)
    return (
      <Button size="small" onClick={() => useWay.getState().askTo(elsewhere)}>
        {t('showWay')}
      </Button>
    );
  if (channel === null || !playerActions) return null;
  return (
    <Button size="small" onClick={() => playerActions.send('zone.change_channel', { channel })}>
      {t('goTo', { channel })}
    </Button>
  );
}

/** Returns the channel in which the friend can be joined: another one of the player's district, open to all. */
function useReachableChannel({ zoneId, channel, doing }: FriendView['presence']): number | null {
  const here = useHere((state) => state.here);
  if (here === null || channel === null || doing === 'instance' || zoneId !== here.zoneId) return null;
  return channel === here.channel ? null : channel;
}

/** Returns the district in which the friend is, when the player can walk there from another one. */
function useOtherDistrict({ zoneId, doing }: FriendView['presence']): string | null {
  const here = useHere((state) => state.here);
  return here === null || zoneId === null || doing === 'instance' || zoneId === here.zoneId ? null : zoneId;
}

function PresenceWords({ presence }: Pick<FriendView, 'presence'>) {
  const t = useTranslations('social');
  const locale = useLocale() as Locale;
  const format = useFormatter();
  const { status, text, zoneId, channel, doing, seenAt } = presence;
  const words = [t(`status.${status}`)];
  if (text !== '') words.push(text);
  if (zoneId !== null && channel !== null)
    words.push(doing === 'instance' ? nameOf(zoneId, locale) : `${nameOf(zoneId, locale)} · ${channel}`);
  if (doing !== null && doing !== 'city') words.push(t(`doing.${doing}`));
  if (seenAt !== null && status === 'offline')
    words.push(t('seen', { ago: format.relativeTime(seenAt, new Date(wallClock.nowMs())) }));
  return <p className="text-sm break-words text-quiet">{words.join(' · ')}</p>;
}

const nameOf = (zoneId: string, locale: Locale) => zoneNames[zoneId]?.[locale] ?? zoneId;
