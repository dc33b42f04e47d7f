'use client';

import type { FriendRequestView } from '@necp/shared/social/schema';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '../../components/button';
import { newRequestId } from '../../components/kernel/rng';
import { List, ListRow } from '../../components/list';
import { useTRPC } from '../../components/providers/api';
import { EmptyState } from '../../components/states';
import { ReadList } from './read-list';
import { useSocialActions } from './use-social';

/** The requests that wait for the player's answer, and the player's own. */
export function RequestsTab() {
  const t = useTranslations('social');
  const requests = useQuery(useTRPC().social.requests.queryOptions());
  const { accept, decline, withdraw } = useSocialActions();
  const answer = (friendRequestId: string) => ({ requestId: newRequestId(), friendRequestId });
  return (
    <ReadList query={requests}>
      {({ received, sent }) =>
        received.length + sent.length === 0 ? (
          <EmptyState icon="mail" title={t('noRequests')}>
            {t('noRequestsText')}
          </EmptyState>
        ) : (
          <div className="grid gap-6">
            <Requests title={t('received')} requests={received}>
              {({ id }) => (
                <>
                  <Button size="small" tone="primary" onClick={() => accept.mutate(answer(id))}>
                    {t('accept')}
                  </Button>
                  <Button size="small" onClick={() => decline.mutate(answer(id))}>
                    {t('decline')}
                  </Button>
                </>
              )}
            </Requests>
            <Requests title={t('sent')} requests={sent}>
              {({ id }) => (
                <Button size="small" onClick={() => withdraw.mutate(answer(id))}>
                  {t('withdraw')}
                </Button>
              )}
            </Requests>
          </div>
        )
      }
    </ReadList>
  );
}

interface RequestsProps {
  readonly title: string;
  readonly requests: readonly FriendRequestView[];
  readonly children: (request: FriendRequestView) => ReactNode;
}

function Requests({ title, requests, children }: RequestsProps) {
  const t = useTranslations('social');
  const format = useFormatter();
  if (requests.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className="caps text-xs text-quiet">{title}</h3>
      <List>
        {requests.map((request) => (
          <ListRow
            key={request.id}
            title={request.character.name}
            detail={
              <>
                {t('level', { level: request.character.level })} ·{' '}
                {t('until', { date: format.dateTime(request.endsAt, { day: 'numeric', month: 'long' }) })}
                {request.note !== '' && <q className="block break-words text-text">{request.note}</q>}
              </>
            }
            trail={children(request)}
          />
        ))}
      </List>
    </section>
  );
}
