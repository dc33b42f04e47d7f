'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Balance } from '../../components/balance';
import { Banner } from '../../components/banner';
import { Button } from '../../components/button';
import { wantGuildBank } from '../../components/guild-bank-wanted';
import { useItemKinds } from '../../components/items/use-item-kinds';
import { LoadFailed } from '../../components/load-failed';
import { useTRPC } from '../../components/providers/api';
import { Loading } from '../../components/states';
import { Window } from '../../components/window/window';
import { Vault } from './vault';
import { useBank } from './use-bank';

interface BankWindowProps {
  readonly characterId: string;
  readonly onClose: () => void;
}

/** The bank at a terminal: tabs that can be bought, and the stash of the account. */
export function BankWindow({ characterId, onClose }: BankWindowProps) {
  const t = useTranslations('bank');
  const trpc = useTRPC();
  const kinds = useItemKinds();
  const bank = useBank();
  const inventory = useQuery(trpc.inventory.view.queryOptions());
  const growing = useQuery(trpc.progression.view.queryOptions());
  const failed = bank.error ?? inventory.error;
  const view = bank.data?.characterId === characterId ? bank.data : undefined;
  const carried = inventory.data?.characterId === characterId ? inventory.data : undefined;
  const bag = carried?.containers.find(({ kind }) => kind === 'bag');
  return (
    <Window frame="bank" title={t('title')} onClose={onClose} closeLabel={t('close')}>
      {failed && (
        <LoadFailed
          title={t('loadFailed')}
          retryLabel={t('tryAgain')}
          error={failed}
          onRetry={() => void Promise.all([bank.refetch(), inventory.refetch()])}
        />
      )}
      {!failed && !(view && bag && kinds) && <Loading label={t('loading')} />}
      {!failed && view && bag && kinds && (
        <div className="grid gap-4">
          {!view.isHere && <Banner tone="warning">{t('notHere')}</Banner>}
          <p className="flex items-baseline gap-2 text-sm">
            <span className="text-quiet">{t('money')}</span>
            <Balance className="text-base" />
            <Button size="small" icon="guild" className="ml-auto" onClick={wantGuildBank}>
              {t('guildBank')}
            </Button>
          </p>
          <Vault view={view} bag={bag} kinds={kinds} growth={growing.data ?? null} />
        </div>
      )}
    </Window>
  );
}
