'use client';

import type { LoginOutcome, SessionView } from '@necp/shared/session/schema';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useFormatter, useNow, useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { Button } from '../../components/button';
import { useCountryWords } from '../../components/country-words';
import { useDeviceWords } from '../../components/device-words';
import { Icon } from '../../components/icon';
import { newRequestId } from '../../components/kernel/rng';
import { List, ListRow } from '../../components/list';
import { LoadFailed } from '../../components/load-failed';
import { Panel, PanelTitle } from '../../components/panel';
import { useTRPC } from '../../components/providers/api';
import { Loading } from '../../components/states';
import { useErrorToast } from '../../components/use-error-toast';
import { SessionRow } from './session-row';
import { SignOutButton, SignOutEverywhere } from './sign-out';
import { TrustedDevices } from './trusted-devices';

/** Sessions that begin or end elsewhere appear and disappear within this time. */
const readEveryMs = 5_000;

/** Lists the sessions of the account, with a way to end each, and the latest sign-ins. */
export function SessionList() {
  const t = useTranslations('session');
  const api = useTRPC();
  const list = useQuery({ ...api.session.list.queryOptions(), refetchInterval: readEveryMs });
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
          {currentFirst(list.data.sessions).map((session) => (
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

/** This device stands on top, the others by their last use. */
function currentFirst(sessions: readonly SessionView[]): readonly SessionView[] {
  return [...sessions].sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
}

function SignOut({ hasOthers }: { readonly hasOthers: boolean }) {
  return (
    <div className="mt-4 flex flex-wrap gap-3">
      <SignOutButton />
      {hasOthers && <EndOthers />}
      {hasOthers && <SignOutEverywhere />}
    </div>
  );
}

/** Ends every session but this one. */
function EndOthers() {
  const t = useTranslations('session');
  const api = useTRPC();
  const queries = useQueryClient();
  const sayError = useErrorToast();
  const others = useMutation(
    api.session.revokeOthers.mutationOptions({
      onSuccess: ({ endedSessions }) => toast.success(t('endedOthers', { count: endedSessions })),
      onError: sayError,
      onSettled: () => queries.invalidateQueries(api.session.list.queryFilter()),
    }),
  );
  return (
    <Button icon="device" waiting={others.isPending} onClick={() => others.mutate({ requestId: newRequestId() })}>
      {t('endOthers')}
    </Button>
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
    readonly country: string | null;
  }[];
}) {
  const t = useTranslations('session');
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const deviceOf = useDeviceWords();
  const countryOf = useCountryWords();
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
                <span className="mr-3">{deviceOf(login.device)}</span>
                {login.country && <span className="mr-3 inline-block text-text">{countryOf(login.country)}</span>}
                {login.address && <span className="number text-xs">{login.address}</span>}
              </>
            }
            trail={<span className="text-sm text-quiet">{format.relativeTime(login.at, now)}</span>}
          />
        ))}
      </List>
    </Panel>
  );
}
