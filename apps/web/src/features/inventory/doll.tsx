'use client';

import type { Look } from '@necp/shared/character/look';
import { placesOf } from '@necp/shared/inventory/rules';
import { cyberwareParts } from '@necp/shared/inventory/content';
import type { InventoryView, ItemView, WornPlace } from '@necp/shared/inventory/schema';
import { useTranslations } from 'next-intl';
import { useMemo, type ReactNode } from 'react';
import { classNames } from '../../components/class-names';
import { Bar } from '../../components/bar';
import { ControlChip } from '../../components/controls/control-chip';
import { ItemCell } from '../../components/items/item-cell';
import { ItemHint } from '../../components/items/item-grid';
import { useItemName, type ItemKinds } from '../../components/items/use-item-kinds';
import { WholePerson } from '../base/whole-person';
import { useDressed } from '../../components/use-dressed';
import { type HeldItem, insideOf, wornAt } from './held-item';

interface DollProps {
  readonly look: Look;
  readonly view: InventoryView;
  readonly kinds: ItemKinds;
  readonly chosenId: string | null;
  readonly heldItem: HeldItem | null;
  readonly card: (item: ItemView) => ReactNode;
  readonly onPress: (place: WornPlace, item: ItemView | null) => void;
  readonly onTakeOff: (item: ItemView) => void;
  readonly onLift: (item: ItemView) => void;
  /** Called on a click with Shift, which puts the item into a line of the chat. */
  readonly onLink: (item: ItemView) => void;
  readonly onDropItem: (itemId: string, place: WornPlace) => void;
}

/** The slots of one side of the body; in a narrow window they stand in rows. */
const column = 'grid content-between gap-2 tight:contents';
const left = ['head', 'torso', 'legs', 'weapon_main'] as const;
const right = ['face', 'hands', 'feet', 'weapon_side'] as const;
const cyber = cyberwareParts.map((part) => `cyber_${part}` as const);

/** Shows the character in what it wears, between the equipment slots. */
export function Doll(props: DollProps) {
  const t = useTranslations('inventory');
  const { view } = props;
  const worn = useMemo(() => insideOf(view, 'equipment').items.map(({ templateId }) => templateId), [view]);
  const look = useDressed(props.look, worn);
  return (
    <section aria-label={t('worn')} className="grid content-start gap-4 tight:grid-cols-5 tight:gap-2 roomy:row-span-2">
      <div className="grid grid-cols-[3.5rem_minmax(0,1fr)_3.5rem] gap-2 tight:contents">
        <div className={column}>
          {left.map((place) => (
            <Worn key={place} place={place} {...props} />
          ))}
        </div>
        <WholePerson
          look={look}
          label={t('figure')}
          className="h-full max-h-72 min-h-56 w-full self-center tight:hidden"
        />
        <div className={column}>
          {right.map((place) => (
            <Worn key={place} place={place} {...props} />
          ))}
        </div>
      </div>
      <div className="flex items-center gap-3 tight:contents">
        <div className="w-14 tight:w-auto">
          <Worn place="thrown" {...props} />
        </div>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-quiet tight:hidden touch:hidden">
          <ControlChip control="throwItem" />
          {t('thrownText')}
        </p>
      </div>
    </section>
  );
}

/** Shows the implants of the body, and how much of its strain limit they take. */
export function Implants(props: Omit<DollProps, 'look'>) {
  const t = useTranslations('inventory');
  const { view } = props;
  return (
    <section aria-label={t('cyberware')} className="roomy:col-start-2 roomy:row-start-2">
      <div className="mb-1 flex items-baseline justify-between gap-2 text-sm">
        <h3 className="text-text">{t('cyberware')}</h3>
        <span className="number text-quiet">{t('strain', { strain: view.strain, limit: view.strainLimit })}</span>
      </div>
      <Bar label={t('strainLabel')} value={view.strain} max={view.strainLimit} tone="energy" size="thin" />
      <div className="mt-2 grid grid-cols-8 gap-1 tight:gap-0.5 tight:touch:-mx-1">
        {cyber.map((place) => (
          <Worn key={place} place={place} {...props} />
        ))}
      </div>
    </section>
  );
}

function Worn({
  place,
  view,
  kinds,
  chosenId,
  heldItem,
  card,
  onPress,
  onTakeOff,
  onLift,
  onLink,
  onDropItem,
}: Omit<DollProps, 'look'> & { readonly place: WornPlace }) {
  const t = useTranslations('items');
  const name = useItemName(kinds);
  const item = wornAt(view, place);
  const word = t(`place.${place}`);
  const sample = kinds.all.find(
    (one) => placesOf(one)[0] === place || (place === 'weapon_side' && one.kind === 'blade' && one.hands === 1),
  );
  const fits = heldItem?.does === 'move' && placesOf(kinds.contentOf(heldItem.item.templateId)).includes(place);
  const cell = (
    <ItemCell
      label={item ? t('wornAs', { place: word, name: name(item) }) : t('wornEmpty', { place: word })}
      item={item}
      icon={item ? kinds.contentOf(item.templateId).icon : (sample?.icon ?? null)}
      isChosen={item !== null && item.id === chosenId}
      isLifted={item !== null && item.id === heldItem?.item.id}
      isOpen={fits}
      isDim={heldItem?.does === 'move' && !fits && item === null}
      onClick={({ shiftKey }) => (shiftKey && item ? onLink(item) : onPress(place, item))}
      onDoubleClick={() => item && onTakeOff(item)}
      {...(item ? { onHold: () => onLift(item) } : {})}
      onDropItem={(id) => onDropItem(id, place)}
    />
  );
  return (
    <div className={classNames('grid gap-0.5', !place.startsWith('cyber') && 'tight:mx-auto tight:w-13')}>
      {item ? <ItemHint card={() => card(item)}>{cell}</ItemHint> : cell}
      <span aria-hidden className="text-center text-[0.6875rem] leading-tight break-words text-quiet">
        {place === 'cyber_hands' || place === 'cyber_legs' ? t(`placeShort.${place}`) : word}
      </span>
    </div>
  );
}
