'use client';

import { requestNoteLength } from '@necp/shared/social/schema';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Input } from '../../components/input';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { useSocialActions } from './use-social';

/** Sends a request to a player by the name of a character, which is completed while it is typed. */
export function AddFriend() {
  const t = useTranslations('social');
  const listId = useId();
  const [name, setName] = useState('');
  const [note, setNote] = useState('');
  const { ask } = useSocialActions();
  const start = name.trim();
  const found = useQuery(
    useTRPC().social.find.queryOptions({ start }, { enabled: start.length > 1, placeholderData: keepPreviousData }),
  );
  const send = () =>
    ask.mutate(
      { requestId: newRequestId(), name: start, note },
      {
        onSuccess: ({ became }) => {
          toast.success(t(became === 'sent' ? 'sentTo' : 'nowFriends', { name: start }));
          setName('');
          setNote('');
        },
      },
    );
  return (
    <form
      aria-label={t('add')}
      className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_auto]"
      onSubmit={(event) => {
        event.preventDefault();
        if (start !== '') send();
      }}
    >
      <Field label={t('addName')}>
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
      <Field label={t('addNote')}>
        <Input value={note} maxLength={requestNoteLength} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <Button type="submit" icon="plus" disabled={start === ''} waiting={ask.isPending}>
        {t('send')}
      </Button>
    </form>
  );
}
