'use client';

import { maxPasskeys } from '@necp/shared/passkey/rules';
import type { PasskeyView } from '@necp/shared/passkey/schema';
import { deviceLabel } from '@necp/shared/session/rules';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useFormatter, useNow, useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Badge } from '../../components/badge';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Form, useFieldFault, useRuledForm } from '../../components/form';
import { Icon } from '../../components/icon';
import { Input } from '../../components/input';
import { newRequestId } from '../../components/kernel/rng';
import { List, ListRow } from '../../components/list';
import { LoadFailed } from '../../components/load-failed';
import { Panel, PanelTitle } from '../../components/panel';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { Loading } from '../../components/states';
import { useErrorToast } from '../../components/use-error-toast';
import { PasskeyAdd, PasskeyName } from './passkey-add';
import { useHasPasskeys } from './passkey-device';
import { type Removal, RemovalDialog } from './removal-dialog';

/** Lists the passkeys of the account, with ways to add, rename and remove them. */
export function PasskeyPanel() {
  const t = useTranslations('passkey');
  const list = useQuery(useTRPC().passkey.list.queryOptions());
  return (
    <Panel as="section" surface="solid">
      <PanelTitle>{t('title')}</PanelTitle>
      <p className="mt-2 text-quiet">{t('lead')}</p>
      {list.isPending ? (
        <Loading label={t('loading')} />
      ) : list.isError ? (
        <LoadFailed
          title={t('loadFailed')}
          retryLabel={t('tryAgain')}
          error={list.error}
          onRetry={() => void list.refetch()}
        />
      ) : (
        <Passkeys passkeys={list.data.passkeys} />
      )}
    </Panel>
  );
}

function Passkeys({ passkeys }: { readonly passkeys: readonly PasskeyView[] }) {
  const t = useTranslations('passkey');
  const hasPasskeys = useHasPasskeys();
  const [renamed, setRenamed] = useState<string>();
  return (
    <>
      {passkeys.length > 0 && (
        <List className="mt-2">
          {passkeys.map((passkey) =>
            passkey.id === renamed ? (
              <RenameRow key={passkey.id} passkey={passkey} onDone={() => setRenamed(undefined)} />
            ) : (
              <PasskeyRow key={passkey.id} passkey={passkey} onRename={() => setRenamed(passkey.id)} />
            ),
          )}
        </List>
      )}
      <div className="mt-4">
        {passkeys.length >= maxPasskeys ? (
          <p className="text-amber">{t('full', { max: maxPasskeys })}</p>
        ) : hasPasskeys ? (
          <PasskeyAdd
            label={t('add')}
            device={deviceLabel(navigator.userAgent)}
            onAdded={() => void toast.success(t('added'))}
          />
        ) : (
          <p className="text-quiet">{t('unsupported')}</p>
        )}
      </div>
    </>
  );
}

interface PasskeyRowProps {
  readonly passkey: PasskeyView;
  readonly onRename: () => void;
}

function PasskeyRow({ passkey, onRename }: PasskeyRowProps) {
  const t = useTranslations('passkey');
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const { name, createdAt, lastUsedAt, isSynced, isVerified } = passkey;
  return (
    <ListRow
      lead={<Icon name="key" />}
      title={
        <span className="flex flex-wrap items-center gap-2">
          <span className="min-w-0 break-words">{name}</span>
          {!isVerified && <Badge tone="amber">{t('secondStepOnly')}</Badge>}
          <Badge>{t(isSynced ? 'synced' : 'oneDevice')}</Badge>
        </span>
      }
      detail={
        <>
          {t('addedOn', { date: format.dateTime(createdAt, { dateStyle: 'medium' }) })},{' '}
          {lastUsedAt === null ? t('neverUsed') : t('usedOn', { when: format.relativeTime(lastUsedAt, now) })}
        </>
      }
      trail={
        <>
          <Button size="small" aria-label={t('renameNamed', { name })} onClick={onRename}>
            {t('rename')}
          </Button>
          <RemoveButton passkey={passkey} />
        </>
      }
    />
  );
}

/** Returns a function that reads the passkeys again, and the sessions, which may end with one. */
function useRefresh() {
  const api = useTRPC();
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries(api.passkey.list.queryFilter()),
      queries.invalidateQueries(api.session.list.queryFilter()),
    ]);
}

function RemoveButton({ passkey: { id, name } }: { readonly passkey: PasskeyView }) {
  const t = useTranslations('passkey');
  const sayError = useErrorToast();
  const refresh = useRefresh();
  const [isAsked, setAsked] = useState(false);
  const removing = useMutation(
    useTRPC().passkey.remove.mutationOptions({
      onSuccess: () => toast.success(t('removed')),
      onError: sayError,
      onSettled: refresh,
    }),
  );
  const confirm = ({ endOthers }: Removal) => {
    setAsked(false);
    removing.mutate({ requestId: newRequestId(), passkeyId: id, endOthers });
  };
  return (
    <>
      <Button
        size="small"
        tone="danger"
        aria-label={t('removeNamed', { name })}
        waiting={removing.isPending}
        onClick={() => setAsked(true)}
      >
        {t('remove')}
      </Button>
      <RemovalDialog
        open={isAsked}
        title={t('removeTitle', { name })}
        confirmLabel={t('remove')}
        cancelLabel={t('cancel')}
        onConfirm={confirm}
        onCancel={() => setAsked(false)}
      >
        {t('removeLead')}
      </RemovalDialog>
    </>
  );
}

interface RenameRowProps {
  readonly passkey: PasskeyView;
  readonly onDone: () => void;
}

function RenameRow({ passkey: { id, name }, onDone }: RenameRowProps) {
  const t = useTranslations('passkey');
  const words = useErrorWords();
  const refresh = useRefresh();
  const form = useRuledForm(PasskeyName, { name });
  const faultOf = useFieldFault(form);
  const renaming = useMutation(
    useTRPC().passkey.rename.mutationOptions({
      onSuccess: async () => {
        toast.success(t('renamed'));
        await refresh();
        onDone();
      },
    }),
  );
  const submit = form.handleSubmit((values) =>
    renaming.mutate({ requestId: newRequestId(), passkeyId: id, name: values.name }),
  );
  return (
    <li className="py-3">
      <Form onSubmit={submit} fault={renaming.isError ? words(renaming.error) : undefined}>
        <Field label={t('name')} fault={faultOf('name')}>
          <Input autoFocus autoComplete="off" {...form.register('name')} />
        </Field>
        <div className="flex flex-wrap gap-3">
          <Button type="submit" size="small" waiting={renaming.isPending}>
            {t('save')}
          </Button>
          <Button tone="quiet" size="small" onClick={onDone}>
            {t('cancel')}
          </Button>
        </div>
      </Form>
    </li>
  );
}
