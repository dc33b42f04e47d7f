'use client';

import type { BankView } from '@necp/shared/bank/schema';
import { tabSlots } from '@necp/shared/inventory/rules';
import type { ContainerView, ItemView } from '@necp/shared/inventory/schema';
import type { ProgressionView } from '@necp/shared/progression/schema';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { ItemCard } from '../../components/items/item-card';
import { ItemGrid } from '../../components/items/item-grid';
import { SplitDialog } from '../../components/items/split-dialog';
import { useItemName, type ItemKinds } from '../../components/items/use-item-kinds';
import { newRequestId } from '../../components/kernel/chance';
import { Segmented } from '../../components/segmented';
import { Tabs } from '../../components/tabs';
import { useEscapeFirst } from '../../components/use-escape-first';
import { Deliveries } from './deliveries';
import { StoredShelf } from './stored-shelf';
import { type Shelf, useVault } from './use-vault';

interface VaultProps {
  readonly view: BankView;
  readonly bag: ContainerView;
  readonly kinds: ItemKinds;
  readonly growth: ProgressionView | null;
}

type Page = 'bank' | 'stash' | 'delivery';

/** What is stored on the left, the bag on the right, the chosen thing beneath. */
export function Vault({ view, bag, kinds, growth }: VaultProps) {
  const t = useTranslations('bank');
  const name = useItemName(kinds);
  const [page, turn] = useState<Page>(view.deliveries.items.length > 0 ? 'delivery' : 'bank');
  const [tab, setTab] = useState(1);
  const stored: Shelf = page === 'stash' ? { kind: 'stash', from: 0 } : { kind: 'bank', from: (tab - 1) * tabSlots };
  const vault = useVault({ view, bag, kinds, stored });
  useEscapeFirst({ isHeld: vault.lifted !== null && vault.parting === null, letGo: vault.putDown });
  const card = (item: ItemView, length: 'whole' | 'brief') => (
    <ItemCard item={item} kinds={kinds} reader={growth} length={length} />
  );
  const grid = (
    container: ContainerView,
    { from, slots, label }: { readonly from: number; readonly slots: number; readonly label: string },
  ) => (
    <ItemGrid
      label={label}
      kinds={kinds}
      items={container.items}
      from={from}
      slots={slots}
      chosenId={vault.chosen?.item.id ?? null}
      liftedId={vault.lifted?.id ?? null}
      card={(item) => card(item, 'brief')}
      columns="grid-cols-6"
      onPress={(slot, item) => vault.press(container.kind, slot, item)}
      onLift={vault.lift}
      onAct={vault.send}
      onDropItem={(id, slot) => vault.drop(id, container.kind, slot)}
    />
  );
  const sort = (kind: 'bank' | 'stash') => (
    <Button
      size="small"
      waiting={vault.banking.sort.isPending}
      disabled={!view.isHere}
      onClick={() => vault.banking.sort.mutate({ requestId: newRequestId(), kind, by: 'kind' })}
    >
      {t('sort')}
    </Button>
  );
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_16rem]">
        <Tabs<Page>
          label={t('tabs')}
          value={page}
          onChange={(next) => {
            vault.leave();
            turn(next);
          }}
          contentClassName="pt-4"
          tabs={[
            {
              id: 'bank',
              label: t('bank'),
              content: (
                <div className="grid gap-3">
                  <div className="flex flex-wrap items-center justify-between gap-2">
                    <TabChoice view={view} tab={tab} onChange={setTab} />
                    {sort('bank')}
                  </div>
                  {grid(view.bank, { from: (tab - 1) * tabSlots, slots: tabSlots, label: t('tab', { tab }) })}
                  <NextTab
                    view={view}
                    onBuy={(wanted) =>
                      vault.banking.buyTab.mutate(
                        { requestId: newRequestId(), tab: wanted },
                        { onSuccess: () => setTab(wanted) },
                      )
                    }
                    waiting={vault.banking.buyTab.isPending}
                  />
                </div>
              ),
            },
            {
              id: 'stash',
              label: t('stash'),
              content: (
                <div className="grid gap-3">
                  <div className="flex items-start justify-between gap-3">
                    <p className="text-sm text-quiet">{t('stashText')}</p>
                    {sort('stash')}
                  </div>
                  {grid(view.stash, { from: 0, slots: view.stash.slots, label: t('stash') })}
                </div>
              ),
            },
            {
              id: 'delivery',
              label: t('deliveries'),
              unread: view.deliveries.items.length,
              unreadLabel: t('unread', { count: view.deliveries.items.length }),
              content: <Deliveries view={view} kinds={kinds} />,
            },
          ]}
        />
        <section aria-label={t('bag')} className="grid content-start gap-3">
          <h3 className="caps py-1.5 text-xs text-quiet">{t('bag')}</h3>
          {grid(bag, { from: 0, slots: bag.slots, label: t('bag') })}
        </section>
        {!vault.chosen && (
          <p className="self-start border border-line bg-ground/50 p-3 text-sm text-quiet sm:max-lg:col-span-2">
            {t('hint')}
          </p>
        )}
        {vault.chosen && (
          <StoredShelf
            found={vault.chosen}
            page={page}
            isHere={view.isHere}
            isLifted={vault.lifted !== null}
            card={card(vault.chosen.item, 'whole')}
            onSend={() => vault.chosen && vault.send(vault.chosen.item)}
            onPart={vault.askPart}
            onMove={() => vault.chosen && vault.lift(vault.chosen.item)}
            onLeave={vault.leave}
          />
        )}
      </div>
      {vault.parting && (
        <SplitDialog
          title={t('partTitle', { name: name(vault.parting) })}
          item={vault.parting}
          confirmLabel={t('move')}
          most={vault.parting.quantity - 1}
          start={Math.floor(vault.parting.quantity / 2)}
          onConfirm={vault.part}
          onCancel={() => vault.part(null)}
        />
      )}
    </>
  );
}

function TabChoice({
  view,
  tab,
  onChange,
}: {
  readonly view: BankView;
  readonly tab: number;
  readonly onChange: (tab: number) => void;
}) {
  const t = useTranslations('bank');
  const tabs = Array.from({ length: view.tabs }, (_, index) => String(index + 1));
  if (tabs.length === 1) return <span className="text-sm text-quiet">{t('tab', { tab: 1 })}</span>;
  return (
    <Segmented
      label={t('tabs')}
      value={String(tab)}
      options={tabs.map((value) => ({ value, label: value }))}
      onChange={(value) => onChange(Number(value))}
    />
  );
}

function NextTab({
  view,
  onBuy,
  waiting,
}: {
  readonly view: BankView;
  readonly onBuy: (tab: number) => void;
  readonly waiting: boolean;
}) {
  const t = useTranslations('bank');
  const format = useFormatter();
  const [isAsking, ask] = useState(false);
  const price = view.nextTabEddies;
  if (price === null) return null;
  const tab = view.tabs + 1;
  return (
    <>
      <Button size="small" icon="plus" waiting={waiting} disabled={!view.isHere} onClick={() => ask(true)}>
        {t('buyTab', { tab, price: format.number(price) })}
      </Button>
      <ConfirmDialog
        open={isAsking}
        title={t('buyTitle', { tab })}
        confirmLabel={t('buy')}
        cancelLabel={t('cancel')}
        onConfirm={() => {
          ask(false);
          onBuy(tab);
        }}
        onCancel={() => ask(false)}
      >
        <p>{t('buyText', { price: format.number(price) })}</p>
      </ConfirmDialog>
    </>
  );
}
