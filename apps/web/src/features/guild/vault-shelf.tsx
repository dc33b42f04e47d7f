'use client';

import type { VaultView } from '@necp/shared/guild/bank-schema';
import type { ItemView } from '@necp/shared/inventory/schema';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from '../../components/button';
import { IconButton } from '../../components/icon-button';
import type { ItemKinds } from '../../components/items/use-item-kinds';
import { AskDialog } from './ask-dialog';
import type { VaultHand } from './use-vault-hand';

interface VaultShelfProps {
  readonly view: VaultView;
  readonly tab: VaultView['tabs'][number];
  readonly hand: VaultHand;
  readonly kinds: ItemKinds;
  readonly card: (item: ItemView) => ReactNode;
}

/** The selected item, where it can go, and the way to ask for it. */
export function VaultShelf({ view, tab, hand, kinds, card }: VaultShelfProps) {
  const t = useTranslations('guild.vault');
  const [asking, ask] = useState<ItemView | null>(null);
  const { chosen, lifted } = hand;
  if (chosen === null) return <p className="border border-line bg-ground/50 p-3 text-sm text-quiet">{t('hint')}</p>;
  const { item, side } = chosen;
  const isClosed = !view.isHere || (side === 'bag' ? !tab.rights.canPut : tab.left === 0);
  return (
    <section aria-label={t('chosen')} className="relative grid gap-3 border border-line bg-ground/50 p-3 pr-12">
      {card(item)}
      <IconButton
        tone="bare"
        size="small"
        icon="close"
        label={t('clear')}
        hint="none"
        className="absolute top-2 right-2"
        onClick={hand.leave}
      />
      {lifted ? (
        <p role="status" className="flex items-center justify-between gap-3 text-sm text-amber">
          {t('heldItem')}
          <Button size="small" tone="quiet" onClick={hand.leave}>
            {t('stop')}
          </Button>
        </p>
      ) : (
        <div className="flex flex-wrap gap-2">
          <Button size="small" tone="primary" disabled={isClosed} onClick={() => hand.send(item)}>
            {t(side === 'bag' ? 'toTab' : 'toBag')}
          </Button>
          {item.quantity > 1 && (
            <Button size="small" icon="swap" disabled={isClosed} onClick={hand.askPart}>
              {t('some')}
            </Button>
          )}
          <Button size="small" icon="hand" disabled={!view.isHere} onClick={() => hand.lift(item)}>
            {t('move')}
          </Button>
          {side === 'vault' && (
            <Button size="small" icon="mail" onClick={() => ask(item)}>
              {t('ask')}
            </Button>
          )}
        </div>
      )}
      {asking && <AskDialog item={asking} kinds={kinds} actions={hand.actions} onDone={() => ask(null)} />}
    </section>
  );
}
