'use client';

import type { CharacterView } from '@necp/shared/character/schema';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useItemKinds } from '../../components/items/use-item-kinds';
import { LoadFailed } from '../../components/load-failed';
import { useTRPC } from '../../components/providers/api';
import { Loading } from '../../components/states';
import { Window } from '../../components/window/window';
import type { PlayerActions } from '../../game/types';
import { Pack } from './pack';
import { WalletSection } from './wallet-section';
import { useInventory } from './use-inventory';

interface InventoryWindowProps {
  readonly character: Pick<CharacterView, 'id' | 'look'>;
  readonly onClose: () => void;
  /** Uses consumables in the running game. */
  readonly playerActions: Pick<PlayerActions, 'useItem'> | null;
}

/** The inventory: what the character carries and wears. */
export function InventoryWindow({ character, onClose, playerActions }: InventoryWindowProps) {
  const t = useTranslations('inventory');
  const kinds = useItemKinds();
  const inventory = useInventory();
  const growing = useQuery(useTRPC().progression.view.queryOptions());
  const { id: characterId, look } = character;
  const view = inventory.data?.characterId === characterId ? inventory.data : undefined;
  return (
    <Window frame="inventory" title={t('title')} onClose={onClose} closeLabel={t('close')}>
      {inventory.error && (
        <LoadFailed
          title={t('loadFailed')}
          retryLabel={t('tryAgain')}
          error={inventory.error}
          onRetry={() => void inventory.refetch()}
        />
      )}
      {!inventory.error && !(view && kinds) && <Loading label={t('loading')} />}
      {!inventory.error && view && kinds && (
        <>
          <WalletSection characterId={characterId} />
          <Pack
            look={look}
            view={view}
            kinds={kinds}
            growth={growing.data ?? null}
            onUse={(itemId) => playerActions?.useItem(itemId)}
          />
        </>
      )}
    </Window>
  );
}
