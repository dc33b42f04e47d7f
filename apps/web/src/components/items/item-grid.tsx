'use client';

import type { ItemView } from '@necp/shared/inventory/schema';
import { useTranslations } from 'next-intl';
import { useRef, useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import { classNames } from '../class-names';
import { Tooltip } from '../tooltip';
import { ItemCell } from './item-cell';
import { useItemName, type ItemKinds } from './use-item-kinds';

interface ItemGridProps {
  readonly label: string;
  readonly kinds: ItemKinds;
  readonly items: readonly ItemView[];
  /** Which slots are shown: from, and how many. */
  readonly from?: number;
  readonly slots: number;
  readonly chosenId: string | null;
  readonly liftedId: string | null;
  readonly isDim?: (item: ItemView) => boolean;
  /** What a glance at a thing shows. */
  readonly card: (item: ItemView) => ReactNode;
  /** A place was pressed: with something in it or empty. */
  readonly onPress: (slot: number, item: ItemView | null) => void;
  readonly onLift?: (item: ItemView) => void;
  /** Pressed twice. */
  readonly onAct?: (item: ItemView) => void;
  readonly onDropItem?: (itemId: string, slot: number) => void;
  readonly columns?: string;
}

/** A grid of places. Arrows go from place to place, Enter presses, M lifts; a mouse drags, a finger holds. */
export function ItemGrid({
  label,
  kinds,
  items,
  from = 0,
  slots,
  chosenId,
  liftedId,
  isDim,
  card,
  onPress,
  onLift,
  onAct,
  onDropItem,
  columns = 'grid-cols-5 sm:grid-cols-8',
}: ItemGridProps) {
  const t = useTranslations('items');
  const name = useItemName(kinds);
  const grid = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const bySlot = new Map(items.map((item) => [item.slot, item]));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepOf(event.key, grid.current);
    if (event.key.toLowerCase() === 'm' || event.code === 'KeyM') {
      const item = bySlot.get(from + at);
      event.preventDefault();
      if (item) onLift?.(item);
    }
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const next = Math.max(0, Math.min(slots - 1, at + step));
    setAt(next);
    (grid.current?.children[next] as HTMLElement | undefined)?.focus();
  };
  return (
    <div ref={grid} role="group" aria-label={label} className={classNames('grid gap-1', columns)} onKeyDown={onKeyDown}>
      {Array.from({ length: slots }, (_, index) => {
        const slot = from + index;
        const item = bySlot.get(slot) ?? null;
        const said =
          item === null
            ? t('emptySlot', { slot: index + 1 })
            : item.quantity > 1
              ? t('stack', { name: name(item), count: item.quantity })
              : name(item);
        const cell = (
          <ItemCell
            key={slot}
            label={said}
            item={item}
            icon={item === null ? null : kinds.contentOf(item.templateId).icon}
            isChosen={item !== null && item.id === chosenId}
            isLifted={item !== null && item.id === liftedId}
            isOpen={liftedId !== null}
            isDim={item !== null && (isDim?.(item) ?? false)}
            tabIndex={index === at ? 0 : -1}
            onFocus={() => setAt(index)}
            onClick={() => onPress(slot, item)}
            onDoubleClick={() => item && onAct?.(item)}
            {...(item && onLift ? { onHold: () => onLift(item) } : {})}
            {...(onDropItem ? { onDropItem: (id: string) => onDropItem(id, slot) } : {})}
          />
        );
        return item === null ? (
          cell
        ) : (
          <ItemHint key={slot} card={() => card(item)}>
            {cell}
          </ItemHint>
        );
      })}
    </div>
  );
}

/** The card of a thing on hover, where there is a mouse; elsewhere a press shows it. */
export function ItemHint({ card, children }: { readonly card: () => ReactNode; readonly children: ReactElement }) {
  return (
    <Tooltip side="right" text={<LazyCard card={card} />}>
      {children}
    </Tooltip>
  );
}

function LazyCard({ card }: { readonly card: () => ReactNode }) {
  return <div className="w-64 py-1">{card()}</div>;
}

function stepOf(key: string, grid: HTMLElement | null): number {
  const columns = grid === null ? 1 : getComputedStyle(grid).gridTemplateColumns.split(' ').length;
  return { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[key] ?? 0;
}
