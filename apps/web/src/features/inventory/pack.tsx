'use client';

import type { ProgressionView } from '@necp/shared/progression/schema';
import type { InventoryView, ItemView, SortOrder } from '@necp/shared/inventory/schema';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { ItemCard } from '../../components/items/item-card';
import { ItemGrid } from '../../components/items/item-grid';
import { useItemName, type ItemKinds } from '../../components/items/use-item-kinds';
import { newRequestId } from '../../components/kernel/chance';
import { useEscapeFirst } from '../../components/use-escape-first';
import { BagTools, Load } from './bag-tools';
import { Doll } from './doll';
import { Asking } from './asking';
import { findItem, insideOf, rivalOf, suits } from './hand';
import { mainDeed, Shelf } from './shelf';
import { usePack } from './use-pack';

interface PackProps {
  readonly view: InventoryView;
  readonly kinds: ItemKinds;
  readonly growth: ProgressionView | null;
  readonly onUse?: (itemId: string) => void;
}

/** The bag and the body side by side, and the chosen thing beneath. */
export function Pack({ view, kinds, growth, onUse }: PackProps) {
  const t = useTranslations('inventory');
  const locale = useLocale();
  const name = useItemName(kinds);
  const [search, setSearch] = useState('');
  const [order, setOrder] = useState<SortOrder>('kind');
  const pack = usePack({ view, kinds, ...(onUse ? { onUse } : {}) });
  const { carrying, hand } = pack;
  useEscapeFirst({ isHeld: hand !== null && pack.asking === null, letGo: pack.putDown });
  const chosen = findItem(view, hand?.item.id ?? pack.chosenId);
  const card = (item: ItemView, length: 'whole' | 'brief') => (
    <ItemCard item={item} kinds={kinds} reader={growth} worn={rivalOf(view, item, kinds.contentOf)} length={length} />
  );
  const glance = (item: ItemView) => card(item, 'brief');
  const sought = search.trim().toLocaleLowerCase(locale);
  const isDim = (item: ItemView) =>
    hand && hand.does !== 'move'
      ? !suits(hand, item, kinds.contentOf)
      : sought !== '' && !name(item).toLocaleLowerCase(locale).includes(sought);
  const bag = insideOf(view, 'bag');
  return (
    <div className="grid gap-4">
      <div className="grid gap-5 sm:grid-cols-[14.5rem_minmax(0,1fr)] lg:grid-cols-[14.5rem_minmax(0,1fr)_17.5rem]">
        <Doll
          view={view}
          kinds={kinds}
          chosenId={pack.chosenId}
          hand={hand}
          card={glance}
          onPress={pack.pressPlace}
          onTakeOff={(item) => pack.act('unequip', item)}
          onLift={pack.lift}
          onDropItem={pack.dropOnPlace}
        />
        <section aria-label={t('bag')} className="grid content-start gap-3 max-sm:order-first">
          <BagTools
            search={search}
            order={order}
            sorting={carrying.sort.isPending}
            onSearch={setSearch}
            onOrder={setOrder}
            onSort={() => carrying.sort.mutate({ requestId: newRequestId(), by: order })}
          />
          <ItemGrid
            label={t('bag')}
            kinds={kinds}
            items={bag.items}
            slots={bag.slots}
            chosenId={pack.chosenId}
            liftedId={hand?.item.id ?? null}
            isDim={isDim}
            card={glance}
            onPress={pack.pressSlot}
            onLift={pack.lift}
            onDropItem={pack.dropOnSlot}
            onAct={(item) => {
              const deed = mainDeed({ item, kind: 'bag', kinds, canUse: onUse !== undefined });
              if (deed) pack.act(deed, item);
            }}
          />
          <Load
            weightGrams={view.weightGrams}
            limitGrams={view.limitGrams + (growth?.passives.carryGrams ?? 0)}
            count={bag.items.length}
            slots={bag.slots}
          />
          {view.deliveries > 0 && (
            <p className="border-l-2 border-amber pl-3 text-sm text-text">
              {t('deliveries', { count: view.deliveries })}
            </p>
          )}
          {!chosen && <p className="text-sm text-quiet sm:hidden">{t('hintTouch')}</p>}
        </section>
        {!chosen && (
          <p
            className={
              'self-start border border-line bg-ground/50 p-3 text-sm text-quiet max-sm:hidden ' + 'max-lg:col-span-2'
            }
          >
            {t('hint')}
          </p>
        )}
        {chosen && (
          <Shelf
            item={chosen.item}
            kind={chosen.kind}
            kinds={kinds}
            hand={hand}
            waiting={pack.waiting}
            canUse={onUse !== undefined}
            card={card(chosen.item, 'whole')}
            onDeed={(deed) => pack.act(deed, chosen.item)}
            onLeave={pack.leave}
          />
        )}
      </div>
      {pack.asking && (
        <Asking asking={pack.asking} view={view} kinds={kinds} onAnswer={pack.answer} onCancel={() => pack.ask(null)} />
      )}
    </div>
  );
}
