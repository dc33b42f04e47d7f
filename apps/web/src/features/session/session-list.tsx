'use client';

import type { SessionId } from '@necp/shared/kernel';
import type { LoginOutcome, SessionView } from '@necp/shared/session/schema';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useFormatter, useNow, useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { Badge } from '../../components/badge';
import { Button } from '../../components/button';
import { Icon } from '../../components/icon';
import { newRequestId } from '../../components/kernel/rng';
import { List, ListRow } from '../../components/list';
import { LoadFailed } from '../../components/load-failed';
import { Panel, PanelTitle } from '../../components/panel';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { Loading } from '../../components/states';
import { TrustedDevices } from './trusted-devices';

/** Lists the sessions of the account, with a way to end each, and the latest sign-ins. */
export function SessionList() {
  const t = useTranslations('session');
  const api = useTRPC();
  const list = useQuery(api.session.list.queryOptions());
  if (list.isPending)
    return (
      <Panel surface="solid">
        <Loading label={t('loading')} />
      </Panel>
    );
  if (list.isError)
    return (
      <Panel surface="solid">
        <LoadFailed
          title={t('loadFailed')}
          retryLabel={t('tryAgain')}
          error={list.error}
          onRetry={() => void list.refetch()}
        />
      </Panel>
    );
  return (
    <>
      <Panel as="section" surface="solid">
        <PanelTitle>{t('title')}</PanelTitle>
        <List className="mt-2">
          {list.data.sessions.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </List>
        <SignOut hasOthers={list.data.sessions.length > 1} />
      </Panel>
      <TrustedDevices devices={list.data.trustedDevices} />
      <History history={list.data.history} />
    </>
  );
}

function SessionRow({ session }: { readonly session: SessionView }) {
  const t = useTranslations('session');
  const format = useFormatter();
  const now = useNow({ updateInterval: 30_000 });
  const ending = useEndSession();
  const isPhone = /Android|iOS|iPadOS/.test(session.device);
  return (
    <ListRow
      lead={<Icon name={isPhone ? 'device' : 'desktop'} />}
      title={session.device}
      detail={
        <>
          {session.address && <span className="number mr-3 text-xs">{session.address}</span>}
          {t('seen', { when: format.relativeTime(session.lastSeenAt, now) })}
        </>
      }
      trail={
        session.isCurrent ? (
          <Badge tone="green">{t('current')}</Badge>
        ) : (
          <Button
            size="small"
            waiting={ending.isPending}
            onClick={() => ending.mutate({ requestId: newRequestId(), sessionId: session.id as SessionId })}
          >
            {t('end')}
          </Button>
        )
      }
    />
  );
}

/** Removes the session from the list at once and restores it when the server refuses. */
function useEndSession() {
  const t = useTranslations('session');
  const api = useTRPC();
  const queries = useQueryClient();
  const words = useErrorWords();
  const key = api.session.list.queryKey();
  return useMutation(
    api.session.revoke.mutationOptions({
      onMutate: async ({ sessionId }) => {
        await queries.cancelQueries({ queryKey: key });
        const before = queries.getQueryData(key);
        queries.setQueryData(
          key,
          (list) => list && { ...list, sessions: list.sessions.filter((session) => session.id !== sessionId) },
        );
        return before;
      },
      onError: (error, _input, before) => {
        queries.setQueryData(key, before);
        toast.error(words(error));
      },
      onSuccess: () => toast.success(t('ended')),
      onSettled: () => queries.invalidateQueries({ queryKey: key }),
    }),
  );
}

function SignOut({ hasOthers }: { readonly hasOthers: boolean }) {
  const t = useTranslations('session');
  const api = useTRPC();
  const words = useErrorWords();
  const leave = {
    onSuccess: () => window.location.assign('/'),
    onError: (error: unknown) => void toast.error(words(error)),
  };
  const here = useMutation(api.session.signOut.mutationOptions(leave));
  const everywhere = useMutation(api.session.signOutEverywhere.mutationOptions(leave));
  return (
    <div className="mt-4 flex flex-wrap gap-3">
      <Button icon="leave" waiting={here.isPending} onClick={() => here.mutate({ requestId: newRequestId() })}>
        {t('signOut')}
      </Button>
      {hasOthers && (
        <Button
          tone="danger"
          waiting={everywhere.isPending}
          onClick={() => everywhere.mutate({ requestId: newRequestId() })}
        >
          {t('signOutEverywhere')}
        </Button>
      )}
    </div>
  );
}

function History({
  history,
}: {
  readonly history: readonly {
    readonly at: Date;
    readonly outcome: LoginOutcome;
    readonly device: string;
    readonly address: string | null;
  }[];
}) {
  const t = useTranslations('session');
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  if (history.length === 0) return null;
  return (
    <Panel as="section" surface="solid">
      <PanelTitle>{t('history')}</PanelTitle>
      <List className="mt-2">
        {history.map((login) => (
          <ListRow
            key={login.at.getTime()}
            lead={
              <Icon
                name={login.outcome === 'success' ? 'check' : 'warning'}
                className={login.outcome === 'success' ? 'text-green' : 'text-amber'}
              />
            }
            title={t(`outcome.${login.outcome}`)}
            detail={
              <>
                {login.device}
                {login.address && <span className="number ml-3 text-xs">{login.address}</span>}
              </>
            }
            trail={<span className="text-sm text-quiet">{format.relativeTime(login.at, now)}</span>}
          />
        ))}
      </List>
    </Panel>
  );
}
