'use client';

import type { BankView } from '@necp/shared/bank/schema';
import { tabSlots } from '@necp/shared/inventory/rules';
import type { ContainerView } from '@necp/shared/inventory/schema';
import { useFormatter, useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from '../../components/button';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { newRequestId } from '../../components/kernel/rng';
import { Segmented } from '../../components/segmented';
import { Tabs } from '../../components/tabs';
import type { useBanking } from './use-bank';

export type DrawGrid = (
  container: ContainerView,
  shown: { readonly from: number; readonly slots: number; readonly label: string },
) => ReactNode;

interface PageProps {
  readonly view: BankView;
  readonly banking: ReturnType<typeof useBanking>;
  readonly grid: DrawGrid;
}

export type VaultPage = 'bank' | 'stash';

interface VaultTabsProps extends PageProps {
  readonly page: VaultPage;
  readonly onPage: (page: VaultPage) => void;
  readonly tab: number;
  readonly onTab: (tab: number) => void;
}

/** Shows the bank and the stash, one page at a time. */
export function VaultTabs({ view, banking, grid, page, onPage, tab, onTab }: VaultTabsProps) {
  const t = useTranslations('bank');
  return (
    <Tabs<VaultPage>
      label={t('tabs')}
      value={page}
      onChange={onPage}
      contentClassName="pt-4"
      tabs={[
        {
          id: 'bank',
          label: t('bank'),
          content: <BankPage view={view} banking={banking} grid={grid} tab={tab} onTab={onTab} />,
        },
        { id: 'stash', label: t('stash'), content: <StashPage view={view} banking={banking} grid={grid} /> },
      ]}
    />
  );
}

/** Shows one tab of the bank, and the offer of the next one. */
function BankPage({
  view,
  banking,
  grid,
  tab,
  onTab,
}: PageProps & { readonly tab: number; readonly onTab: (tab: number) => void }) {
  const t = useTranslations('bank');
  const buy = (wanted: number) =>
    banking.buyTab.mutate({ requestId: newRequestId(), tab: wanted }, { onSuccess: () => onTab(wanted) });
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <TabChoice view={view} tab={tab} onChange={onTab} />
        <SortButton view={view} banking={banking} kind="bank" />
      </div>
      {grid(view.bank, { from: (tab - 1) * tabSlots, slots: tabSlots, label: t('tab', { tab }) })}
      <NextTab view={view} onBuy={buy} waiting={banking.buyTab.isPending} />
    </div>
  );
}

/** The stash that all characters of the account share. */
function StashPage({ view, banking, grid }: PageProps) {
  const t = useTranslations('bank');
  return (
    <div className="grid gap-3">
      <div className="flex items-start justify-between gap-3">
        <p className="text-sm text-quiet">{t('stashText')}</p>
        <SortButton view={view} banking={banking} kind="stash" />
      </div>
      {grid(view.stash, { from: 0, slots: view.stash.slots, label: t('stash') })}
    </div>
  );
}

function SortButton({ view, banking, kind }: Omit<PageProps, 'grid'> & { readonly kind: 'bank' | 'stash' }) {
  const t = useTranslations('bank');
  return (
    <Button
      size="small"
      waiting={banking.sort.isPending}
      disabled={!view.isHere}
      onClick={() => banking.sort.mutate({ requestId: newRequestId(), kind, by: 'kind' })}
    >
      {t('sort')}
    </Button>
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
  const price = view.nextTabChits;
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
        <p>{t('buyText', { price })}</p>
      </ConfirmDialog>
    </>
  );
}
