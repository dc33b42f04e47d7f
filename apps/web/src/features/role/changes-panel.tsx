'use client';

import type { ChangeView } from '@necp/shared/role/schema';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useFormatter, useNow, useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Badge } from '../../components/badge';
import { Banner } from '../../components/banner';
import { Button } from '../../components/button';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { newRequestId } from '../../components/kernel/rng';
import { List, ListRow } from '../../components/list';
import { LoadFailed } from '../../components/load-failed';
import { Panel, PanelTitle } from '../../components/panel';
import { useTRPC } from '../../components/providers/api';
import { Loading } from '../../components/states';
import { useOutcome } from '../../components/use-outcome';
import { useNameOf } from './marks';

/** Shows the changes of roles that wait for a second administrator, and the latest ones that were decided. */
export function ChangesPanel() {
  const t = useTranslations('role');
  const changes = useQuery(useTRPC().role.changes.queryOptions());
  if (changes.isPending)
    return (
      <Panel surface="solid">
        <Loading label={t('loading')} />
      </Panel>
    );
  if (changes.isError)
    return (
      <Panel surface="solid">
        <LoadFailed
          title={t('loadFailed')}
          retryLabel={t('tryAgain')}
          error={changes.error}
          onRetry={() => void changes.refetch()}
        />
      </Panel>
    );
  const { waiting, decided, isAlone } = changes.data;
  return (
    <>
      <Banner tone={isAlone ? 'warning' : 'note'}>{t(isAlone ? 'alone' : 'two')}</Banner>
      <Panel as="section" surface="solid">
        <PanelTitle>{t('waiting')}</PanelTitle>
        {waiting.length === 0 && <p className="mt-2 text-quiet">{t('noWaiting')}</p>}
        <ChangeList changes={waiting} />
      </Panel>
      <Panel as="section" surface="solid">
        <PanelTitle>{t('decided')}</PanelTitle>
        {decided.length === 0 && <p className="mt-2 text-quiet">{t('noDecided')}</p>}
        <ChangeList changes={decided} />
      </Panel>
    </>
  );
}

export function ChangeList({ changes }: { readonly changes: readonly ChangeView[] }) {
  return (
    <List className="mt-2">
      {changes.map((change) => (
        <ChangeRow key={change.id} change={change} />
      ))}
    </List>
  );
}

function ChangeRow({ change }: { readonly change: ChangeView }) {
  const t = useTranslations('role');
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const nameOf = useNameOf();
  const person = nameOf(change.characters, change.accountId);
  const asker = nameOf(change.askedByNames, change.askedBy);
  const when = (at: Date) => format.relativeTime(at, now);
  return (
    <ListRow
      title={t(`change.${change.kind}`, { role: t(`role.${change.role}`), person })}
      detail={
        <>
          <span className="block text-text">{change.reason}</span>
          {change.days !== null && <span className="mr-3 inline-block">{t('days', { count: change.days })}</span>}
          {t('askedBy', { person: asker, when: when(change.askedAt) })}
          {change.outcome === null && `, ${t('expires', { when: when(change.expiresAt) })}`}
          {change.outcome === null && change.isOwn && <span className="block">{t('own')}</span>}
        </>
      }
      trail={
        change.outcome === null ? (
          <Decision change={change} person={person} />
        ) : (
          <Badge tone={change.outcome === 'confirmed' || change.outcome === 'alone' ? 'green' : 'plain'}>
            {t(`outcome.${change.outcome}`)}
          </Badge>
        )
      }
    />
  );
}

function Decision({ change, person }: { readonly change: ChangeView; readonly person: string }) {
  const t = useTranslations('role');
  const api = useTRPC();
  const outcome = useOutcome(api.role.pathKey());
  const [isAsked, setAsked] = useState(false);
  const settled = {
    ...outcome,
    onSettled: () => {
      setAsked(false);
      return outcome.onSettled();
    },
  };
  const confirming = useMutation(
    api.role.confirm.mutationOptions({ ...settled, onSuccess: () => toast.success(t('confirmed')) }),
  );
  const refusing = useMutation(
    api.role.refuse.mutationOptions({ ...settled, onSuccess: () => toast.success(t('refusedDone')) }),
  );
  const decision = () => ({ requestId: newRequestId(), changeId: change.id });
  return (
    <>
      {!change.isOwn && (
        <Button size="small" tone="primary" onClick={() => setAsked(true)}>
          {t('confirm')}
        </Button>
      )}
      <Button size="small" waiting={refusing.isPending} onClick={() => refusing.mutate(decision())}>
        {t(change.isOwn ? 'withdraw' : 'refuse')}
      </Button>
      <ConfirmDialog
        open={isAsked}
        title={t('confirmTitle')}
        confirmLabel={t('confirm')}
        cancelLabel={t('cancel')}
        waiting={confirming.isPending}
        onConfirm={() => confirming.mutate(decision())}
        onCancel={() => setAsked(false)}
      >
        <p className="text-text">{t(`change.${change.kind}`, { role: t(`role.${change.role}`), person })}</p>
        <p>{t('confirmLead', { person })}</p>
      </ConfirmDialog>
    </>
  );
}
