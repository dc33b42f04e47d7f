'use client';

import { loadShare } from '@necp/shared/inventory/formulas';
import { sortOrders, type SortOrder } from '@necp/shared/inventory/schema';
import { useFormatter, useTranslations } from 'next-intl';
import { Bar } from '../../components/bar';
import { Input } from '../../components/input';
import { Select } from '../../components/select';
import { Button } from '../../components/button';

interface BagToolsProps {
  readonly search: string;
  readonly order: SortOrder;
  readonly sorting: boolean;
  readonly onSearch: (search: string) => void;
  readonly onOrder: (order: SortOrder) => void;
  readonly onSort: () => void;
}

/** The tools for searching and sorting the bag. */
export function BagTools({ search, order, sorting, onSearch, onOrder, onSort }: BagToolsProps) {
  const t = useTranslations('inventory');
  return (
    <div className="flex flex-wrap gap-2">
      <Input
        type="search"
        value={search}
        placeholder={t('search')}
        aria-label={t('search')}
        className="h-9 min-w-0 grow basis-36 touch:h-11"
        onChange={(event) => onSearch(event.target.value)}
      />
      <div className="grow basis-32 tight:order-3 tight:basis-full [&_button]:h-9 touch:[&_button]:h-11">
        <Select
          label={t('sortBy')}
          value={order}
          options={sortOrders.map((value) => ({ value, label: t(`order.${value}`) }))}
          onChange={onOrder}
        />
      </div>
      <Button size="small" waiting={sorting} onClick={onSort}>
        {t('sort')}
      </Button>
    </div>
  );
}

/**
 * Shows the carried weight, and how it slows the character.
 * @param limitGrams with the bonuses of skills and perks
 */
export function Load({
  weightGrams,
  limitGrams,
  count,
  slots,
}: {
  readonly weightGrams: number;
  readonly limitGrams: number;
  readonly count: number;
  readonly slots: number;
}) {
  const t = useTranslations('inventory');
  const format = useFormatter();
  const kilograms = (grams: number) => format.number(grams / 1000, { maximumFractionDigits: 1 });
  const share = loadShare(weightGrams, limitGrams);
  return (
    <div className="grid gap-1 text-sm">
      <div className="flex flex-wrap justify-between gap-x-4">
        <span className="number text-text">
          {t('load', { weight: kilograms(weightGrams), limit: kilograms(limitGrams) })}
        </span>
        <span className="number text-quiet">{t('slots', { count, slots })}</span>
      </div>
      <Bar
        label={t('loadLabel')}
        value={Math.min(weightGrams, limitGrams * 1.3)}
        max={limitGrams * 1.3}
        tone={share < 1 ? 'health' : 'good'}
        size="thin"
      />
      {share < 1 && (
        <p className="text-red">
          {share === 0 ? t('cannotWalk') : t('slowed', { percent: Math.round((1 - share) * 100) })}
        </p>
      )}
    </div>
  );
}
