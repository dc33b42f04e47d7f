'use client';

import { hotbarSlots, type SlotEntry } from '@necp/shared/ability/schema';
import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { classNames } from '../../components/class-names';
import { ContentIcon } from '../../components/content-icon';
import type { Picked } from './abilities-window';
import { readEntry, type EntryLooks, entryType, useEntryLooks } from './entries';

interface SlotBoardProps {
  readonly slots: readonly (SlotEntry | null)[];
  readonly picked: Picked;
  readonly onTake: (picked: Picked) => void;
  readonly onDrop: (slot: number, entry: SlotEntry | null) => void;
}

const perBar = hotbarSlots / 2;

/** Draws both hotbars in the order of the number keys. */
export function SlotBoard({ slots, picked, onTake, onDrop }: SlotBoardProps) {
  const t = useTranslations('ability');
  const locale = useLocale() as Locale;
  const looks = useEntryLooks();
  const press = (slot: number) => {
    const lies = slots[slot] ?? null;
    if (picked === 'clear') return lies === null ? onTake(null) : onDrop(slot, null);
    if (picked === null) return onTake(lies);
    return lies === picked ? onTake(null) : onDrop(slot, picked);
  };
  const hint =
    picked === 'clear'
      ? t('clearSlot')
      : picked === null
        ? t('howTo')
        : t('chosen', { name: looks(picked)?.name[locale] ?? '' });
  return (
    <section
      aria-label={t('bars')}
      className={classNames(
        'grid gap-2 border bg-ground p-2 tall:roomy:gap-3 tall:roomy:p-4',
        picked === null ? 'border-line' : 'pinned -top-(--window-pad) z-10 border-amber',
      )}
    >
      {[0, 1].map((bar) => (
        <div key={bar} className="grid gap-1 tall:roomy:grid-cols-[8.5rem_minmax(0,1fr)] tall:roomy:items-center">
          <h3 className="text-sm font-medium text-quiet tight:sr-only short:sr-only">
            {t(bar === 0 ? 'firstBar' : 'secondBar')}
          </h3>
          <div className="grid grid-cols-8 gap-1 tall:roomy:flex tall:roomy:gap-2 short:roomy:grid-cols-4">
            {slots.slice(bar * perBar, (bar + 1) * perBar).map((entry, index) => (
              <Slot
                key={index}
                slot={bar * perBar + index}
                entry={entry}
                look={entry === null ? null : looks(entry)}
                picked={picked}
                onPress={press}
                onDrop={onDrop}
              />
            ))}
          </div>
        </div>
      ))}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="min-w-0 text-sm text-quiet" aria-live="polite">
          {hint}
        </p>
        {picked === null ? (
          <Button size="small" tone="quiet" icon="trash" onClick={() => onTake('clear')}>
            {t('clear')}
          </Button>
        ) : (
          <Button size="small" tone="quiet" onClick={() => onTake(null)}>
            {t('stop')}
          </Button>
        )}
      </div>
    </section>
  );
}

interface SlotProps {
  readonly slot: number;
  readonly entry: SlotEntry | null;
  readonly look: ReturnType<EntryLooks>;
  readonly picked: Picked;
  readonly onPress: (slot: number) => void;
  readonly onDrop: SlotBoardProps['onDrop'];
}

function Slot({ slot, entry, look, picked, onPress, onDrop }: SlotProps) {
  const t = useTranslations('ability');
  const locale = useLocale() as Locale;
  const [isOver, setOver] = useState(false);
  const number = (slot % perBar) + 1;
  return (
    <button
      type="button"
      draggable={entry !== null}
      aria-pressed={entry !== null && entry === picked}
      aria-label={look ? t('slot', { slot: slot + 1, name: look.name[locale] }) : t('emptySlot', { slot: slot + 1 })}
      title={look?.name[locale]}
      onClick={() => onPress(slot)}
      onDragStart={(event) => entry && event.dataTransfer.setData(entryType, entry)}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes(entryType)) {
          event.preventDefault();
          setOver(true);
        }
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const carried = readEntry(event.dataTransfer.getData(entryType));
        if (carried && carried !== entry) onDrop(slot, carried);
      }}
      className={classNames(
        'cut cut-4 relative grid h-11 w-full place-items-center transition-colors tall:roomy:size-13',
        entry === null ? 'plate-panel text-quiet' : 'plate-raised text-text',
        isOver
          ? 'edge-amber plate-[#2a2110]'
          : entry !== null && entry === picked
            ? 'edge-amber text-amber'
            : picked !== null
              ? 'edge-cyan/60 hover:edge-cyan'
              : 'edge-line hover:edge-quiet',
      )}
    >
      {look && <ContentIcon name={look.icon} className="size-6 tall:roomy:size-8" />}
      <span aria-hidden className="number absolute top-0.5 left-1 text-[0.6rem] leading-none text-quiet">
        {number}
      </span>
    </button>
  );
}
