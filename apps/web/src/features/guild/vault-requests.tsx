'use client';

import type { ItemRequestsView, VaultView } from '@necp/shared/guild/bank-schema';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { type ItemKinds, pristine, useItemName } from '../../components/items/use-item-kinds';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import type { VaultActions } from './use-guild-bank';

interface VaultRequestsProps {
  readonly view: VaultView;
  readonly kinds: ItemKinds;
  readonly actions: VaultActions;
}

/** The open requests for items: those of all for who answers them, else the own ones. */
export function VaultRequests({ view, kinds, actions }: VaultRequestsProps) {
  const t = useTranslations('guild.vault');
  const requests = useQuery(useTRPC().guild.itemRequests.queryOptions()).data ?? [];
  if (requests.length === 0) return null;
  return (
    <section aria-label={t('requests')} className="grid gap-2">
      <h3 className="caps text-xs text-quiet">{t('requests')}</h3>
      <ul className="grid gap-2">
        {requests.map((request) => (
          <RequestRow key={request.askId} request={request} view={view} kinds={kinds} actions={actions} />
        ))}
      </ul>
    </section>
  );
}

function RequestRow({
  request,
  view,
  kinds,
  actions: { answerAsk, withdrawAsk },
}: VaultRequestsProps & { readonly request: ItemRequestsView[number] }) {
  const t = useTranslations('guild.vault');
  const nameOf = useItemName(kinds);
  const { askId, by, isOwn, templateId, quantity, note } = request;
  const name = nameOf(pristine(kinds.contentOf(templateId)));
  const answer = (said: 'grant' | 'decline') => answerAsk.mutate({ requestId: newRequestId(), askId, answer: said });
  return (
    <li className="flex flex-wrap items-center justify-between gap-2 border-b border-line pb-2">
      <span className="min-w-0 break-words text-text">
        {t('requestOf', { by: by.name ?? t('someone'), name, quantity })}
        {note !== '' && <span className="block text-sm text-quiet">{note}</span>}
      </span>
      <span className="flex flex-wrap gap-2">
        {view.canManage && (
          <>
            <Button size="small" disabled={!view.isHere} onClick={() => answer('grant')}>
              {t('grant')}
            </Button>
            <Button size="small" tone="quiet" onClick={() => answer('decline')}>
              {t('decline')}
            </Button>
          </>
        )}
        {isOwn && (
          <Button size="small" tone="quiet" onClick={() => withdrawAsk.mutate({ requestId: newRequestId(), askId })}>
            {t('takeBack')}
          </Button>
        )}
      </span>
    </li>
  );
}
