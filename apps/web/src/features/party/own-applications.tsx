'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { newRequestId } from '../../components/kernel/rng';
import { List, ListRow } from '../../components/list';
import { useTRPC } from '../../components/providers/api';
import { useActivityName } from './activities';
import type { PartyActions } from './use-party';

/** The applications of the player that wait for an answer. */
export function OwnApplications({ actions }: { readonly actions: PartyActions }) {
  const t = useTranslations('party.finder');
  const name = useActivityName();
  const applications = useQuery(useTRPC().party.applications.queryOptions()).data?.applications ?? [];
  if (applications.length === 0) return null;
  return (
    <section aria-label={t('ownApplications')}>
      <h3 className="caps text-xs text-amber">{t('ownApplications')}</h3>
      <List>
        {applications.map(({ applicationId, role, listing }) => (
          <ListRow
            key={applicationId}
            title={name(listing)}
            detail={t('appliedAs', { name: listing.leader.name, role: t(`slots.${role}`) })}
            trail={
              <Button
                size="small"
                onClick={() => actions.withdrawApplication.mutate({ requestId: newRequestId(), applicationId })}
              >
                {t('withdraw')}
              </Button>
            }
          />
        ))}
      </List>
    </section>
  );
}
