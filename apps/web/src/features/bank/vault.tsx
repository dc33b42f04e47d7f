'use client';

import type { BankView } from '@necp/shared/bank/schema';
import { tabSlots } from '@necp/shared/inventory/rules';
import type { ContainerView, ItemView } from '@necp/shared/inventory/schema';
import type { ProgressionView } from '@necp/shared/progression/schema';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ItemCard } from '../../components/items/item-card';
import { ItemGrid } from '../../components/items/item-grid';
import { SplitDialog } from '../../components/items/split-dialog';
import { useItemName, type ItemKinds } from '../../components/items/use-item-kinds';
import { useEscapeFirst } from '../../components/use-escape-first';
import { StoredShelf } from './stored-shelf';
import { useVault } from './use-vault';
import type { Shelf } from './vault-layout';
import { type DrawGrid, type VaultPage, VaultTabs } from './vault-pages';

interface VaultProps {
  readonly view: BankView;
  readonly bag: ContainerView;
  readonly kinds: ItemKinds;
  readonly growth: ProgressionView | null;
}

/** Shows the stored items on the left, the bag beside them, and the selected item. */
export function Vault({ view, bag, kinds, growth }: VaultProps) {
  const t = useTranslations('bank');
  const [page, setPage] = useState<VaultPage>('bank');
  const [tab, setTab] = useState(1);
  const stored: Shelf = page === 'stash' ? { kind: 'stash', from: 0 } : { kind: 'bank', from: (tab - 1) * tabSlots };
  const vault = useVault({ view, bag, kinds, stored });
  const { chosen } = vault;
  useEscapeFirst({ isHeld: vault.lifted !== null && vault.parting === null, letGo: vault.putDown });
  const card = (item: ItemView, length: 'whole' | 'brief') => (
    <ItemCard item={item} kinds={kinds} reader={growth} length={length} />
  );
  const grid: DrawGrid = (container, { from, slots, label }) => (
    <ItemGrid
      label={label}
      kinds={kinds}
      items={container.items}
      from={from}
      slots={slots}
      chosenId={chosen?.item.id ?? null}
      liftedId={vault.lifted?.id ?? null}
      card={(item) => card(item, 'brief')}
      columns="grid-cols-6"
      onPress={(slot, item) => vault.press(container.kind, slot, item)}
      onLift={vault.lift}
      onAct={vault.send}
      onDropItem={(id, slot) => vault.drop(id, container.kind, slot)}
    />
  );
  return (
    <>
      <div className="grid gap-5 roomy:grid-cols-2 broad:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_16rem]">
        <VaultTabs
          view={view}
          banking={vault.banking}
          grid={grid}
          page={page}
          onPage={(next) => {
            vault.leave();
            setPage(next);
          }}
          tab={tab}
          onTab={setTab}
        />
        <section aria-label={t('bag')} className="grid content-start gap-3">
          <h3 className="caps py-1.5 text-xs text-quiet">{t('bag')}</h3>
          {grid(bag, { from: 0, slots: bag.slots, label: t('bag') })}
        </section>
        {chosen ? (
          <StoredShelf
            found={chosen}
            page={page}
            isHere={view.isHere}
            isLifted={vault.lifted !== null}
            card={card(chosen.item, 'whole')}
            onSend={() => vault.send(chosen.item)}
            onPart={vault.askPart}
            onMove={() => vault.lift(chosen.item)}
            onLeave={vault.leave}
          />
        ) : (
          <p className="self-start border border-line bg-ground/50 p-3 text-sm text-quiet roomy:slim:col-span-2">
            {t('hint')}
          </p>
        )}
      </div>
      {vault.parting && <PartDialog item={vault.parting} kinds={kinds} onPart={vault.part} />}
    </>
  );
}

/** Asks how many items of a stack go to the other side. */
function PartDialog({
  item,
  kinds,
  onPart,
}: {
  readonly item: ItemView;
  readonly kinds: ItemKinds;
  /** Null when the player cancels. */
  readonly onPart: (quantity: number | null) => void;
}) {
  const t = useTranslations('bank');
  const name = useItemName(kinds);
  return (
    <SplitDialog
      title={t('partTitle', { name: name(item) })}
      item={item}
      confirmLabel={t('move')}
      most={item.quantity - 1}
      start={Math.floor(item.quantity / 2)}
      onConfirm={onPart}
      onCancel={() => onPart(null)}
    />
  );
}
