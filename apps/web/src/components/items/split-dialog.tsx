'use client';

import type { ShownItem } from './use-item-kinds';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '../confirm-dialog';
import { IconButton } from '../icon-button';
import { controlLook } from '../input';

interface SplitDialogProps {
  readonly title: string;
  readonly item: Pick<ShownItem, 'quantity'>;
  /** What limits the number, in words; without it the size of the stack. */
  readonly limit?: string;
  readonly confirmLabel: string;
  /** The largest number that may be chosen; one less than the stack when some must stay. */
  readonly most: number;
  readonly start: number;
  readonly note?: (count: number) => string;
  readonly onConfirm: (count: number) => void;
  readonly onCancel: () => void;
}

/** Asks how many pieces of a stack. */
export function SplitDialog(props: SplitDialogProps) {
  const { title, item, limit, confirmLabel, most, start, note, onConfirm, onCancel } = props;
  const t = useTranslations('items');
  const [count, setCount] = useState(Math.min(most, Math.max(1, start)));
  const take = (wanted: number) =>
    setCount(Math.max(1, Math.min(most, Number.isFinite(wanted) ? Math.round(wanted) : 1)));
  return (
    <ConfirmDialog
      open
      title={title}
      confirmLabel={confirmLabel}
      cancelLabel={t('cancel')}
      onConfirm={() => onConfirm(count)}
      onCancel={onCancel}
    >
      <p>{limit ?? t('ofStack', { count: item.quantity })}</p>
      <div className="flex flex-wrap items-center gap-2">
        <IconButton icon="minus" label={t('fewer')} hint="none" onClick={() => take(count - 1)} />
        <span className="w-24">
          <input
            type="number"
            inputMode="numeric"
            aria-label={t('howMany')}
            min={1}
            max={most}
            value={count}
            className={`${controlLook} number text-center`}
            onChange={(event) => take(event.target.valueAsNumber)}
          />
        </span>
        <IconButton icon="plus" label={t('more')} hint="none" onClick={() => take(count + 1)} />
        <input
          type="range"
          aria-label={t('howMany')}
          min={1}
          max={most}
          value={count}
          className="min-w-0 grow basis-40 accent-amber touch:min-h-11"
          onChange={(event) => take(event.target.valueAsNumber)}
        />
      </div>
      {note && <p className="number text-amber">{note(count)}</p>}
    </ConfirmDialog>
  );
}
