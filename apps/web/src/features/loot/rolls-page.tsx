'use client';

import type { LootItem, LootRollView } from '@necp/shared/loot/schema';
import type { Locale } from '@necp/shared/kernel';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { Badge } from '../../components/badge';
import { Button } from '../../components/button';
import { classNames } from '../../components/class-names';
import { ContentIcon } from '../../components/content-icon';
import { useItemName, type ItemKinds } from '../../components/items/use-item-kinds';
import { LoadFailed } from '../../components/load-failed';
import { useTRPC } from '../../components/providers/api';
import { useById, useContent } from '../../components/providers/content';
import { rarityMarks } from '../../components/rarity';
import { EmptyState, Loading } from '../../components/states';

/** Every roll, newest first. */
export function RollsPage({ kinds }: { readonly kinds: ItemKinds }) {
  const t = useTranslations('loot');
  const trpc = useTRPC();
  const rolls = useInfiniteQuery(
    trpc.loot.audit.infiniteQueryOptions(
      {},
      { getNextPageParam: (page) => (page.hasMore ? page.rolls.at(-1)?.id : undefined) },
    ),
  );
  if (rolls.error)
    return (
      <LoadFailed
        title={t('loadFailed')}
        retryLabel={t('tryAgain')}
        error={rolls.error}
        onRetry={() => void rolls.refetch()}
      />
    );
  if (!rolls.data) return <Loading label={t('loading')} />;
  const all = rolls.data.pages.flatMap((page) => page.rolls);
  if (all.length === 0)
    return (
      <EmptyState icon="dice" title={t('empty')}>
        {t('emptyText')}
      </EmptyState>
    );
  return (
    <>
      <ol className="grid gap-2">
        {all.map((roll) => (
          <Roll key={roll.id} roll={roll} kinds={kinds} />
        ))}
      </ol>
      {rolls.hasNextPage && (
        <Button className="mt-4" wide waiting={rolls.isFetchingNextPage} onClick={() => void rolls.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

function Roll({ roll, kinds }: { readonly roll: LootRollView; readonly kinds: ItemKinds }) {
  const t = useTranslations('loot');
  const format = useFormatter();
  const source = useSourceName(kinds);
  return (
    <li className="border-l-2 border-line pl-3">
      <p className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
        <span className="text-text">{source(roll)}</span>
        <span className="number text-xs text-quiet">{t('level', { level: roll.level })}</span>
        {roll.isFirst && <Badge tone="amber">{t('first')}</Badge>}
        {roll.isHard && <Badge tone="red">{t('hard')}</Badge>}
        {roll.luck > 0 && <span className="text-xs text-green">{t('luck', { luck: roll.luck })}</span>}
        <time dateTime={roll.at.toISOString()} className="number ml-auto text-xs text-quiet">
          {format.dateTime(roll.at, { day: '2-digit', month: '2-digit', hour: '2-digit', minute: '2-digit' })}
        </time>
      </p>
      <p className="mt-0.5 flex flex-wrap gap-x-3 gap-y-1 text-sm">
        {roll.lootItems.length === 0 && <span className="text-quiet">{t('nothing')}</span>}
        {roll.lootItems.map((lootItem, index) => (
          <LootItemName key={index} lootItem={lootItem} kinds={kinds} />
        ))}
      </p>
    </li>
  );
}

function LootItemName({ lootItem, kinds }: { readonly lootItem: LootItem; readonly kinds: ItemKinds }) {
  const format = useFormatter();
  const name = useItemName(kinds);
  if ('chits' in lootItem) return <span className="number text-amber">{format.number(lootItem.chits)} ¤</span>;
  const mark = rarityMarks[lootItem.rarity];
  return (
    <span className={classNames('inline-flex items-center gap-1.5', mark.text)}>
      <ContentIcon name={kinds.contentOf(lootItem.templateId).icon} className="size-4" />
      <span aria-hidden className="text-[0.7em]">
        {mark.glyph}
      </span>
      {name(lootItem)}
      {lootItem.quantity > 1 && <span className="number text-quiet">× {lootItem.quantity}</span>}
    </span>
  );
}

/** Returns a function that names the source of a roll. */
function useSourceName(kinds: ItemKinds): (roll: LootRollView) => string {
  const t = useTranslations('loot');
  const locale = useLocale() as Locale;
  const enemies = useById(useContent('enemies')?.enemies);
  const containers = useById(useContent('containers')?.containers);
  const events = useById(useContent('worldEvents')?.worldEvents);
  return ({ sourceKind, sourceId }) => {
    const item = sourceKind === 'cache' ? kinds.all.find(({ id }) => id === sourceId) : undefined;
    const named = {
      enemy: enemies.get(sourceId)?.name,
      event: events.get(sourceId)?.name,
      cache: item?.name,
      container: containers.get(sourceId)?.name,
    }[sourceKind];
    return named === undefined ? t(`source.${sourceKind}`) : `${t(`source.${sourceKind}`)}: ${named[locale]}`;
  };
}
