'use client';

import type { IdentityListView, IdentityView, ProviderView } from '@necp/shared/identity/schema';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useFormatter, useNow, useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button';
import { Icon } from '../../components/icon';
import { newRequestId } from '../../components/kernel/rng';
import { List, ListRow } from '../../components/list';
import { LoadFailed } from '../../components/load-failed';
import { Panel, PanelTitle } from '../../components/panel';
import { useTRPC } from '../../components/providers/api';
import { proveAndRepeat } from '../../components/providers/proof';
import { useSignInWords } from '../../components/providers/refusals';
import { useErrorToast } from '../../components/use-error-toast';
import { visitProvider } from './provider-visit';
import { type Removal, RemovalDialog } from './removal-dialog';

/** Lists the ways into the account, and links and unlinks providers; nothing where a password is the only way. */
export function WaysPanel() {
  const t = useTranslations('identity');
  const ways = useQuery(useTRPC().identity.list.queryOptions());
  // Most servers offer nothing here: the panel does not come and go while that is read.
  if (ways.isPending) return null;
  if (ways.isSuccess && ways.data.identities.length + ways.data.linkable.length === 0) return null;
  return (
    <Panel as="section" surface="solid">
      <PanelTitle>{t('ways')}</PanelTitle>
      {ways.isError ? (
        <LoadFailed
          title={t('loadFailed')}
          retryLabel={t('tryAgain')}
          error={ways.error}
          onRetry={() => void ways.refetch()}
        />
      ) : (
        <Ways ways={ways.data} />
      )}
    </Panel>
  );
}

function Ways({ ways }: { readonly ways: IdentityListView }) {
  const t = useTranslations('identity');
  const [asked, setAsked] = useState<IdentityView>();
  const unlinking = useUnlinking();
  const confirm = ({ endOthers }: Removal) => {
    if (asked !== undefined) unlinking.mutate({ requestId: newRequestId(), provider: asked.provider, endOthers });
    setAsked(undefined);
  };
  return (
    <>
      <p className="mt-2 text-quiet">{t('waysLead')}</p>
      <List className="mt-2">
        <ListRow
          lead={<Icon name={ways.hasPassword ? 'check' : 'minus'} />}
          title={t('password')}
          detail={t(ways.hasPassword ? 'passwordSet' : 'passwordUnset')}
        />
        {ways.identities.map((identity) => (
          <IdentityRow
            key={identity.provider}
            identity={identity}
            isUnlinking={unlinking.isPending && unlinking.variables.provider === identity.provider}
            onUnlink={() => setAsked(identity)}
          />
        ))}
      </List>
      <Linkable providers={ways.linkable} />
      <RemovalDialog
        open={asked !== undefined}
        title={t('unlinkTitle', { name: asked?.name ?? '' })}
        confirmLabel={t('unlink')}
        cancelLabel={t('cancel')}
        onConfirm={confirm}
        onCancel={() => setAsked(undefined)}
      >
        {t('unlinkLead')}
      </RemovalDialog>
    </>
  );
}

function useUnlinking() {
  const t = useTranslations('identity');
  const sayError = useErrorToast();
  const api = useTRPC();
  const queries = useQueryClient();
  return useMutation(
    api.identity.unlink.mutationOptions({
      onSuccess: () => {
        toast.success(t('unlinked'));
        return Promise.all([
          queries.invalidateQueries(api.identity.list.queryFilter()),
          queries.invalidateQueries(api.session.list.queryFilter()),
        ]);
      },
      onError: sayError,
    }),
  );
}

interface IdentityRowProps {
  readonly identity: IdentityView;
  readonly isUnlinking: boolean;
  readonly onUnlink: () => void;
}

function IdentityRow({ identity, isUnlinking, onUnlink }: IdentityRowProps) {
  const t = useTranslations('identity');
  const format = useFormatter();
  const now = useNow({ updateInterval: 30_000 });
  const { name, email, lastUsedAt, isOffered } = identity;
  return (
    <ListRow
      lead={<Icon name="check" />}
      title={name}
      detail={
        <>
          {email && <span className="mr-3 inline-block break-all">{email}</span>}
          <span className="inline-block">
            {isOffered ? t('lastUsed', { when: format.relativeTime(lastUsedAt, now) }) : t('notOffered')}
          </span>
        </>
      }
      trail={
        <Button size="small" aria-label={t('unlinkName', { name })} waiting={isUnlinking} onClick={onUnlink}>
          {t('unlink')}
        </Button>
      }
    />
  );
}

function Linkable({ providers }: { readonly providers: readonly ProviderView[] }) {
  const t = useTranslations('identity');
  const say = useSignInWords();
  const [opening, setOpening] = useState<string>();
  if (providers.length === 0) return null;
  const link = async (provider: string) => {
    setOpening(provider);
    const visit = () => visitProvider(provider, { purpose: 'link', next: '/account?done=linked' });
    const refused = await proveAndRepeat(visit);
    if (refused === undefined) return;
    toast.error(say(refused));
    setOpening(undefined);
  };
  return (
    <div className="mt-4 flex flex-wrap gap-3">
      {providers.map(({ id, name }) => (
        <Button key={id} icon="plus" waiting={opening === id} onClick={() => void link(id)}>
          {t('link', { name })}
        </Button>
      ))}
    </div>
  );
}
