'use client';

import { firstSlotOf } from '@necp/shared/guild/bank-rules';
import type { VaultView } from '@necp/shared/guild/bank-schema';
import { tabSlots } from '@necp/shared/inventory/rules';
import type { ContainerView, ItemView } from '@necp/shared/inventory/schema';
import type { ProgressionView } from '@necp/shared/progression/schema';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Banner } from '../../components/banner';
import { Segmented } from '../../components/segmented';
import { ItemCard } from '../../components/items/item-card';
import { ItemGrid } from '../../components/items/item-grid';
import { SplitDialog } from '../../components/items/split-dialog';
import { type ItemKinds, useItemName } from '../../components/items/use-item-kinds';
import { useEscapeFirst } from '../../components/use-escape-first';
import { useVaultHand, type VaultHand } from './use-vault-hand';
import type { Target } from './vault-layout';
import { VaultLog } from './vault-log';
import { NextTab, SortButton, useTabName } from './vault-parts';
import { VaultRequests } from './vault-requests';
import { VaultSearch } from './vault-search';
import { TabSettings } from './vault-settings';
import { VaultShelf } from './vault-shelf';

interface GuildVaultProps {
  readonly view: VaultView;
  readonly bag: ContainerView;
  readonly kinds: ItemKinds;
  readonly growth: ProgressionView | null;
}

type Tab = VaultView['tabs'][number];

/** Shows a tab of the bank beside the bag, the selected item, and what belongs to the tab. */
export function GuildVault({ view, bag, kinds, growth }: GuildVaultProps) {
  const t = useTranslations('guild.vault');
  const name = useItemName(kinds);
  const [chosenTab, setTab] = useState(1);
  const tab = view.tabs.find((one) => one.tab === chosenTab) ?? view.tabs[0] ?? null;
  const hand = useVaultHand({ view, bag, tab: tab?.tab ?? 1 });
  const { lifted, parting } = hand;
  useEscapeFirst({ isHeld: lifted !== null && parting === null, letGo: hand.putDown });
  const choose = (wanted: number) => {
    hand.leave();
    setTab(wanted);
  };
  return (
    <div className="grid gap-4">
      {!view.isHere && (
        <Banner tone="note" live="off">
          {t('notHere')}
        </Banner>
      )}
      {tab === null && <p className="text-quiet">{t('empty')}</p>}
      {tab !== null && (
        <OpenTab
          view={view}
          bag={bag}
          kinds={kinds}
          tab={tab}
          hand={hand}
          onTab={choose}
          card={(item, length) => <ItemCard item={item} kinds={kinds} reader={growth} length={length} />}
        />
      )}
      {view.canManage && view.nextTabChits !== null && <NextTab view={view} actions={hand.actions} onBought={choose} />}
      <VaultRequests view={view} kinds={kinds} actions={hand.actions} />
      {tab !== null && view.canManage && <TabSettings key={`settings ${tab.tab}`} tab={tab} actions={hand.actions} />}
      {tab?.rights.canSee && <VaultLog key={`log ${tab.tab}`} tab={tab.tab} kinds={kinds} />}
      {parting && (
        <SplitDialog
          title={t('someTitle', { name: name(parting) })}
          item={parting}
          confirmLabel={t('move')}
          most={parting.quantity}
          start={Math.ceil(parting.quantity / 2)}
          onConfirm={hand.part}
          onCancel={() => hand.part(null)}
        />
      )}
    </div>
  );
}

interface OpenTabProps extends Pick<GuildVaultProps, 'view' | 'bag' | 'kinds'> {
  readonly tab: Tab;
  readonly hand: VaultHand;
  readonly onTab: (tab: number) => void;
  readonly card: (item: ItemView, length: 'whole' | 'brief') => ReactNode;
}

function OpenTab(props: OpenTabProps) {
  const { view, bag, kinds, tab, hand, onTab, card } = props;
  const t = useTranslations('guild.vault');
  const tabName = useTabName();
  return (
    <>
      <VaultSearch view={view} kinds={kinds} onFound={onTab} />
      <div className="grid items-start gap-5 roomy:grid-cols-2">
        <section aria-label={tabName(tab)} className="grid gap-3">
          <Segmented
            className="flex-wrap"
            label={t('tabsLabel')}
            value={String(tab.tab)}
            options={view.tabs.map((one) => ({ value: String(one.tab), label: String(one.tab) }))}
            onChange={(value) => onTab(Number(value))}
          />
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h3 className="font-semibold break-words text-text">{tabName(tab)}</h3>
            {tab.rights.canPut && <SortButton tab={tab.tab} isHere={view.isHere} actions={hand.actions} />}
          </div>
          {tab.rights.canSee && <Allowance tab={tab} />}
          {tab.rights.canSee && (
            <Slots
              {...props}
              items={view.items}
              from={firstSlotOf(tab.tab)}
              slots={tabSlots}
              label={tabName(tab)}
              to={hand.toSlot}
            />
          )}
          {!tab.rights.canSee && <p className="text-quiet">{t('hidden')}</p>}
        </section>
        <section aria-label={t('bag')} className="grid content-start gap-3">
          <h3 className="caps py-1.5 text-xs text-quiet">{t('bag')}</h3>
          <Slots
            {...props}
            items={bag.items}
            from={0}
            slots={bag.slots}
            label={t('bag')}
            to={(slot) => ({ side: 'bag', slot })}
          />
        </section>
      </div>
      <VaultShelf view={view} tab={tab} hand={hand} kinds={kinds} card={(item) => card(item, 'whole')} />
    </>
  );
}

function Allowance({ tab }: { readonly tab: Tab }) {
  const t = useTranslations('guild.vault');
  const words =
    tab.rights.takes === 0 ? t('leftNone') : tab.left === null ? t('leftAll') : t('left', { count: tab.left });
  return <p className="text-sm text-quiet">{words}</p>;
}

interface SlotsProps extends Pick<OpenTabProps, 'kinds' | 'hand' | 'card'> {
  readonly items: readonly ItemView[];
  readonly from: number;
  readonly slots: number;
  readonly label: string;
  readonly to: (slot: number) => Target;
}

function Slots({ kinds, hand, card, items, from, slots, label, to }: SlotsProps) {
  return (
    <ItemGrid
      label={label}
      kinds={kinds}
      items={items}
      from={from}
      slots={slots}
      chosenId={hand.chosen?.item.id ?? null}
      liftedId={hand.lifted?.id ?? null}
      card={(item) => card(item, 'brief')}
      columns="grid-cols-6"
      onPress={(slot, item) => hand.press(to(slot), item)}
      onLift={hand.lift}
      onAct={hand.send}
      onDropItem={(id, slot) => hand.drop(id, to(slot))}
    />
  );
}
