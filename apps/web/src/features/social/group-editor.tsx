'use client';

import { type FriendGroupView, groupNameLength } from '@necp/shared/social/schema';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { IconButton } from '../../components/icon-button';
import { Input } from '../../components/input';
import { newRequestId } from '../../components/kernel/rng';
import { useSocialActions } from './use-social';

/** Makes, renames and removes groups of friends. */
export function GroupEditor({ groups }: { readonly groups: readonly FriendGroupView[] }) {
  const t = useTranslations('social');
  const [name, setName] = useState('');
  const { makeGroup, removeGroup } = useSocialActions();
  return (
    <details>
      <summary className="min-h-9 cursor-pointer text-quiet touch:min-h-11">{t('groups')}</summary>
      <ul className="mt-2 grid gap-2">
        {groups.map((group) => (
          <li key={group.id} className="flex items-center gap-2">
            <GroupName key={group.name} group={group} />
            <IconButton
              icon="trash"
              tone="danger"
              label={t('removeGroup', { name: group.name })}
              onClick={() => removeGroup.mutate({ requestId: newRequestId(), groupId: group.id })}
            />
          </li>
        ))}
      </ul>
      <form
        className="mt-2 flex gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          makeGroup.mutate({ requestId: newRequestId(), name }, { onSuccess: () => setName('') });
        }}
      >
        <Input
          aria-label={t('newGroup')}
          placeholder={t('newGroup')}
          value={name}
          maxLength={groupNameLength}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" disabled={name.trim() === ''} waiting={makeGroup.isPending}>
          {t('makeGroup')}
        </Button>
      </form>
    </details>
  );
}

/** A group's name; it is saved when the player leaves the field or presses Enter. */
function GroupName({ group }: { readonly group: FriendGroupView }) {
  const t = useTranslations('social');
  const [name, setName] = useState(group.name);
  const { renameGroup } = useSocialActions();
  const save = () => {
    if (name.trim() !== '' && name.trim() !== group.name)
      renameGroup.mutate({ requestId: newRequestId(), groupId: group.id, name });
  };
  return (
    <form
      className="min-w-0 grow"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Input
        aria-label={t('renameGroup', { name: group.name })}
        value={name}
        maxLength={groupNameLength}
        onChange={(event) => setName(event.target.value)}
        onBlur={save}
      />
    </form>
  );
}
