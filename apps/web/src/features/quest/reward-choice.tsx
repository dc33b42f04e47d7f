'use client';

import { placesOf } from '@necp/shared/inventory/rules';
import { wornPlaces, type ItemView } from '@necp/shared/inventory/schema';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { ContentIcon } from '../../components/content-icon';
import { ItemCard } from '../../components/items/item-card';
import {
  type ItemKinds,
  pristine,
  type ShownItem,
  useItemKinds,
  useItemName,
} from '../../components/items/use-item-kinds';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { rarityMarks } from '../../components/rarity';
import { Tooltip } from '../../components/tooltip';

interface RewardChoiceProps {
  readonly questId: string;
  readonly choice: readonly string[];
}

/** Lets the player take one of several rewards; an item that does not fit into the bag waits at a bank terminal. */
export function RewardChoice(props: RewardChoiceProps) {
  const kinds = useItemKinds();
  return kinds && <Offers {...props} kinds={kinds} />;
}

function Offers({ questId, choice, kinds }: RewardChoiceProps & { readonly kinds: ItemKinds }) {
  const t = useTranslations('quest');
  const words = useErrorWords();
  const name = useItemName(kinds);
  const claim = useClaim();
  const [chosen, choose] = useState<ShownItem | null>(null);
  const items = kinds.all.filter(({ id }) => choice.includes(id)).map((content) => pristine(content));
  return (
    <div className="mt-2">
      <p className="text-sm text-amber">{t('takeOne')}</p>
      <ul className="mt-1 grid gap-2 sm:grid-cols-2">
        {items.map((item) => (
          <Offer key={item.templateId} item={item} kinds={kinds} onChoose={() => choose(item)} />
        ))}
      </ul>
      {claim.error && (
        <p role="alert" className="mt-1 text-sm text-red">
          {words(claim.error)}
        </p>
      )}
      {chosen && (
        <ConfirmDialog
          open
          title={t('takeTitle', { name: name(chosen) })}
          confirmLabel={t('take')}
          cancelLabel={t('takeLater')}
          waiting={claim.isPending}
          onConfirm={() =>
            claim.mutate(
              { requestId: newRequestId(), questId, item: chosen.templateId as never },
              { onSettled: () => choose(null) },
            )
          }
          onCancel={() => choose(null)}
        >
          <p>{t('takeText')}</p>
          <Compared item={chosen} kinds={kinds} />
        </ConfirmDialog>
      )}
    </div>
  );
}

interface OfferProps {
  readonly item: ShownItem;
  readonly kinds: ItemKinds;
  readonly onChoose: () => void;
}

/** One reward: its card opens on hover and focus, and again in the question after a click. */
function Offer({ item, kinds, onChoose }: OfferProps) {
  const name = useItemName(kinds);
  const mark = rarityMarks[item.rarity];
  return (
    <li>
      <Tooltip text={<Compared item={item} kinds={kinds} />} side="bottom">
        <Button className={`${mark.edge} ${mark.text} w-full justify-start text-left`} onClick={onChoose}>
          <span className="flex items-center gap-2">
            <ContentIcon name={kinds.contentOf(item.templateId).icon} className="size-6 shrink-0" />
            <span>
              <span aria-hidden>{mark.glyph} </span>
              {name(item)}
            </span>
          </span>
        </Button>
      </Tooltip>
    </li>
  );
}

/** The card of a reward, compared with what is equipped in its slot. */
function Compared({ item, kinds }: Omit<OfferProps, 'onChoose'>) {
  const trpc = useTRPC();
  const growth = useQuery(trpc.progression.view.queryOptions()).data;
  const worn = useQuery(trpc.inventory.view.queryOptions()).data?.containers.find(({ kind }) => kind === 'equipment');
  return (
    <div className="min-w-56">
      <ItemCard
        item={item}
        kinds={kinds}
        reader={growth ?? null}
        worn={rivalOf(item, worn?.items ?? [], kinds)}
        length="brief"
      />
    </div>
  );
}

/** Returns the equipped item in the slot of a reward; null when the slot is free or there is none. */
function rivalOf(item: ShownItem, worn: readonly ItemView[], kinds: ItemKinds): ItemView | null {
  const [place] = placesOf(kinds.contentOf(item.templateId));
  return worn.find(({ slot }) => wornPlaces[slot] === place) ?? null;
}

function useClaim() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useMutation(
    trpc.quest.claimReward.mutationOptions({
      onSuccess: () =>
        Promise.all([
          queries.invalidateQueries({ queryKey: trpc.quest.log.queryKey() }),
          queries.invalidateQueries({ queryKey: trpc.inventory.view.queryKey() }),
        ]),
    }),
  );
}
