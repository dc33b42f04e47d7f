'use client';

import { hasRight } from '@necp/shared/guild/rules';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import * as Parts from 'radix-ui/dropdown-menu';
import { type ReactNode, useState } from 'react';
import { toast } from 'sonner';
import { classNames } from './class-names';
import { Icon, type IconName } from './icon';
import { newRequestId } from './kernel/rng';
import { wantLink } from './link-wanted';
import { MenuContent, menuItemLook } from './menu';
import { useTRPC } from './providers/api';
import { useErrorWords } from './providers/refusals';
import { useReportedVoice, useTalkedWith } from './speaking';
import { wantTrade } from './trade-wanted';
import { wantWhisper } from './whisper-wanted';

interface PlayerMenuProps {
  /** The name of the player's character. */
  readonly name: string;
  readonly className?: string;
  /** Challenges the player; left out where no duel is possible. */
  readonly onDuel?: () => void;
  /** Reports what the player said; left out where nothing was said. */
  readonly onReport?: () => void;
}

/** A player's name with what can be done about the player; it opens by click, tap, right click and keyboard. */
export function PlayerMenu({ name, className, onDuel, onReport }: PlayerMenuProps) {
  const t = useTranslations('hud');
  const [isOpen, setOpen] = useState(false);
  return (
    <Parts.Root open={isOpen} onOpenChange={setOpen} modal={false}>
      <Parts.Trigger
        aria-label={t('playerMenu', { name })}
        className={classNames(
          'pointer-events-auto text-left hover:underline touch:inline-flex touch:min-h-11 touch:items-center',
          className,
        )}
        onContextMenu={(event) => {
          event.preventDefault();
          setOpen(true);
        }}
      >
        {name}
      </Parts.Trigger>
      <MenuContent label={t('playerMenu', { name })} align="start">
        <Parts.Label className="px-3 py-1.5 text-sm text-quiet">{name}</Parts.Label>
        <MenuItems name={name} onDuel={onDuel} onReport={onReport} />
      </MenuContent>
    </Parts.Root>
  );
}

function MenuItems({ name, onDuel, onReport }: Pick<PlayerMenuProps, 'name' | 'onDuel' | 'onReport'>) {
  const t = useTranslations('hud');
  const { social } = useTRPC();
  const relation = useQuery(social.relation.queryOptions({ name })).data;
  const hasTalked = useTalkedWith(({ names }) => names.has(name));
  const { ask, block, unblock, invite, request } = useSocialMutations(name);
  const requestId = newRequestId();
  return (
    <>
      {onDuel && (
        <Item icon="swords" onSelect={onDuel}>
          {t('playerDuel')}
        </Item>
      )}
      {relation !== undefined && relation.is !== 'blocked' && relation.is !== 'self' && (
        <Item icon="chat" onSelect={() => wantWhisper(name)}>
          {t('whisperTo')}
        </Item>
      )}
      {relation?.is === 'none' && (
        <Item icon="plus" onSelect={() => ask.mutate({ requestId, name, note: '' })}>
          {t('addFriend')}
        </Item>
      )}
      {relation !== undefined && relation.is !== 'blocked' && relation.is !== 'self' && (
        <>
          <Item icon="people" onSelect={() => invite.mutate({ requestId, name })}>
            {t('inviteToParty')}
          </Item>
          <Item icon="people" onSelect={() => request.mutate({ requestId, name })}>
            {t('askForParty')}
          </Item>
          <GuildItem name={name} />
          <Item icon="swap" onSelect={() => wantTrade(name)}>
            {t('tradeWith')}
          </Item>
        </>
      )}
      <Item icon="chat" onSelect={() => wantLink({ kind: 'player', name }, name)}>
        {t('linkInChat')}
      </Item>
      <Parts.Item asChild>
        <a className={menuItemLook} href={`/c/${encodeURIComponent(name)}`} target="_blank" rel="noreferrer">
          <Icon name="person" className="size-4" />
          {t('playerProfile')}
        </a>
      </Parts.Item>
      {relation !== undefined && relation.is !== 'blocked' && relation.is !== 'self' && (
        <Item icon="shield" onSelect={() => block.mutate({ requestId, name })}>
          {t('blockPlayer')}
        </Item>
      )}
      {onReport && relation?.is !== 'self' && (
        <Item icon="fault" onSelect={onReport}>
          {t('reportLine')}
        </Item>
      )}
      {hasTalked && relation?.is !== 'self' && (
        <Item icon="microphone" onSelect={() => useReportedVoice.setState({ name })}>
          {t('voice.reportItem')}
        </Item>
      )}
      {relation?.blockId && (
        <Item icon="undo" onSelect={() => unblock.mutate({ requestId, blockId: relation.blockId ?? '' })}>
          {t('unblockPlayer')}
        </Item>
      )}
    </>
  );
}

/** Invites the player into the own guild, with the right to it. */
function GuildItem({ name }: Pick<PlayerMenuProps, 'name'>) {
  const t = useTranslations('hud');
  const { guild } = useTRPC();
  const queries = useQueryClient();
  const words = useErrorWords();
  const own = useQuery(guild.own.queryOptions()).data?.guild?.own;
  const invite = useMutation(
    guild.invite.mutationOptions({
      onSuccess: () => {
        toast.success(t('guildInviteSent', { name }));
        void queries.invalidateQueries({ queryKey: guild.pathKey() });
      },
      onError: (error) => void toast.error(words(error)),
    }),
  );
  if (!own || !hasRight(own, 'invite').ok) return null;
  return (
    <Item icon="guild" onSelect={() => invite.mutate({ requestId: newRequestId(), name })}>
      {t('inviteToGuild')}
    </Item>
  );
}

interface ItemProps {
  readonly icon: IconName;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

function Item({ icon, onSelect, children }: ItemProps) {
  return (
    <Parts.Item className={menuItemLook} onSelect={onSelect}>
      <Icon name={icon} className="size-4" />
      {children}
    </Parts.Item>
  );
}

function useSocialMutations(name: string) {
  const t = useTranslations('hud');
  const { social, party } = useTRPC();
  const queries = useQueryClient();
  const words = useErrorWords();
  const onSuccess = (done: string) => {
    toast.success(done);
    void queries.invalidateQueries({ queryKey: social.pathKey() });
  };
  const onParty = (done: string) => {
    toast.success(done);
    void queries.invalidateQueries({ queryKey: party.pathKey() });
  };
  const onError = (error: unknown) => void toast.error(words(error));
  return {
    ask: useMutation(
      social.ask.mutationOptions({
        onSuccess: ({ became }) => onSuccess(t(became === 'sent' ? 'friendAsked' : 'friendMade', { name })),
        onError,
      }),
    ),
    invite: useMutation(
      party.invite.mutationOptions({ onSuccess: () => onParty(t('partyInvited', { name })), onError }),
    ),
    request: useMutation(
      party.request.mutationOptions({ onSuccess: () => onParty(t('partyAsked', { name })), onError }),
    ),
    block: useMutation(
      social.block.mutationOptions({ onSuccess: () => onSuccess(t('playerBlocked', { name })), onError }),
    ),
    unblock: useMutation(
      social.unblock.mutationOptions({ onSuccess: () => onSuccess(t('playerUnblocked', { name })), onError }),
    ),
  };
}
