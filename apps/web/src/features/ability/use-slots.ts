'use client';

import type { AbilityContent } from '@necp/shared/ability/content';
import type { ItemContent } from '@necp/shared/inventory/content';
import type { LocalText } from '@necp/shared/kernel/content';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTRPC } from '../../components/providers/api';
import { useById, useContent } from '../../components/providers/content';

/** One slot of the two bars, with everything its button shows. */
export interface SlotView {
  /** 0 to 15. */
  readonly index: number;
  readonly kind: 'empty' | 'ability' | 'item';
  /** Ability or template id; '' when empty. */
  readonly id: string;
  /** The first stack of it in the bag; null when there is none, or for abilities. */
  readonly itemId: string | null;
  readonly name: LocalText | null;
  readonly blurb: LocalText | null;
  readonly icon: string | null;
  /** Pieces carried; null for abilities. */
  readonly count: number | null;
  readonly cost: AbilityContent['cost'] | null;
  /** The keys under which its cooldown runs. */
  readonly cooldownKeys: readonly string[];
}

const slotCount = 16;
const nothing = {
  kind: 'empty',
  id: '',
  itemId: null,
  name: null,
  blurb: null,
  icon: null,
  count: null,
  cost: null,
  cooldownKeys: [],
} as const;

/** Returns the sixteen slots of a character's two bars; empty while the character is null, before it is in the city. */
export function useSlots(characterId: string | null): readonly SlotView[] {
  const trpc = useTRPC();
  const abilityView = useQuery(trpc.ability.view.queryOptions(undefined, { enabled: characterId !== null })).data;
  const bag = useQuery(
    trpc.inventory.view.queryOptions(undefined, { enabled: characterId !== null }),
  ).data?.containers.find(({ kind }) => kind === 'bag')?.items;
  const abilities = useById(useContent('abilities')?.abilities);
  const items = useById(useContent('items')?.items);
  return useMemo(() => {
    const entries = abilityView?.characterId === characterId ? abilityView.slots : [];
    return Array.from({ length: slotCount }, (_, index): SlotView => {
      const entry = entries[index] ?? null;
      if (entry === null) return { index, ...nothing };
      const id = entry.slice(entry.indexOf(':') + 1);
      return entry.startsWith('ability:')
        ? abilitySlot(index, id, abilities.get(id))
        : itemSlot(index, items.get(id), bag?.filter(({ templateId }) => templateId === id) ?? []);
    });
  }, [characterId, abilityView, bag, abilities, items]);
}

function abilitySlot(index: number, id: string, ability: AbilityContent | undefined): SlotView {
  if (!ability) return { index, ...nothing, kind: 'ability', id };
  return {
    index,
    ...nothing,
    kind: 'ability',
    id,
    name: ability.name,
    blurb: ability.blurb,
    icon: ability.icon,
    cost: ability.cost,
    cooldownKeys: [id, 'global'],
  };
}

function itemSlot(
  index: number,
  item: ItemContent | undefined,
  stacks: readonly { readonly id: string; readonly quantity: number }[],
): SlotView {
  if (!item) return { index, ...nothing };
  const count = stacks.reduce((sum, { quantity }) => sum + quantity, 0);
  const group = item.kind === 'consumable' ? [`group:${item.group}`] : item.kind === 'thrown' ? ['thrown'] : [];
  return {
    index,
    ...nothing,
    kind: 'item',
    id: item.id,
    itemId: stacks[0]?.id ?? null,
    name: item.name,
    blurb: item.blurb,
    icon: item.icon,
    count,
    cooldownKeys: [...group, item.id],
  };
}
