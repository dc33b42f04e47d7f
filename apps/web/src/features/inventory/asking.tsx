'use client';

import type { InventoryView, ItemView } from '@necp/shared/inventory/schema';
import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { SplitDialog } from '../../components/items/split-dialog';
import { useItemName, type ItemKinds } from '../../components/items/use-item-kinds';
import { freeSlot, socketsFor } from './held-item';

/** A question that must be answered before an action. */
export type Question =
  | { readonly about: 'split' | 'destroy'; readonly item: ItemView }
  | { readonly about: 'fit'; readonly item: ItemView; readonly mod: ItemView };

interface AskingProps {
  readonly asking: Question;
  readonly view: InventoryView;
  readonly kinds: ItemKinds;
  /** Called with the chosen number: how many items, or which socket. */
  readonly onAnswer: (number: number) => void;
  readonly onCancel: () => void;
}

/** Asks how many, into which socket, or for a confirmation. */
export function Asking({ asking, view, kinds, onAnswer, onCancel }: AskingProps) {
  const t = useTranslations('inventory');
  const name = useItemName(kinds);
  if (asking.about === 'fit')
    return <FitDialog item={asking.item} mod={asking.mod} kinds={kinds} onAnswer={onAnswer} onCancel={onCancel} />;
  if (asking.about === 'split' && freeSlot(view) !== null) {
    return (
      <SplitDialog
        title={t('splitTitle', { name: name(asking.item) })}
        item={asking.item}
        confirmLabel={t('action.split')}
        most={asking.item.quantity - 1}
        start={Math.floor(asking.item.quantity / 2)}
        onConfirm={onAnswer}
        onCancel={onCancel}
      />
    );
  }
  if (asking.about === 'split')
    return (
      <ConfirmDialog
        open
        title={t('noRoomTitle')}
        confirmLabel={t('understood')}
        cancelLabel={t('cancel')}
        onConfirm={onCancel}
        onCancel={onCancel}
      >
        <p>{t('noRoom')}</p>
      </ConfirmDialog>
    );
  if (asking.item.quantity > 1) {
    return (
      <SplitDialog
        title={t('destroyTitle', { name: name(asking.item) })}
        item={asking.item}
        confirmLabel={t('action.destroy')}
        most={asking.item.quantity}
        start={asking.item.quantity}
        onConfirm={onAnswer}
        onCancel={onCancel}
      />
    );
  }
  return (
    <ConfirmDialog
      open
      tone="danger"
      title={t('destroyTitle', { name: name(asking.item) })}
      confirmLabel={t('action.destroy')}
      cancelLabel={t('cancel')}
      onConfirm={() => onAnswer(1)}
      onCancel={onCancel}
    >
      <p>{t('destroyText')}</p>
    </ConfirmDialog>
  );
}

function FitDialog({
  item,
  mod,
  kinds,
  onAnswer,
  onCancel,
}: {
  readonly item: ItemView;
  readonly mod: ItemView;
  readonly kinds: ItemKinds;
  readonly onAnswer: (socket: number) => void;
  readonly onCancel: () => void;
}) {
  const t = useTranslations('inventory');
  const locale = useLocale() as Locale;
  const name = useItemName(kinds);
  const sockets = socketsFor(item, kinds.contentOf(item.templateId), kinds.contentOf(mod.templateId));
  const [socket, setSocket] = useState(sockets[0] ?? 0);
  const replaces = item.mods[socket];
  return (
    <ConfirmDialog
      open
      title={t('fitTitle', { mod: name(mod), name: name(item) })}
      confirmLabel={t('action.fit')}
      cancelLabel={t('cancel')}
      tone={replaces === undefined ? 'primary' : 'danger'}
      onConfirm={() => onAnswer(socket)}
      onCancel={onCancel}
    >
      <p>
        {replaces === undefined ? t('fitText') : t('fitReplaces', { name: kinds.contentOf(replaces).name[locale] })}
      </p>
      {sockets.length > 1 && (
        <div role="radiogroup" aria-label={t('socket')} className="grid gap-1">
          {sockets.map((one) => (
            <label
              key={one}
              className="flex items-center gap-2 border border-line px-3 py-2 text-text has-checked:border-amber"
            >
              <input
                type="radio"
                name="socket"
                className="accent-amber"
                checked={one === socket}
                onChange={() => setSocket(one)}
              />
              {kinds.contentOf(item.mods[one] ?? mod.templateId).name[locale]}
            </label>
          ))}
        </div>
      )}
    </ConfirmDialog>
  );
}
