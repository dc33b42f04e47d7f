'use client';

import { operationChits } from '@necp/shared/clinic/formulas';
import type { ClinicView } from '@necp/shared/clinic/schema';
import { cyberwareParts } from '@necp/shared/inventory/content';
import { type ItemView, wornPlaces } from '@necp/shared/inventory/schema';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Bar } from '../../components/bar';
import { Button } from '../../components/button';
import { classNames } from '../../components/class-names';
import { ItemCard } from '../../components/items/item-card';
import { ItemCell } from '../../components/items/item-cell';
import { ItemHint } from '../../components/items/item-grid';
import { type ItemKinds, useItemName } from '../../components/items/use-item-kinds';
import { useTRPC } from '../../components/providers/api';
import { EmptyState } from '../../components/states';
import { useOperations } from './use-clinic';

interface OperationsProps {
  readonly view: ClinicView;
  readonly kinds: ItemKinds;
}

/** Shows the implants in the bag beside the body, and says what the last operation did. */
export function Operations({ view, kinds }: OperationsProps) {
  const t = useTranslations('clinic');
  const name = useItemName(kinds);
  const operations = useOperations();
  const [done, setDone] = useState<{ readonly itemId: string; readonly words: string } | null>(null);
  const carried = itemsOf(view, 'bag').filter(({ templateId }) => kinds.contentOf(templateId).kind === 'cyberware');
  const finish = (item: ItemView, words: 'installed' | 'removed') => () =>
    setDone({ itemId: item.id, words: t(words, { name: name(item) }) });
  // A refusal is shown by the mutation.
  const shown = () => undefined;
  const { strain, strainLimit } = view.inventory;
  return (
    <div className="grid gap-5 roomy:grid-cols-2">
      <section aria-label={t('carried')} className="grid content-start gap-2">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
          <h3 className="text-text">{t('carried')}</h3>
          <p role="status" className="text-amber">
            {done?.words}
          </p>
        </div>
        {carried.length === 0 && (
          <EmptyState icon="bag" title={t('none')}>
            {t('noneText')}
          </EmptyState>
        )}
        <ul className="grid gap-2">
          {carried.map((item) => (
            <Carried
              key={item.id}
              item={item}
              view={view}
              kinds={kinds}
              isBlocked={!view.isHere || operations.isWaiting}
              onInstall={() => void operations.install(item.id).then(finish(item, 'installed'), shown)}
            />
          ))}
        </ul>
      </section>
      <section aria-label={t('body')} className="grid content-start gap-2">
        <div className="flex items-baseline justify-between gap-2 text-sm">
          <h3 className="text-text">{t('body')}</h3>
          <span className="number text-quiet">{t('strain', { strain, limit: strainLimit })}</span>
        </div>
        <Bar label={t('strainLabel')} value={strain} max={strainLimit} tone="energy" size="thin" />
        <ul className="grid gap-1">
          {cyberwareParts.map((part) => (
            <BodyPart
              key={part}
              part={part}
              item={installedIn(view, part)}
              kinds={kinds}
              isNew={done?.itemId === installedIn(view, part)?.id}
              isBlocked={!view.isHere || operations.isWaiting}
              onRemove={(item) => void operations.remove(item.id).then(finish(item, 'removed'), shown)}
            />
          ))}
        </ul>
      </section>
    </div>
  );
}

type Part = (typeof cyberwareParts)[number];

interface BodyPartProps {
  readonly part: Part;
  readonly item: ItemView | undefined;
  readonly kinds: ItemKinds;
  readonly isNew: boolean;
  readonly isBlocked: boolean;
  readonly onRemove: (item: ItemView) => void;
}

/** One part of the body and the implant in it, which glows after it was installed; a free part takes a low line. */
function BodyPart({ part, item, kinds, isNew, isBlocked, onRemove }: BodyPartProps) {
  const t = useTranslations('clinic');
  const places = useTranslations('items');
  const name = useItemName(kinds);
  return (
    <li
      className={classNames(
        'flex items-center gap-3 border border-line bg-ground/50 p-1.5',
        item ? 'min-h-14' : 'min-h-9 px-3',
        item && isNew && 'animate-beckon border-amber',
      )}
    >
      {item && <Picture item={item} kinds={kinds} />}
      <span className={classNames('min-w-0 grow leading-tight', item ? 'grid' : 'flex items-baseline justify-between')}>
        <span className="caps text-xs text-quiet">{places(`place.cyber_${part}`)}</span>
        <span className={classNames('truncate text-sm', item ? 'text-text' : 'text-quiet')}>
          {item ? name(item) : t('empty')}
        </span>
      </span>
      {item && (
        <Button size="small" tone="quiet" disabled={isBlocked} onClick={() => onRemove(item)}>
          {t('remove')}
        </Button>
      )}
    </li>
  );
}

interface CarriedProps extends OperationsProps {
  readonly item: ItemView;
  readonly isBlocked: boolean;
  readonly onInstall: () => void;
}

/** An implant in the bag, with the price of installing it and what it would replace. */
function Carried({ item, view, kinds, isBlocked, onInstall }: CarriedProps) {
  const t = useTranslations('clinic');
  const places = useTranslations('items');
  const name = useItemName(kinds);
  const content = kinds.contentOf(item.templateId);
  const balance = useQuery(useTRPC().wallet.view.queryOptions()).data?.balanceChits;
  if (content.kind !== 'cyberware') return null;
  const price = operationChits(content.buyChits);
  const missing = balance === undefined ? 0 : Math.max(0, price - Number(balance));
  const replaced = installedIn(view, content.part);
  return (
    <li className="grid gap-2 border border-line bg-ground/50 p-2">
      <div className="flex items-center gap-3">
        <Picture item={item} kinds={kinds} />
        <span className="grid min-w-0 leading-tight">
          <span className="text-sm text-text">{name(item)}</span>
          <span className="text-xs text-quiet">
            {t('about', { part: places(`place.cyber_${content.part}`), strain: content.strain })}
          </span>
        </span>
      </div>
      {replaced && <p className="text-xs text-quiet">{t('replaces', { name: name(replaced) })}</p>}
      {missing > 0 && <p className="text-xs text-amber">{t('missing', { chits: missing })}</p>}
      <Button size="small" tone="primary" disabled={isBlocked || missing > 0} onClick={onInstall}>
        {t('install', { price })}
      </Button>
    </li>
  );
}

function Picture({ item, kinds }: { readonly item: ItemView; readonly kinds: ItemKinds }) {
  const name = useItemName(kinds);
  return (
    <span className="w-11 shrink-0">
      <ItemHint card={() => <ItemCard item={item} kinds={kinds} reader={null} />}>
        <ItemCell label={name(item)} item={item} icon={kinds.contentOf(item.templateId).icon} />
      </ItemHint>
    </span>
  );
}

const itemsOf = ({ inventory }: ClinicView, kind: 'bag' | 'equipment'): readonly ItemView[] =>
  inventory.containers.find((container) => container.kind === kind)?.items ?? [];

const installedIn = (view: ClinicView, part: Part): ItemView | undefined =>
  itemsOf(view, 'equipment').find(({ slot }) => wornPlaces[slot] === `cyber_${part}`);
