'use client';

import { channelNameLength, channelPasswordLength } from '@necp/shared/chat/schema';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Input, PasswordInput } from '../../components/input';
import { newRequestId } from '../../components/kernel/rng';
import { useChannelActions } from './use-channel-actions';

/** Joins a channel by its name and password, or makes one. */
export function ChannelEntry() {
  const t = useTranslations('chat');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const { make, join } = useChannelActions();
  const isEmpty = name.trim() === '';
  const enter = (how: typeof make | typeof join) =>
    how.mutate(
      { requestId: newRequestId(), name, password },
      {
        onSuccess: () => {
          setName('');
          setPassword('');
        },
      },
    );
  return (
    <form
      aria-label={t('channels.enter')}
      className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_auto_auto]"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty) enter(join);
      }}
    >
      <Field label={t('channels.name')}>
        <Input
          value={name}
          maxLength={channelNameLength.most}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Field label={t('channels.password')}>
        <PasswordInput
          value={password}
          maxLength={channelPasswordLength}
          autoComplete="off"
          showLabel={t('channels.showPassword')}
          hideLabel={t('channels.hidePassword')}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      <Button type="submit" disabled={isEmpty} waiting={join.isPending}>
        {t('channels.join')}
      </Button>
      <Button icon="plus" disabled={isEmpty} waiting={make.isPending} onClick={() => enter(make)}>
        {t('channels.make')}
      </Button>
    </form>
  );
}
