'use client';

import type { Locale } from '@necp/shared/kernel';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useItemKinds } from '../../components/items/use-item-kinds';
import { LoadFailed } from '../../components/load-failed';
import { useTRPC } from '../../components/providers/api';
import { useById, useContent } from '../../components/providers/content';
import { Loading } from '../../components/states';
import { Window } from '../../components/window/window';
import { CounterPages } from './counter-pages';
import { useCounter } from './use-vendor';

interface VendorWindowProps {
  readonly characterId: string;
  /** The vendor; without one nothing is shown. */
  readonly npcId: string | null;
  readonly onClose: () => void;
}

/** The vendor's counter: items for sale, offers for the player's items, buy-back and repair. */
export function VendorWindow({ npcId, ...props }: VendorWindowProps) {
  return npcId === null ? null : <Counter vendorId={npcId} {...props} />;
}

type CounterProps = Pick<VendorWindowProps, 'characterId' | 'onClose'> & { readonly vendorId: string };

function Counter({ characterId, vendorId, onClose }: CounterProps) {
  const t = useTranslations('vendor');
  const locale = useLocale() as Locale;
  const trpc = useTRPC();
  const kinds = useItemKinds();
  const people = useById(useContent('people')?.npcs);
  const counter = useCounter(vendorId);
  const inventory = useQuery(trpc.inventory.view.queryOptions());
  const growing = useQuery(trpc.progression.view.queryOptions());
  const name = people.get(vendorId)?.name[locale] ?? '…';
  const failed = counter.error ?? inventory.error;
  const view = counter.data?.characterId === characterId ? counter.data : undefined;
  const carried = inventory.data?.characterId === characterId ? inventory.data : undefined;
  return (
    <Window
      frame="vendor"
      title={t('title', { name })}
      onClose={onClose}
      closeLabel={t('close')}
      layout={!failed && view && carried && kinds ? 'parts' : 'page'}
    >
      {failed && (
        <LoadFailed
          title={t('loadFailed')}
          retryLabel={t('tryAgain')}
          error={failed}
          onRetry={() => void Promise.all([counter.refetch(), inventory.refetch()])}
        />
      )}
      {!failed && !(view && carried && kinds) && <Loading label={t('loading')} />}
      {!failed && view && carried && kinds && (
        <CounterPages view={view} carried={carried} kinds={kinds} growth={growing.data ?? null} name={name} />
      )}
    </Window>
  );
}
