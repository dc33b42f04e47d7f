'use client';

import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { newRequestId } from '../../components/kernel/rng';
import { List, ListRow } from '../../components/list';
import { useTRPC } from '../../components/providers/api';
import { EmptyState } from '../../components/states';
import { ReadList } from './read-list';
import { useSocialActions } from './use-social';

/** The players that the player has blocked. */
export function BlockedTab() {
  const t = useTranslations('social');
  const format = useFormatter();
  const blocks = useQuery(useTRPC().social.blocks.queryOptions());
  const { unblock } = useSocialActions();
  return (
    <ReadList query={blocks}>
      {(view) =>
        view.blocks.length === 0 ? (
          <EmptyState icon="shield" title={t('noneBlocked')}>
            {t('noneBlockedText')}
          </EmptyState>
        ) : (
          <List>
            {view.blocks.map(({ id, name, blockedAt }) => (
              <ListRow
                key={id}
                title={name}
                detail={t('blockedSince', { date: format.dateTime(blockedAt, { dateStyle: 'medium' }) })}
                trail={
                  <Button size="small" onClick={() => unblock.mutate({ requestId: newRequestId(), blockId: id })}>
                    {t('unblock')}
                  </Button>
                }
              />
            ))}
          </List>
        )
      }
    </ReadList>
  );
}
