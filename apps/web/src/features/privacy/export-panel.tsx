'use client';

import type { ExportsView } from '@necp/shared/privacy/schema';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { Banner } from '../../components/banner';
import { Button } from '../../components/button';
import { newRequestId } from '../../components/kernel/rng';
import { LoadFailed } from '../../components/load-failed';
import { Panel, PanelTitle } from '../../components/panel';
import { useTRPC } from '../../components/providers/api';
import { Loading } from '../../components/states';
import { useErrorToast } from '../../components/use-error-toast';
import { saveFile } from './save-file';

const askEveryMs = 5_000;

interface ExportProps {
  /** The secret of the link in the email; null when the page was opened without it. */
  readonly token: string | null;
  /** Whether the account has an address, to which the link of the copy goes. */
  readonly hasEmail: boolean;
}

/** Asks for a copy of everything kept of the account, and downloads it. */
export function ExportPanel(props: ExportProps) {
  const t = useTranslations('privacy');
  const api = useTRPC();
  const queries = useQueryClient();
  const sayError = useErrorToast();
  const exports = useQuery(
    api.privacy.exports.queryOptions(undefined, {
      refetchInterval: ({ state }) => (state.data?.latest?.state === 'making' ? askEveryMs : false),
    }),
  );
  const asking = useMutation(
    api.privacy.askExport.mutationOptions({
      onSuccess: () => queries.invalidateQueries(api.privacy.exports.queryFilter()),
      onError: sayError,
    }),
  );
  return (
    <Panel as="section" surface="solid">
      <PanelTitle className="mb-4">{t('exportTitle')}</PanelTitle>
      <div className="grid gap-4">
        <p className="text-text">{t('exportLead')}</p>
        {exports.isPending ? (
          <Loading label={t('loading')} />
        ) : exports.isError ? (
          <LoadFailed
            title={t('loadFailed')}
            retryLabel={t('tryAgain')}
            error={exports.error}
            onRetry={() => void exports.refetch()}
          />
        ) : (
          <>
            <Latest exports={exports.data} {...props} />
            <div>
              <Button
                waiting={asking.isPending}
                disabled={exports.data.nextAt !== null}
                onClick={() => asking.mutate({ requestId: newRequestId() })}
              >
                {t('exportAsk')}
              </Button>
            </div>
          </>
        )}
      </div>
    </Panel>
  );
}

/** What became of the latest export. */
function Latest({ exports, token, hasEmail }: ExportProps & { readonly exports: ExportsView }) {
  const t = useTranslations('privacy');
  const format = useFormatter();
  const time = (date: Date) => format.dateTime(date, { dateStyle: 'long', timeStyle: 'short' });
  const { latest, nextAt } = exports;
  const next = nextAt === null ? null : <p className="text-quiet">{t('exportNext', { date: time(nextAt) })}</p>;
  if (latest === null) return null;
  if (latest.state === 'making')
    return <Banner tone="note">{t(hasEmail ? 'exportMaking' : 'exportMakingGuest')}</Banner>;
  if (latest.state === 'too_large') return <Banner tone="warning">{t('exportTooLarge')}</Banner>;
  if (latest.downloadUntil === null) return next;
  const date = time(latest.downloadUntil);
  if (token === null && hasEmail)
    return (
      <>
        <Banner tone="good">{t('exportSent', { date })}</Banner>
        {next}
      </>
    );
  return (
    <>
      <Banner tone="good" action={<Download token={token} />}>
        {t('exportReady', { date })}
      </Banner>
      {next}
    </>
  );
}

function Download({ token }: { readonly token: string | null }) {
  const t = useTranslations('privacy');
  const sayError = useErrorToast();
  const downloading = useMutation(
    useTRPC().privacy.downloadExport.mutationOptions({
      onSuccess: saveFile,
      onError: sayError,
    }),
  );
  return (
    <Button size="small" tone="primary" waiting={downloading.isPending} onClick={() => downloading.mutate({ token })}>
      {t('exportDownload')}
    </Button>
  );
}
