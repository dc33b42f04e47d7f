'use client';

import { canManage } from '@necp/shared/chat/rules';
import { channelPasswordLength, type memberActs, type OwnChannelView } from '@necp/shared/chat/schema';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { Field } from '../../components/field';
import { PasswordInput } from '../../components/input';
import { newRequestId } from '../../components/kernel/rng';
import { List, ListRow } from '../../components/list';
import { LoadFailed } from '../../components/load-failed';
import { useTRPC } from '../../components/providers/api';
import { Select } from '../../components/select';
import { Loading } from '../../components/states';
import { useChannelActions } from './use-channel-actions';

interface ChannelProps {
  readonly channel: OwnChannelView;
}

/** One own channel: who is in it, its settings for those who may change them, and the way out. */
export function ChannelDetails({ channel, onBack }: ChannelProps & { readonly onBack: () => void }) {
  const t = useTranslations('chat');
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-center gap-3">
        <Button size="small" icon="arrow_left" onClick={onBack}>
          {t('channels.back')}
        </Button>
        <h3 className="grow font-semibold break-words">{channel.name}</h3>
        <Leaving channel={channel} onLeft={onBack} />
      </div>
      {channel.role !== 'member' && <Settings channel={channel} />}
      <People channel={channel} />
    </div>
  );
}

/** Leaves the channel, and removes it for its owner. */
function Leaving({ channel: { id, name, role }, onLeft }: ChannelProps & { readonly onLeft: () => void }) {
  const t = useTranslations('chat');
  const { leave, remove } = useChannelActions();
  const [isAsking, setAsking] = useState(false);
  const request = () => ({ requestId: newRequestId(), channelId: id });
  return (
    <>
      <Button size="small" waiting={leave.isPending} onClick={() => leave.mutate(request(), { onSuccess: onLeft })}>
        {t('channels.leave')}
      </Button>
      {role === 'owner' && (
        <Button size="small" tone="danger" onClick={() => setAsking(true)}>
          {t('channels.remove')}
        </Button>
      )}
      <ConfirmDialog
        open={isAsking}
        title={t('channels.removeTitle', { name })}
        confirmLabel={t('channels.remove')}
        cancelLabel={t('channels.cancel')}
        tone="danger"
        waiting={remove.isPending}
        onConfirm={() => remove.mutate(request(), { onSuccess: onLeft })}
        onCancel={() => setAsking(false)}
      >
        {t('channels.removeText')}
      </ConfirmDialog>
    </>
  );
}

const waits = ['0', '5', '10', '30', '60'] as const;

/** The wait between two lines, and for the owner the password. */
function Settings({ channel: { id, role, slowSeconds, hasPassword } }: ChannelProps) {
  const t = useTranslations('chat');
  const { set } = useChannelActions();
  const [password, setPassword] = useState('');
  const options = [...new Set([...waits, String(slowSeconds)])].map((value) => ({
    value,
    label: t('channels.wait', { seconds: Number(value) }),
  }));
  const change = (values: { readonly slowSeconds?: number; readonly password?: string }) =>
    set.mutate({ requestId: newRequestId(), channelId: id, ...values }, { onSuccess: () => setPassword('') });
  return (
    <div className="grid items-end gap-3 sm:grid-cols-2">
      <Field label={t('channels.slow')}>
        <Select
          value={String(slowSeconds)}
          options={options}
          onChange={(value) => change({ slowSeconds: Number(value) })}
        />
      </Field>
      {role === 'owner' && (
        <form
          className="flex items-end gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            change({ password });
          }}
        >
          <div className="grow">
            <Field label={t(hasPassword ? 'channels.changePassword' : 'channels.newPassword')}>
              <PasswordInput
                value={password}
                maxLength={channelPasswordLength}
                autoComplete="off"
                showLabel={t('channels.showPassword')}
                hideLabel={t('channels.hidePassword')}
                onChange={(event) => setPassword(event.target.value)}
              />
            </Field>
          </div>
          <Button type="submit" disabled={password === '' && !hasPassword} waiting={set.isPending}>
            {t(password === '' && hasPassword ? 'channels.openUp' : 'channels.save')}
          </Button>
        </form>
      )}
    </div>
  );
}

type MemberAct = (typeof memberActs)[number];

/** Everyone in the channel, with what the player may do to them, and those who are banned. */
function People({ channel: { id, role } }: ChannelProps) {
  const t = useTranslations('chat');
  const people = useQuery(useTRPC().chat.people.queryOptions({ channelId: id }));
  const { member } = useChannelActions();
  if (people.isError)
    return (
      <LoadFailed
        title={t('channels.loadFailed')}
        retryLabel={t('channels.tryAgain')}
        error={people.error}
        onRetry={() => void people.refetch()}
      />
    );
  if (people.isPending) return <Loading label={t('channels.loading')} />;
  const act = (name: string, what: MemberAct) => (
    <Button
      key={what}
      size="small"
      aria-label={t('channels.actOn', { act: t(`channels.act.${what}`), name })}
      disabled={member.isPending}
      onClick={() => member.mutate({ requestId: newRequestId(), channelId: id, name, act: what })}
    >
      {t(`channels.act.${what}`)}
    </Button>
  );
  return (
    <List>
      {people.data.people.map((one) => {
        const acts: MemberAct[] = one.role === 'operator' ? ['demote', 'hand_over'] : ['promote', 'hand_over'];
        const allowed = [...acts, 'kick' as const, 'ban' as const].filter((what) => canManage(role, what, one.role).ok);
        return (
          <ListRow
            key={one.name}
            title={one.name}
            detail={t(`channels.role.${one.role}`)}
            trail={<div className="flex flex-wrap justify-end gap-2">{allowed.map((what) => act(one.name, what))}</div>}
          />
        );
      })}
      {people.data.banned.map(({ name }) => (
        <ListRow key={`banned ${name}`} title={name} detail={t('channels.banned')} trail={act(name, 'unban')} />
      ))}
    </List>
  );
}
