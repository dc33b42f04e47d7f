'use client';

import { placesOf } from '@necp/shared/inventory/rules';
import { cyberwareParts } from '@necp/shared/inventory/content';
import { wornPlaces, type InventoryView, type ItemView, type WornPlace } from '@necp/shared/inventory/schema';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { classNames } from '../../components/class-names';
import { Bar } from '../../components/bar';
import { ItemCell } from '../../components/items/item-cell';
import { ItemHint } from '../../components/items/item-grid';
import { useItemName, type ItemKinds } from '../../components/items/use-item-kinds';
import { type HeldItem, wornAt } from './held-item';

interface DollProps {
  readonly view: InventoryView;
  readonly kinds: ItemKinds;
  readonly chosenId: string | null;
  readonly heldItem: HeldItem | null;
  readonly card: (item: ItemView) => ReactNode;
  readonly onPress: (place: WornPlace, item: ItemView | null) => void;
  readonly onTakeOff: (item: ItemView) => void;
  readonly onLift: (item: ItemView) => void;
  readonly onDropItem: (itemId: string, place: WornPlace) => void;
}

/** The slots of one side of the body; in a narrow window they stand in rows. */
const column = 'grid content-between gap-2 tight:contents';
const left = ['head', 'torso', 'legs', 'weapon_main'] as const;
const right = ['face', 'hands', 'feet', 'weapon_side'] as const;
const cyber = cyberwareParts.map((part) => `cyber_${part}` as const);

/** Shows the body with the equipment slots. */
export function Doll(props: DollProps) {
  const t = useTranslations('inventory');
  const { view } = props;
  return (
    <section aria-label={t('worn')} className="grid content-start gap-4 tight:grid-cols-5 tight:gap-2 roomy:row-span-2">
      <div className="grid grid-cols-[3.5rem_minmax(0,1fr)_3.5rem] gap-2 tight:contents">
        <div className={column}>
          {left.map((place) => (
            <Worn key={place} place={place} {...props} />
          ))}
        </div>
        <Body taken={wornPlaces.filter((place) => wornAt(view, place) !== null)} />
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
        <p className="text-sm text-quiet tight:hidden">{t('thrownText')}</p>
      </div>
    </section>
  );
}

/** Shows the implants of the body, and how much of its strain limit they take. */
export function Implants(props: DollProps) {
  const t = useTranslations('inventory');
  const { view } = props;
  return (
    <section aria-label={t('cyberware')} className="roomy:col-start-2 roomy:row-start-2">
      <div className="mb-1 flex items-baseline justify-between gap-2 text-sm">
        <h3 className="text-text">{t('cyberware')}</h3>
        <span className="number text-quiet">{t('strain', { strain: view.strain, limit: view.strainLimit })}</span>
      </div>
      <Bar label={t('strainLabel')} value={view.strain} max={view.strainLimit} tone="energy" size="thin" />
      <div className="mt-2 grid grid-cols-8 gap-1 tight:-mx-1 tight:gap-0.5">
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
  onDropItem,
}: DollProps & { readonly place: WornPlace }) {
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
      onClick={() => onPress(place, item)}
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

/** Draws the body; equipped items highlight their part of it. */
function Body({ taken }: { readonly taken: readonly WornPlace[] }) {
  const lit = (...places: WornPlace[]) =>
    places.some((place) => taken.includes(place)) ? 'var(--color-cyan)' : 'var(--color-line)';
  return (
    <svg
      viewBox="0 0 120 260"
      aria-hidden
      className="h-full max-h-72 w-full self-center tight:hidden"
      fill="none"
      strokeWidth="2"
      strokeLinejoin="round"
    >
      <path d="M50 14h20l6 8v16l-8 10H52l-8-10V22z" stroke={lit('head', 'face', 'cyber_brain', 'cyber_eyes')} />
      <path d="M49 29h22" stroke={lit('face', 'cyber_eyes')} />
      <path d="M54 48v7M66 48v7" stroke={lit('torso')} />
      <path d="M30 62l24-7h12l24 7 4 14-8 54H34l-8-54z" stroke={lit('torso', 'cyber_skin')} />
      <path d="M60 60v66" stroke={lit('cyber_spine')} strokeDasharray="3 5" />
      <path d="M66 84h8v8h-8z" stroke={lit('cyber_heart')} />
      <path d="M26 70l-10 8-4 40 6 34M94 70l10 8 4 40-6 34" stroke={lit('cyber_arms', 'weapon_main', 'weapon_side')} />
      <path d="M13 152h11l2 14-8 6-7-6zM96 152h11l2 14-7 6-8-6z" stroke={lit('hands', 'cyber_hands')} />
      <path d="M35 132h50l-2 44-8 54H63l-3-52-3 52H45l-8-54z" stroke={lit('legs', 'cyber_legs')} />
      <path d="M44 232h14v14H38v-6zM62 232h14l6 8v6H62z" stroke={lit('feet')} />
    </svg>
  );
}
