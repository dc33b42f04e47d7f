'use client';

import type { ContainerView, ItemView } from '@necp/shared/inventory/schema';
import { mailPlaces } from '@necp/shared/mail/schema';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { ItemCard } from '../../components/items/item-card';
import { ItemGrid } from '../../components/items/item-grid';
import { SplitDialog } from '../../components/items/split-dialog';
import { type ItemKinds, useItemName } from '../../components/items/use-item-kinds';
import { useAttaching } from './use-draft-letter';

interface AttachmentsProps {
  readonly bag: ContainerView;
  readonly kinds: ItemKinds;
}

/**
 * What goes with a letter, and the bag below it. A click, tap or Enter puts a whole stack into the letter, Shift, the
 * right button, M or a long touch a part of it; a mouse also drags, from the window of the bag too.
 */
export function Attachments({ bag, kinds }: AttachmentsProps) {
  const t = useTranslations('mail');
  const name = useItemName(kinds);
  const { attached, verdictOf, attach, takeOut } = useAttaching(bag, kinds);
  const [parting, part] = useState<ItemView | null>(null);
  const sent = new Map(attached.map(({ id, quantity }) => [id as string, quantity]));
  const choose = (item: ItemView) => (item.quantity > 1 && verdictOf(item).ok ? part(item) : attach(item, 1));
  const attachDropped = (itemId: string) => {
    const item = bag.items.find(({ id }) => id === itemId);
    if (item && !sent.has(itemId)) attach(item, item.quantity);
  };
  const card = (item: ItemView) => <ItemCard item={item} kinds={kinds} reader={null} length="brief" />;
  return (
    <div className="grid content-start gap-3">
      <Attached attached={attached} kinds={kinds} card={card} onTakeOut={takeOut} onDropItem={attachDropped} />
      <section aria-label={t('bag')} className="grid gap-1.5">
        <h3 className="text-sm font-semibold text-text">{t('bag')}</h3>
        <p className="text-xs text-quiet">{t('bagHint')}</p>
        <ItemGrid
          label={t('bag')}
          kinds={kinds}
          items={bag.items}
          slots={bag.slots}
          chosenId={null}
          liftedId={null}
          isDim={(item) => !verdictOf(item).ok || sent.get(item.id) === item.quantity}
          card={card}
          columns="grid-cols-8"
          onPress={(_slot, item) => item && attach(item, item.quantity)}
          onLift={choose}
          onLink={choose}
          onOther={choose}
          onDropItem={takeOut}
        />
      </section>
      {parting && (
        <SplitDialog
          title={t('partTitle', { name: name(parting) })}
          item={parting}
          confirmLabel={t('attach')}
          most={parting.quantity}
          start={Math.ceil(parting.quantity / 2)}
          onConfirm={(quantity) => {
            part(null);
            attach(parting, quantity);
          }}
          onCancel={() => part(null)}
        />
      )}
    </div>
  );
}

interface AttachedProps extends Pick<AttachmentsProps, 'kinds'> {
  readonly attached: readonly ItemView[];
  readonly card: (item: ItemView) => ReactNode;
  readonly onTakeOut: (itemId: string) => void;
  readonly onDropItem: (itemId: string) => void;
}

/** What goes with the letter; a click, tap or Enter takes it out again. */
function Attached({ attached, kinds, card, onTakeOut, onDropItem }: AttachedProps) {
  const t = useTranslations('mail');
  return (
    <section aria-label={t('attached')} className="grid gap-1.5">
      <h3 className="flex justify-between text-sm font-semibold text-text">
        {t('attached')}
        <span className="number font-normal text-quiet">
          {attached.length} / {mailPlaces}
        </span>
      </h3>
      <ItemGrid
        label={t('attached')}
        kinds={kinds}
        items={attached.map((item, slot) => ({ ...item, slot }))}
        slots={mailPlaces}
        chosenId={null}
        liftedId={null}
        card={card}
        columns="grid-cols-6"
        onPress={(_slot, item) => item && onTakeOut(item.id)}
        onDropItem={onDropItem}
      />
    </section>
  );
}
