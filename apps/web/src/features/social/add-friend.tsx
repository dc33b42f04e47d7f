'use client';

import { requestNoteLength } from '@necp/shared/social/schema';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Icon } from '../../components/icon';
import { Input } from '../../components/input';
import { FoldMark } from '../../components/fold-mark';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { useSocialActions } from './use-social';

/** Sends a request to a player by name; folded away once there are friends, whose list is then what one came for. */
export function AddFriend({ isUnfolded }: { readonly isUnfolded: boolean }) {
  const t = useTranslations('social');
  return (
    <details open={isUnfolded} className="group border border-line px-3 py-2 sm:open:col-span-2">
      <summary className="flex min-h-9 cursor-pointer items-center gap-2 text-text touch:min-h-11">
        <Icon name="plus" className="size-4 text-quiet" />
        {t('add')}
        <FoldMark />
      </summary>
      <RequestForm />
    </details>
  );
}

/** The form of a request; the name of a character is completed while it is typed. */
function RequestForm() {
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
      className="mt-3 grid items-end gap-3 pb-2 sm:grid-cols-2"
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
      <Button
        type="submit"
        icon="plus"
        className="sm:justify-self-start"
        disabled={start === ''}
        waiting={ask.isPending}
      >
        {t('send')}
      </Button>
    </form>
  );
}
