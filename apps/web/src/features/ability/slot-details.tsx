'use client';

import type { Locale } from '@necp/shared/kernel';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { AbilityDetails } from '../../components/ability-details';
import { ItemCard } from '../../components/items/item-card';
import { KeyCap } from '../../components/key-cap';
import { pristine, useItemKinds } from '../../components/items/use-item-kinds';
import { useTRPC } from '../../components/providers/api';
import { useById, useContent } from '../../components/providers/content';
import { useHotbar } from './store';
import type { SlotView } from './use-slots';

interface SlotDetailsProps {
  readonly slot: SlotView;
  /** The key that uses it; null where there is none. */
  readonly keyName: string | null;
}

/** What a slot of the hotbar does: damage, cost, cooldown and range, its key, and what is missing to use it. */
export function SlotDetails({ slot, keyName }: SlotDetailsProps) {
  const t = useTranslations('ability');
  const locale = useLocale() as Locale;
  return (
    <div className="grid w-64 gap-1.5 py-1">
      {slot.kind === 'item' ? (
        <ItemDetails slot={slot} />
      ) : (
        <>
          <p className="font-title text-base text-text">{slot.name?.[locale]}</p>
          <AbilitySlotDetails id={slot.id} />
          <p className="text-quiet italic">{slot.blurb?.[locale]}</p>
        </>
      )}
      {keyName !== null && (
        <p className="flex items-center gap-2 text-quiet">
          {t('key')} <KeyCap>{keyName}</KeyCap>
        </p>
      )}
      <Missing slot={slot} />
    </div>
  );
}

function AbilitySlotDetails({ id }: { readonly id: string }) {
  const ability = useById(useContent('abilities')?.abilities).get(id);
  const known = useQuery(useTRPC().ability.view.queryOptions()).data?.abilities.find((one) => one.ability === id);
  return ability ? <AbilityDetails ability={ability} rank={known?.rank ?? 1} /> : null;
}

function ItemDetails({ slot }: { readonly slot: SlotView }) {
  const t = useTranslations('items');
  const kinds = useItemKinds();
  const reader = useQuery(useTRPC().progression.view.queryOptions()).data ?? null;
  const content = kinds?.all.find(({ id }) => id === slot.id);
  if (!kinds || !content) return null;
  const seconds = content.kind === 'consumable' || content.kind === 'thrown' ? content.cooldownMs / 1000 : 0;
  return (
    <>
      <ItemCard item={pristine(content)} kinds={kinds} reader={reader} worn={null} length="brief" />
      {seconds > 0 && <p className="text-cyan tabular-nums">{t('cooldown', { seconds })}</p>}
    </>
  );
}

/** Says why the slot cannot be used now. */
function Missing({ slot }: { readonly slot: SlotView }) {
  const t = useTranslations('ability.missing');
  const pools = useHotbar((state) => state.pools);
  const lacking = (['energy', 'ram', 'stamina'] as const).filter(
    (pool) => slot.cost && pools && pools[pool] < slot.cost[pool],
  );
  const lines = [...lacking.map((pool) => t(pool)), ...(slot.count === 0 ? [t('item')] : [])];
  return lines.map((line) => (
    <p key={line} className="text-red">
      {line}
    </p>
  ));
}
