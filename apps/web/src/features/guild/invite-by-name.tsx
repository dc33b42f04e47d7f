'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Input } from '../../components/input';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { useGuildActions } from './use-guild';

/** Invites the character of a name, which is completed while it is typed. */
export function InviteByName() {
  const t = useTranslations('guild.invite');
  const listId = useId();
  const { invite } = useGuildActions();
  const [name, setName] = useState('');
  const start = name.trim();
  const found = useQuery(
    useTRPC().social.find.queryOptions({ start }, { enabled: start.length > 1, placeholderData: keepPreviousData }),
  );
  const onSuccess = () => {
    toast.success(t('sent', { name: start }));
    setName('');
  };
  return (
    <form
      aria-label={t('send')}
      className="grid items-end gap-3 sm:grid-cols-[1fr_auto]"
      onSubmit={(event) => {
        event.preventDefault();
        if (start !== '') invite.mutate({ requestId: newRequestId(), name: start }, { onSuccess });
      }}
    >
      <Field label={t('name')}>
        <Input
          value={name}
          maxLength={64}
          list={listId}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <datalist id={listId}>
        {found.data?.characters.map((one) => (
          <option key={one.name} value={one.name} />
        ))}
      </datalist>
      <Button type="submit" icon="plus" disabled={start === ''} waiting={invite.isPending}>
        {t('send')}
      </Button>
    </form>
  );
}
