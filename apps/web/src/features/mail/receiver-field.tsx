'use client';

import type { ReceiverView } from '@necp/shared/mail/schema';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useDeferredValue, useId } from 'react';
import { Field } from '../../components/field';
import { Icon } from '../../components/icon';
import { Input } from '../../components/input';
import { useTRPC } from '../../components/providers/api';
import { useRefusalWords } from '../../components/providers/refusals';
import { useDraft } from './store';

/** How many friends are offered below an empty field. */
const offered = 8;

interface ReceiverFieldProps {
  /** Undefined while the name is looked up. */
  readonly receiver: ReceiverView['receiver'] | undefined;
}

/** The receiver of a letter: names are completed, friends offered, and the character shown exactly as it is spelled. */
export function ReceiverField({ receiver }: ReceiverFieldProps) {
  const t = useTranslations('mail');
  const say = useRefusalWords();
  const listId = useId();
  const { draft, change } = useDraft();
  const { social } = useTRPC();
  const friends = useQuery(social.friends.queryOptions()).data?.friends ?? [];
  const start = useDeferredValue(draft.to.trim());
  const found = useQuery(
    social.find.queryOptions({ start }, { enabled: start.length > 1, placeholderData: keepPreviousData }),
  );
  const names = new Set([
    ...friends.map(({ character }) => character.name),
    ...(found.data?.characters ?? []).map(({ name }) => name),
  ]);
  return (
    <div className="grid gap-1.5">
      <Field label={t('receiver')} fault={receiver === null ? say('mail.no_such_player') : undefined}>
        <Input
          value={draft.to}
          maxLength={64}
          list={listId}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => change({ to: event.target.value })}
        />
      </Field>
      <datalist id={listId}>
        {[...names].map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <p role="status" className="flex items-center gap-1.5 text-sm text-green empty:hidden">
        {receiver && (
          <>
            <Icon name="check" className="size-4" />
            <span>
              {t.rich('goesTo', {
                ...{ name: receiver.name, level: receiver.level },
                ...{ tie: receiver.isOwn ? 'own' : receiver.isFriend ? 'friend' : 'none' },
                n: (chunks) => <b className="text-text">{chunks}</b>,
              })}
            </span>
          </>
        )}
      </p>
      {draft.to === '' && friends.length > 0 && (
        <div role="group" aria-label={t('friends')} className="flex flex-wrap gap-1.5">
          {friends.slice(0, offered).map(({ id, character: { name } }) => (
            <button
              key={id}
              type="button"
              className="border border-line px-2 py-1 text-sm text-cyan hover:border-quiet touch:min-h-11"
              onClick={() => change({ to: name })}
            >
              {name}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
