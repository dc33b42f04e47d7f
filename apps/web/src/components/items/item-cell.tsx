'use client';

import { forwardRef, useRef, useState, type ButtonHTMLAttributes, type DragEvent, type PointerEvent } from 'react';
import { classNames } from '../class-names';
import { ContentIcon } from '../content-icon';
import { Icon } from '../icon';
import { rarityMarks } from '../rarity';
import type { ShownItem } from './use-item-kinds';

/** The type of a dragged item's transfer; the value is the item's id. */
export const itemType = 'application/x-necp-item';
const holdMs = 420;

interface ItemCellProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'onDrop'> {
  readonly label: string;
  readonly item: ShownItem | null;
  /** The icon of the item; in an empty slot, of the kind of item that fits. */
  readonly icon: string | null;
  readonly isChosen?: boolean;
  /** Whether the item is held, about to be put somewhere else. */
  readonly isLifted?: boolean;
  readonly isDim?: boolean;
  /** Whether the held item can be put here. */
  readonly isOpen?: boolean;
  readonly size?: 'fill' | 'fixed';
  readonly onHold?: () => void;
  readonly onDropItem?: (itemId: string) => void;
}

/**
 * Draws one slot for an item: rarity by border and glyph, quantity, durability. It can be dragged from, dropped on,
 * clicked, and held.
 */
export const ItemCell = forwardRef<HTMLButtonElement, ItemCellProps>(function ItemCell(
  { label, item, icon, isChosen, isLifted, isDim, isOpen, size = 'fill', onHold, onDropItem, className, ...rest },
  ref,
) {
  const [isOver, setOver] = useState(false);
  const hold = useHold(item === null ? undefined : onHold);
  const mark = item === null ? null : rarityMarks[item.rarity];
  const carries = (event: DragEvent) => onDropItem !== undefined && event.dataTransfer.types.includes(itemType);
  return (
    <button
      ref={ref}
      type="button"
      aria-label={label}
      aria-pressed={isChosen}
      draggable={item?.id !== undefined && onDropItem !== undefined}
      onDragStart={(event) => {
        if (item?.id) {
          event.dataTransfer.setData(itemType, item.id);
          event.dataTransfer.effectAllowed = 'move';
        }
      }}
      onDragOver={(event) => {
        if (carries(event)) {
          event.preventDefault();
          setOver(true);
        }
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        if (!carries(event)) return;
        event.preventDefault();
        setOver(false);
        onDropItem?.(event.dataTransfer.getData(itemType));
      }}
      {...hold}
      {...rest}
      className={classNames(
        'cut cut-4 relative grid aspect-square place-items-center transition-[opacity,background-color]',
        'outline-offset-1 select-none [-webkit-touch-callout:none]',
        size === 'fill' ? 'w-full' : 'size-13',
        item === null
          ? 'plate-[#0a0e12] edge-[#1c242c] text-line'
          : classNames('plate-raised', mark?.text, isChosen ? 'edge-amber edge-wide' : mark?.edge),
        item === null && isOpen && 'edge-cyan/70',
        isOver && 'edge-amber plate-[#2a2110]',
        isLifted && 'opacity-40',
        isDim && 'opacity-25',
        className,
      )}
    >
      {icon && <ContentIcon name={icon} className={classNames('size-[62%]', item === null && 'opacity-60')} />}
      {item !== null && <Marks item={item} glyph={mark?.glyph ?? ''} />}
    </button>
  );
});

function Marks({ item, glyph }: { readonly item: ShownItem; readonly glyph: string }) {
  const share = item.durability === null || item.durabilityMax === null ? 1 : item.durability / item.durabilityMax;
  return (
    <>
      <span aria-hidden className="absolute top-0.5 left-1 text-[0.55rem] leading-none">
        {glyph}
      </span>
      {item.isLocked && <Icon name="lock" className="absolute top-0.5 right-0.5 size-3 text-amber" />}
      {item.isJunk && <Icon name="trash" className="absolute top-0.5 right-0.5 size-3 text-quiet" />}
      {item.quantity > 1 && (
        <span
          aria-hidden
          className={
            'number absolute right-1 bottom-0.5 text-[0.65rem] leading-none text-text ' +
            '[text-shadow:0_0_3px_#05070a,0_0_3px_#05070a]'
          }
        >
          {item.quantity}
        </span>
      )}
      {share < 1 && (
        <span aria-hidden className="absolute inset-x-1 bottom-0.5 h-0.5 bg-ground">
          <span
            className={classNames('block h-full', share <= 0.25 ? 'bg-red' : 'bg-quiet')}
            style={{ width: `${Math.max(6, share * 100)}%` }}
          />
        </span>
      )}
    </>
  );
}

/** Calls back after a long touch, which lifts the item; a touch that moves only scrolls. */
function useHold(onHold: (() => void) | undefined) {
  const timer = useRef<number | null>(null);
  const from = useRef({ x: 0, y: 0 });
  const stop = () => {
    if (timer.current !== null) window.clearTimeout(timer.current);
    timer.current = null;
  };
  if (onHold === undefined) return {};
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.pointerType === 'mouse') return;
      from.current = { x: event.clientX, y: event.clientY };
      timer.current = window.setTimeout(() => {
        stop();
        onHold();
      }, holdMs);
    },
    onPointerMove: (event: PointerEvent) => {
      if (Math.hypot(event.clientX - from.current.x, event.clientY - from.current.y) > 8) stop();
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    onContextMenu: (event: React.MouseEvent) => event.preventDefault(),
  };
}
