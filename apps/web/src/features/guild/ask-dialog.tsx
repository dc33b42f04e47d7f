'use client';

import { maxStackEver, type ItemView } from '@necp/shared/inventory/schema';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { Field } from '../../components/field';
import { Input } from '../../components/input';
import { type ItemKinds, useItemName } from '../../components/items/use-item-kinds';
import { newRequestId } from '../../components/kernel/rng';
import { wholeNumber } from '../../components/whole-number';
import type { VaultActions } from './use-guild-bank';

interface AskDialogProps {
  readonly item: ItemView;
  readonly kinds: ItemKinds;
  readonly actions: VaultActions;
  readonly onDone: () => void;
}

/** Asks the officers for pieces of an item. */
export function AskDialog({ item, kinds, actions: { askItem }, onDone }: AskDialogProps) {
  const t = useTranslations('guild.vault');
  const name = useItemName(kinds);
  const [typed, type] = useState('1');
  const [note, setNote] = useState('');
  const quantity = wholeNumber(typed, { min: 1, max: maxStackEver });
  const send = () => {
    if (quantity === null) return;
    askItem.mutate(
      { requestId: newRequestId(), templateId: item.templateId, quantity, note },
      { onSuccess: () => toast.success(t('asked')) },
    );
    onDone();
  };
  return (
    <ConfirmDialog
      open
      title={t('askTitle', { name: name(item) })}
      confirmLabel={t('askSend')}
      cancelLabel={t('cancel')}
      fields={
        <div className="grid gap-3">
          <Field label={t('askQuantity')}>
            <Input inputMode="numeric" value={typed} maxLength={4} onChange={(event) => type(event.target.value)} />
          </Field>
          <Field label={t('askNote')}>
            <Input value={note} maxLength={120} onChange={(event) => setNote(event.target.value)} />
          </Field>
        </div>
      }
      onConfirm={send}
      onCancel={onDone}
    >
      <p>{t('askText')}</p>
    </ConfirmDialog>
  );
}
