'use client';

import type { ItemView } from '@necp/shared/inventory/schema';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { ItemRow } from '../../components/items/item-row';
import { SplitDialog } from '../../components/items/split-dialog';
import { useItemName } from '../../components/items/use-item-kinds';
import { newRequestId } from '../../components/kernel/rng';
import { EmptyState } from '../../components/states';
import { Beside, type PageParts } from './page-parts';
import { useDeals } from './use-vendor';

/** The items of the bag that this vendor buys, the most expensive first. */
export function SellPage({ view, carried, kinds, isOpen, card }: PageParts) {
  const t = useTranslations('vendor');
  const format = useFormatter();
  const name = useItemName(kinds);
  const { sell } = useDeals(view.vendorId);
  const [chosen, choose] = useState<string | null>(null);
  const [asking, ask] = useState<ItemView | null>(null);
  const [lastWeapon, warn] = useState<ItemView | null>(null);
  const bag = carried.containers.find(({ kind }) => kind === 'bag')?.items ?? [];
  const offers = view.offers
    .flatMap(({ itemId, chits }) => bag.filter(({ id }) => id === itemId).map((item) => ({ item, chits })))
    .sort((a, b) => b.chits - a.chits);
  const offerOf = (id: string | null) => offers.find(({ item }) => item.id === id);
  const shown = offerOf(chosen);
  const most = (item: ItemView) =>
    Math.min(item.quantity, Math.floor(view.vendorBalanceChits / Math.max(1, offerOf(item.id)?.chits ?? 1)));
  const sellItem = (item: ItemView, quantity: number) => {
    ask(null);
    warn(null);
    sell.mutate({ requestId: newRequestId(), vendorId: view.vendorId, itemId: item.id, quantity });
  };
  if (offers.length === 0) return <NothingToSell />;
  return (
    <>
      {view.junkChits > 0 && <JunkOffer view={view} isOpen={isOpen} />}
      <Beside
        card={shown ? card(shown.item, { label: t('offers'), chits: shown.chits }) : null}
        list={
          <ul className="grid grid-cols-1 gap-0.5">
            {offers.map(({ item, chits }) => (
              <OfferRow
                key={item.id}
                item={item}
                chits={chits}
                kinds={kinds}
                isChosen={item.id === chosen}
                canSell={isOpen && most(item) >= 1 && !sell.isPending}
                onChoose={() => choose(item.id)}
                onSell={() => {
                  if (isOnlyWeapon(item, carried, kinds)) warn(item);
                  else if (item.quantity > 1) ask(item);
                  else sellItem(item, 1);
                }}
              />
            ))}
          </ul>
        }
      />
      {lastWeapon && (
        <OnlyWeaponDialog name={name(lastWeapon)} onSell={() => sellItem(lastWeapon, 1)} onKeep={() => warn(null)} />
      )}
      {asking && (
        <SplitDialog
          title={t('sellTitle', { name: name(asking) })}
          item={asking}
          confirmLabel={t('sellOne')}
          most={most(asking)}
          start={most(asking)}
          note={(count) => t('total', { total: format.number(count * (offerOf(asking.id)?.chits ?? 0)) })}
          onConfirm={(count) => sellItem(asking, count)}
          onCancel={() => ask(null)}
        />
      )}
    </>
  );
}

/** Checks whether an item is the last firearm or blade that the character carries or has equipped. */
function isOnlyWeapon(item: ItemView, carried: PageParts['carried'], kinds: PageParts['kinds']): boolean {
  const isWeapon = ({ templateId }: ItemView) => ['firearm', 'blade'].includes(kinds.contentOf(templateId).kind);
  const others = carried.containers.flatMap(({ items }) => items).filter(({ id }) => id !== item.id);
  return isWeapon(item) && !others.some(isWeapon);
}

function NothingToSell() {
  const t = useTranslations('vendor');
  return (
    <EmptyState icon="bag" title={t('nothingToSell')}>
      {t('nothingToSellText')}
    </EmptyState>
  );
}

interface OnlyWeaponDialogProps {
  readonly name: string;
  readonly onSell: () => void;
  readonly onKeep: () => void;
}

/** Warns before the player sells the only weapon. */
function OnlyWeaponDialog({ name, onSell, onKeep }: OnlyWeaponDialogProps) {
  const t = useTranslations('vendor');
  return (
    <ConfirmDialog
      open
      tone="danger"
      title={t('onlyWeaponTitle')}
      confirmLabel={t('sellOne')}
      cancelLabel={t('keep')}
      onConfirm={onSell}
      onCancel={onKeep}
    >
      <p>{t('onlyWeaponText', { name })}</p>
    </ConfirmDialog>
  );
}

interface OfferRowProps {
  readonly item: ItemView;
  readonly chits: number;
  readonly kinds: PageParts['kinds'];
  readonly isChosen: boolean;
  readonly canSell: boolean;
  readonly onChoose: () => void;
  readonly onSell: () => void;
}

function OfferRow({ item, chits, kinds, isChosen, canSell, onChoose, onSell }: OfferRowProps) {
  const t = useTranslations('vendor');
  return (
    <ItemRow
      item={item}
      kinds={kinds}
      isChosen={isChosen}
      chits={chits}
      onPress={onChoose}
      action={
        <Button size="small" disabled={!canSell} onClick={onSell}>
          {t('sellOne')}
        </Button>
      }
    />
  );
}

/** Offers to sell everything that is marked as junk. */
function JunkOffer({ view, isOpen }: Pick<PageParts, 'view' | 'isOpen'>) {
  const t = useTranslations('vendor');
  const format = useFormatter();
  const { sellJunk } = useDeals(view.vendorId);
  return (
    <div className="mb-3 flex flex-wrap items-center justify-between gap-3 border border-line bg-ground/50 p-3">
      <p className="min-w-0 grow basis-52 text-sm text-quiet">{t('junkText')}</p>
      <Button
        tone="primary"
        size="small"
        icon="trash"
        waiting={sellJunk.isPending}
        disabled={!isOpen}
        onClick={() => sellJunk.mutate({ requestId: newRequestId(), vendorId: view.vendorId })}
      >
        {t('sellJunk', { total: format.number(view.junkChits) })}
      </Button>
    </div>
  );
}
