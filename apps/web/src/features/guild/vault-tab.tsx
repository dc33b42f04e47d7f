'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useItemKinds } from '../../components/items/use-item-kinds';
import { LoadFailed } from '../../components/load-failed';
import { useTRPC } from '../../components/providers/api';
import { Loading } from '../../components/states';
import { GuildVault } from './guild-vault';
import { useVaultView } from './use-guild-bank';

/** The bank of the guild: to look at anywhere, to move items at a terminal. */
export function VaultTab() {
  const t = useTranslations('guild.vault');
  const trpc = useTRPC();
  const kinds = useItemKinds();
  const vault = useVaultView();
  const inventory = useQuery(trpc.inventory.view.queryOptions());
  const growth = useQuery(trpc.progression.view.queryOptions());
  const bag = inventory.data?.containers.find(({ kind }) => kind === 'bag');
  const failed = vault.error ?? inventory.error;
  if (vault.data && bag && kinds)
    return <GuildVault view={vault.data} bag={bag} kinds={kinds} growth={growth.data ?? null} />;
  if (failed)
    return (
      <LoadFailed
        title={t('loadFailed')}
        retryLabel={t('tryAgain')}
        error={failed}
        onRetry={() => void Promise.all([vault.refetch(), inventory.refetch()])}
      />
    );
  return <Loading label={t('loading')} />;
}
