'use client';

import { mailPlaces } from '@necp/shared/mail/schema';
import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { IconButton } from '../../components/icon-button';
import { Input } from '../../components/input';
import type { ItemKinds } from '../../components/items/use-item-kinds';
import { wholeNumber } from '../../components/whole-number';
import { type MassDraft, withItem } from './mass-draft';

interface MassItemsProps {
  readonly kinds: ItemKinds;
  readonly items: MassDraft['items'];
  readonly onChange: (items: MassDraft['items']) => void;
}

/** The items that each player gets: chosen by name, which is completed, with a number. */
export function MassItems({ kinds, items, onChange }: MassItemsProps) {
  const t = useTranslations('admin.mass');
  const locale = useLocale() as Locale;
  const listId = useId();
  const [typed, type] = useState('');
  const [count, setCount] = useState('1');
  const able = kinds.all.filter(({ kind }) => kind !== 'quest');
  const wanted = typed.trim().toLocaleLowerCase();
  const item = able.find(({ id, name }) => id === wanted || name[locale].toLocaleLowerCase() === wanted);
  const quantity = wholeNumber(count, { min: 1, max: 10_000 });
  const isFull = items.length >= mailPlaces;
  const add = () => {
    if (!item || quantity === null) return;
    onChange(withItem(items, item, quantity));
    type('');
  };
  return (
    <div className="grid gap-2">
      <div className="grid grid-cols-[minmax(0,1fr)_5rem_auto] items-end gap-2">
        <Field label={t('item')}>
          <Input value={typed} list={listId} autoComplete="off" onChange={(event) => type(event.target.value)} />
        </Field>
        <Field label={t('count')}>
          <Input inputMode="numeric" value={count} onChange={(event) => setCount(event.target.value)} />
        </Field>
        <Button icon="plus" disabled={!item || quantity === null || isFull} onClick={add}>
          {t('add')}
        </Button>
      </div>
      <datalist id={listId}>
        {able.map(({ id, name }) => (
          <option key={id} value={name[locale]} />
        ))}
      </datalist>
      <ul className="divide-y divide-line/70">
        {items.map(({ templateId, quantity: many }, place) => (
          <li key={`${templateId} ${place}`} className="flex items-center justify-between gap-2 py-1 text-text">
            {t('stack', { name: kinds.contentOf(templateId).name[locale], count: many })}
            <IconButton
              size="small"
              icon="close"
              label={t('remove', { name: kinds.contentOf(templateId).name[locale] })}
              onClick={() => onChange(items.filter((_, index) => index !== place))}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
