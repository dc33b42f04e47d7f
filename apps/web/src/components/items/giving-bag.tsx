'use client';

import type { ContainerView, ItemView } from '@necp/shared/inventory/schema';
import { type ReactNode, useState } from 'react';
import { ItemGrid } from './item-grid';
import { SplitDialog } from './split-dialog';
import { type ItemKinds, useItemName } from './use-item-kinds';

interface GivingBagProps {
  readonly bag: ContainerView;
  readonly kinds: ItemKinds;
  readonly words: {
    readonly label: string;
    readonly hint: string;
    readonly give: string;
    /** The title of the question how many pieces are given. */
    readonly part: (name: string) => string;
  };
  readonly columns: string;
  readonly card: (item: ItemView) => ReactNode;
  readonly mayGive: (item: ItemView) => boolean;
  readonly isDim: (item: ItemView) => boolean;
  /** Gives pieces of a stack, or says why it may not be given. */
  readonly onGive: (item: ItemView, quantity: number) => void;
  readonly onDropItem: (itemId: string) => void;
}

/**
 * The own bag, from which something is given away: a click, tap or Enter gives a whole stack; Shift, the right button,
 * M or a long touch asks for a part of it.
 */
export function GivingBag(props: GivingBagProps) {
  const { bag, kinds, words, columns, card, mayGive, isDim, onGive, onDropItem } = props;
  const name = useItemName(kinds);
  const [parting, part] = useState<ItemView | null>(null);
  const choose = (item: ItemView) => (item.quantity > 1 && mayGive(item) ? part(item) : onGive(item, 1));
  return (
    <section aria-label={words.label} className="grid gap-1.5">
      <h3 className="text-sm font-semibold text-text">{words.label}</h3>
      <p className="text-xs text-quiet">{words.hint}</p>
      <ItemGrid
        label={words.label}
        kinds={kinds}
        items={bag.items}
        slots={bag.slots}
        chosenId={null}
        liftedId={null}
        isDim={isDim}
        card={card}
        columns={columns}
        onPress={(_slot, item) => item && onGive(item, item.quantity)}
        onLift={choose}
        onLink={choose}
        onOther={choose}
        onDropItem={onDropItem}
      />
      {parting && (
        <SplitDialog
          title={words.part(name(parting))}
          item={parting}
          confirmLabel={words.give}
          most={parting.quantity}
          start={Math.ceil(parting.quantity / 2)}
          onConfirm={(quantity) => {
            part(null);
            onGive(parting, quantity);
          }}
          onCancel={() => part(null)}
        />
      )}
    </section>
  );
}
