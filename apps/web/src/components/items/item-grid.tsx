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
  /** The first slot that is shown; `slots` says how many follow. */
  readonly from?: number;
  readonly slots: number;
  readonly chosenId: string | null;
  readonly liftedId: string | null;
  readonly isDim?: (item: ItemView) => boolean;
  /** The card that hovering over an item shows. */
  readonly card: (item: ItemView) => ReactNode;
  /** Called when a slot is clicked, with its item or null. */
  readonly onPress: (slot: number, item: ItemView | null) => void;
  readonly onLift?: (item: ItemView) => void;
  /** Called on a click with Shift, which puts the item into a line of the chat. */
  readonly onLink?: (item: ItemView) => void;
  /** Called on a double click. */
  readonly onAct?: (item: ItemView) => void;
  readonly onDropItem?: (itemId: string, slot: number) => void;
  /** Called on a click with the right button. */
  readonly onOther?: (item: ItemView) => void;
  readonly columns?: string;
}

/**
 * Draws a grid of slots. Arrow keys move the focus, Enter clicks, M or a long touch lifts an item, a mouse drags it.
 */
export function ItemGrid(props: ItemGridProps) {
  const { label, items, from = 0, slots, onLift, columns = 'grid-cols-5 middling:grid-cols-8' } = props;
  const bySlot = new Map(items.map((item) => [item.slot, item]));
  const { grid, focused, setFocused, onKeyDown } = useGridKeys(slots, (index) => {
    const item = bySlot.get(from + index);
    if (item) onLift?.(item);
  });
  return (
    <div ref={grid} role="group" aria-label={label} className={classNames('grid gap-1', columns)} onKeyDown={onKeyDown}>
      {Array.from({ length: slots }, (_, index) => (
        <GridSlot
          key={from + index}
          {...props}
          index={index}
          item={bySlot.get(from + index) ?? null}
          tabIndex={index === focused ? 0 : -1}
          onFocus={() => setFocused(index)}
        />
      ))}
    </div>
  );
}

/** One slot of the grid can be reached by Tab; arrow keys move the focus and M lifts the item in it. */
function useGridKeys(slots: number, liftAt: (index: number) => void) {
  const grid = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(0);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() === 'm' || event.code === 'KeyM') {
      event.preventDefault();
      liftAt(focused);
    }
    const step = stepOf(event.key, grid.current);
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const next = Math.max(0, Math.min(slots - 1, focused + step));
    setFocused(next);
    (grid.current?.children[next] as HTMLElement | undefined)?.focus();
  };
  return { grid, focused, setFocused, onKeyDown };
}

interface GridSlotProps extends ItemGridProps {
  readonly index: number;
  readonly item: ItemView | null;
  readonly tabIndex: number;
  readonly onFocus: () => void;
}

function GridSlot(props: GridSlotProps) {
  const { kinds, index, item, from = 0, chosenId, liftedId, isDim, card } = props;
  const { onPress, onLift, onLink, onAct, onDropItem, onOther, tabIndex, onFocus } = props;
  const t = useTranslations('items');
  const name = useItemName(kinds);
  const slot = from + index;
  const label =
    item === null
      ? t('emptySlot', { slot: index + 1 })
      : item.quantity > 1
        ? t('stack', { name: name(item), count: item.quantity })
        : name(item);
  const cell = (
    <ItemCell
      label={label}
      item={item}
      icon={item === null ? null : kinds.contentOf(item.templateId).icon}
      isChosen={item !== null && item.id === chosenId}
      isLifted={item !== null && item.id === liftedId}
      isOpen={liftedId !== null}
      isDim={item !== null && (isDim?.(item) ?? false)}
      tabIndex={tabIndex}
      onFocus={onFocus}
      onClick={({ shiftKey }) => (shiftKey && item && onLink ? onLink(item) : onPress(slot, item))}
      onDoubleClick={() => item && onAct?.(item)}
      {...(item && onOther
        ? {
            onContextMenu: (event) => {
              event.preventDefault();
              onOther(item);
            },
          }
        : {})}
      {...(item && onLift ? { onHold: () => onLift(item) } : {})}
      {...(onDropItem ? { onDropItem: (id: string) => onDropItem(id, slot) } : {})}
    />
  );
  return item === null ? cell : <ItemHint card={() => card(item)}>{cell}</ItemHint>;
}

/** Shows the card of an item on hover where there is a mouse; on touch a tap shows it. */
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
