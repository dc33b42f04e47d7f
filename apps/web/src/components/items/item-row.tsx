'use client';

import { useFormatter } from 'next-intl';
import type { ReactNode } from 'react';
import { classNames } from '../class-names';
import { ContentIcon } from '../content-icon';
import { rarityMarks } from '../rarity';
import { useItemName, type ItemKinds, type ShownItem } from './use-item-kinds';

interface ItemRowProps {
  readonly item: ShownItem;
  readonly kinds: ItemKinds;
  readonly isChosen: boolean;
  /** Text below the name. */
  readonly note?: ReactNode;
  readonly chits?: number;
  readonly isOut?: boolean;
  readonly onPress: () => void;
  /** The button at the end of the row. */
  readonly action?: ReactNode;
}

/** Draws an item in a list: icon, name, note, price and one action. */
export function ItemRow({ item, kinds, isChosen, note, chits, isOut, onPress, action }: ItemRowProps) {
  const format = useFormatter();
  const name = useItemName(kinds);
  const mark = rarityMarks[item.rarity];
  return (
    <li
      className={classNames(
        'flex items-center gap-2 border-l-2 pr-1 transition-colors',
        isChosen ? 'border-amber bg-raised' : 'border-transparent hover:bg-raised/60',
      )}
    >
      <button
        type="button"
        aria-pressed={isChosen}
        onClick={onPress}
        className={classNames(
          'flex min-h-13 min-w-0 grow items-center gap-3 py-1 pl-2 text-left outline-offset-[-2px]',
          isOut && 'opacity-45',
        )}
      >
        <ContentIcon name={kinds.contentOf(item.templateId).icon} className={classNames('size-8', mark.text)} />
        <span className="grid min-w-0 grow">
          <span className={classNames('leading-tight hyphens-auto wrap-anywhere', mark.text)}>
            <span aria-hidden className="mr-1 text-[0.7em]">
              {mark.glyph}
            </span>
            {name(item)}
            {item.quantity > 1 && <span className="number whitespace-nowrap text-quiet"> × {item.quantity}</span>}
          </span>
          {note && <span className="text-xs text-quiet">{note}</span>}
        </span>
        {chits !== undefined && <span className="number shrink-0 text-amber">{format.number(chits)} ¤</span>}
      </button>
      {action}
    </li>
  );
}
