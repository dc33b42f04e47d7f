'use client';

import { type FriendGroupView, friendNoteLength, type FriendView } from '@necp/shared/social/schema';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Input } from '../../components/input';
import { newRequestId } from '../../components/kernel/rng';
import { Select } from '../../components/select';
import { useSocialActions } from './use-social';

interface FriendEditorProps {
  readonly friend: FriendView;
  readonly groups: readonly FriendGroupView[];
  readonly onDone: () => void;
}

/** A list cannot have an empty value. */
const noGroup = 'none';

/** The player's own note about a friend, and the friend's group. */
export function FriendEditor({ friend, groups, onDone }: FriendEditorProps) {
  const t = useTranslations('social');
  const [note, setNote] = useState(friend.note);
  const [groupId, setGroup] = useState(friend.groupId ?? noGroup);
  const { change } = useSocialActions();
  const { id: friendId, isFavourite } = friend;
  return (
    <form
      className="mt-2 grid items-end gap-3 sm:grid-cols-[1fr_12rem_auto]"
      onSubmit={(event) => {
        event.preventDefault();
        const group = groupId === noGroup ? null : groupId;
        change.mutate(
          { requestId: newRequestId(), friendId, note, groupId: group, isFavourite },
          { onSuccess: onDone },
        );
      }}
    >
      <Field label={t('note')}>
        <Input value={note} maxLength={friendNoteLength} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <Field label={t('group')}>
        <Select
          value={groupId}
          options={[
            { value: noGroup, label: t('noGroup') },
            ...groups.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={setGroup}
        />
      </Field>
      <Button type="submit" size="small" waiting={change.isPending}>
        {t('save')}
      </Button>
    </form>
  );
}
