'use client';

import type { ContainerView, ItemView } from '@necp/shared/inventory/schema';
import { mailPlaces } from '@necp/shared/mail/schema';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { GivingBag } from '../../components/items/giving-bag';
import { ItemCard } from '../../components/items/item-card';
import { ItemGrid } from '../../components/items/item-grid';
import type { ItemKinds } from '../../components/items/use-item-kinds';
import { useAttaching } from './use-draft-letter';

interface AttachmentsProps {
  readonly bag: ContainerView;
  readonly kinds: ItemKinds;
}

/** What goes with a letter, and the bag below it, from which a mouse also drags, as from the window of the bag. */
export function Attachments({ bag, kinds }: AttachmentsProps) {
  const t = useTranslations('mail');
  const { attached, verdictOf, attach, takeOut } = useAttaching(bag, kinds);
  const sent = new Map(attached.map(({ id, quantity }) => [id as string, quantity]));
  const attachDropped = (itemId: string) => {
    const item = bag.items.find(({ id }) => id === itemId);
    if (item && !sent.has(itemId)) attach(item, item.quantity);
  };
  const card = (item: ItemView) => <ItemCard item={item} kinds={kinds} reader={null} length="brief" />;
  return (
    <div className="grid content-start gap-3">
      <Attached attached={attached} kinds={kinds} card={card} onTakeOut={takeOut} onDropItem={attachDropped} />
      <GivingBag
        bag={bag}
        kinds={kinds}
        words={{ label: t('bag'), hint: t('bagHint'), give: t('attach'), part: (name) => t('partTitle', { name }) }}
        columns="grid-cols-8"
        card={card}
        mayGive={(item) => verdictOf(item).ok}
        isDim={(item) => !verdictOf(item).ok || sent.get(item.id) === item.quantity}
        onGive={attach}
        onDropItem={takeOut}
      />
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
