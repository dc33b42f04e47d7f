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
import type { PartyActions } from './use-party';

interface EnteringProps {
  readonly actions: PartyActions;
}

/** Invites the character of a name, which is completed while it is typed. */
export function InviteByName({ actions }: EnteringProps) {
  const t = useTranslations('party');
  const listId = useId();
  const [name, setName] = useState('');
  const start = name.trim();
  const found = useQuery(
    useTRPC().social.find.queryOptions({ start }, { enabled: start.length > 1, placeholderData: keepPreviousData }),
  );
  const send = () =>
    actions.invite.mutate(
      { requestId: newRequestId(), name: start },
      {
        onSuccess: () => {
          toast.success(t('invitedOne', { name: start }));
          setName('');
        },
      },
    );
  return (
    <form
      aria-label={t('invite')}
      className="grid items-end gap-3 sm:grid-cols-[1fr_auto]"
      onSubmit={(event) => {
        event.preventDefault();
        if (start !== '') send();
      }}
    >
      <Field label={t('inviteName')}>
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
          <option key={one.name} value={one.name} label={t('level', { level: one.level })} />
        ))}
      </datalist>
      <Button type="submit" icon="plus" disabled={start === ''} waiting={actions.invite.isPending}>
        {t('invite')}
      </Button>
    </form>
  );
}

/** Joins a party by the code that one of its members has given. */
export function JoinByCode({ actions }: EnteringProps) {
  const t = useTranslations('party');
  const [code, setCode] = useState('');
  const typed = code.trim();
  return (
    <form
      aria-label={t('join')}
      className="grid items-end gap-3 sm:grid-cols-[1fr_auto]"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed === '') return;
        actions.join.mutate({ requestId: newRequestId(), code: typed }, { onSuccess: () => setCode('') });
      }}
    >
      <Field label={t('code')}>
        <Input
          value={code}
          maxLength={24}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setCode(event.target.value)}
        />
      </Field>
      <Button type="submit" disabled={typed === ''} waiting={actions.join.isPending}>
        {t('join')}
      </Button>
    </form>
  );
}
