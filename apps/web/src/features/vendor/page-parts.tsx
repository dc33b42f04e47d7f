'use client';

import type { InventoryView } from '@necp/shared/inventory/schema';
import type { CounterView } from '@necp/shared/vendor/schema';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ScrollArea } from '../../components/window/scroll-area';
import type { ItemKinds, ShownItem } from '../../components/items/use-item-kinds';

/** The props of every page of the counter. */
export interface PageParts {
  readonly view: CounterView;
  readonly carried: InventoryView;
  readonly kinds: ItemKinds;
  readonly name: string;
  /** Whether deals can be made now. */
  readonly isOpen: boolean;
  /** The card of an item beside the list, with its price. */
  readonly card: (item: ShownItem, price?: { readonly label: string; readonly chits: number }) => ReactNode;
}

interface BesideProps {
  readonly list: ReactNode;
  /** The card of the item that the player selected. */
  readonly card: ReactNode;
  /** What a wide window shows until the player selects an item: the card of the first one. */
  readonly first: ReactNode;
}

/** Draws a list and, where there is room, the card of the selected item beside it. */
export function Beside({ list, card, first }: BesideProps) {
  const t = useTranslations('vendor');
  return (
    <div className="grid gap-4 roomy:grid-cols-[minmax(0,1fr)_15rem]">
      <div className="min-w-0">{list}</div>
      <aside
        aria-label={t('chosen')}
        className={
          'content-start border border-line bg-ground/50 p-3 tight:pinned tight:-bottom-(--window-pad) ' +
          'tight:-mx-(--window-pad) tight:border-x-0 tight:bg-panel tight:px-(--window-pad) ' +
          'roomy:pinned roomy:top-0 roomy:self-start'
        }
      >
        {card ? (
          <ScrollArea frameClassName="tight:max-h-[min(14rem,38cqh)] roomy:max-h-[calc(100cqh-8.5rem)]">
            {card}
          </ScrollArea>
        ) : (
          <>
            <ScrollArea frameClassName="tight:hidden roomy:max-h-[calc(100cqh-8.5rem)]">{first}</ScrollArea>
            <p className="py-6 text-center text-sm text-quiet roomy:hidden">
              <span className="touch:hidden">{t('choose')}</span>
              <span className="hidden touch:inline">{t('chooseTouch')}</span>
            </p>
          </>
        )}
      </aside>
    </div>
  );
}
