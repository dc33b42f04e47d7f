'use client';

import type { Look } from '@necp/shared/character/look';
import type { ProgressionView } from '@necp/shared/progression/schema';
import type { InventoryView, ItemView } from '@necp/shared/inventory/schema';
import { useTranslations } from 'next-intl';
import { useDevice } from '../../components/controls/device';
import { ItemCard } from '../../components/items/item-card';
import type { ItemKinds } from '../../components/items/use-item-kinds';
import { useEscapeFirst } from '../../components/use-escape-first';
import { BagSection } from './bag-section';
import { Doll, Implants } from './doll';
import { Asking } from './asking';
import { findItem, hasTarget, rivalOf } from './held-item';
import { Shelf } from './shelf';
import { usePack } from './use-pack';

interface PackProps {
  readonly look: Look;
  readonly view: InventoryView;
  readonly kinds: ItemKinds;
  readonly growth: ProgressionView | null;
  readonly onUse?: (itemId: string) => void;
}

/** Shows equipment and bag side by side, with the selected item and its actions. */
export function Pack({ look, view, kinds, growth, onUse }: PackProps) {
  const t = useTranslations('inventory');
  const pack = usePack({ view, kinds, ...(onUse ? { onUse } : {}) });
  const { heldItem } = pack;
  useEscapeFirst({ isHeld: heldItem !== null && pack.asking === null, letGo: pack.putDown });
  const chosen = findItem(view, heldItem?.item.id ?? pack.chosenId);
  const card = (item: ItemView, length: 'whole' | 'brief') => (
    <ItemCard item={item} kinds={kinds} reader={growth} worn={rivalOf(view, item, kinds.contentOf)} length={length} />
  );
  const glance = (item: ItemView) => card(item, 'brief');
  const body = {
    view,
    kinds,
    chosenId: pack.chosenId,
    heldItem,
    card: glance,
    onPress: pack.pressPlace,
    onTakeOff: (item: ItemView) => pack.act('unequip', item),
    onLift: pack.lift,
    onLink: (item: ItemView) => pack.act('link', item),
    onDropItem: pack.dropOnPlace,
  };
  return (
    <div className="grid gap-4">
      <div
        className={
          'grid content-start gap-5 tight:gap-4 roomy:grid-cols-[14.5rem_minmax(0,1fr)] ' +
          'broad:grid-cols-[14.5rem_minmax(0,1fr)_17.5rem]'
        }
      >
        <Doll look={look} {...body} />
        <Implants {...body} />
        <BagSection
          view={view}
          kinds={kinds}
          growth={growth}
          pack={pack}
          card={glance}
          canUse={onUse !== undefined}
          hint={chosen ? null : t('hintTouch')}
        />
        {!chosen && <Hint />}
        {chosen && (
          <Shelf
            item={chosen.item}
            kind={chosen.kind}
            kinds={kinds}
            heldItem={heldItem}
            isUseless={heldItem !== null && heldItem.does !== 'move' && !hasTarget(view, heldItem, kinds.contentOf)}
            waiting={pack.waiting}
            canUse={onUse !== undefined}
            card={card(chosen.item, 'whole')}
            onAction={(action) => pack.act(action, chosen.item)}
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

/** The first step, shown where there is room while nothing is selected. */
function Hint() {
  const t = useTranslations('inventory');
  const device = useDevice();
  return (
    <p
      className={
        'self-start border border-line bg-ground/50 p-3 text-sm text-quiet tight:hidden slim:col-span-2 slim:-mt-2 ' +
        'slim:border-0 slim:bg-transparent slim:p-0 slim:text-xs broad:row-span-2'
      }
    >
      {device === 'pad' ? t('hintPad') : device === 'touch' ? t('hintTouch') : t('hint')}
    </p>
  );
}
