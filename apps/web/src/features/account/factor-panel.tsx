'use client';

import type { AccountView, TotpSetupView } from '@necp/shared/account/schema';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { newRequestId } from '../../components/kernel/rng';
import { Panel, PanelTitle } from '../../components/panel';
import { useTRPC } from '../../components/providers/api';
import { useErrorToast } from '../../components/use-error-toast';
import { RecoveryCodes } from './recovery-codes';
import { type Removal, RemovalDialog } from './removal-dialog';
import { TotpSetup } from './totp-setup';

type SecondFactor = AccountView['secondFactor'];

/** Turns two-step sign-in on and off, and shows new recovery codes once. */
export function FactorPanel({ factor }: { readonly factor: SecondFactor }) {
  const t = useTranslations('account');
  const [setup, setSetup] = useState<TotpSetupView>();
  const [codes, setCodes] = useState<readonly string[]>();
  const refresh = useRefresh();
  const show = (shown: readonly string[]) => {
    setSetup(undefined);
    setCodes(shown);
    void refresh();
  };
  return (
    <Panel as="section" surface="solid" id="two-step">
      <PanelTitle className="mb-4">{t('factor')}</PanelTitle>
      {codes !== undefined ? (
        <RecoveryCodes codes={codes} onSaved={() => setCodes(undefined)} />
      ) : setup !== undefined ? (
        <TotpSetup setup={setup} onDone={show} onCancel={() => setSetup(undefined)} />
      ) : factor === null ? (
        <FactorOff onSetup={setSetup} />
      ) : (
        <FactorOn factor={factor} onCodes={show} />
      )}
    </Panel>
  );
}

/** Returns a function that reads again what the second factor changes. */
function useRefresh() {
  const api = useTRPC();
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries(api.account.me.queryFilter()),
      queries.invalidateQueries(api.session.list.queryFilter()),
    ]);
}

function FactorOff({ onSetup }: { readonly onSetup: (setup: TotpSetupView) => void }) {
  const t = useTranslations('account');
  const sayError = useErrorToast();
  const starting = useMutation(
    useTRPC().account.startTotp.mutationOptions({
      onSuccess: onSetup,
      onError: sayError,
    }),
  );
  return (
    <div className="grid gap-4">
      <p className="text-quiet">{t('factorOff')}</p>
      <div>
        <Button icon="shield" waiting={starting.isPending} onClick={() => starting.mutate()}>
          {t('factorStart')}
        </Button>
      </div>
    </div>
  );
}

interface FactorOnProps {
  readonly factor: NonNullable<SecondFactor>;
  readonly onCodes: (codes: readonly string[]) => void;
}

function FactorOn({ factor, onCodes }: FactorOnProps) {
  const t = useTranslations('account');
  const format = useFormatter();
  const api = useTRPC();
  const refresh = useRefresh();
  const [asked, setAsked] = useState<'renew' | 'remove'>();
  const onError = useErrorToast();
  const renewing = useMutation(
    api.account.renewRecoveryCodes.mutationOptions({
      onSuccess: ({ recoveryCodes }) => onCodes(recoveryCodes),
      onError,
    }),
  );
  const removing = useMutation(
    api.account.removeTotp.mutationOptions({
      onSuccess: () => {
        toast.success(t('factorStopped'));
        return refresh();
      },
      onError,
    }),
  );
  const leave = () => setAsked(undefined);
  const remove = ({ endOthers }: Removal) => {
    leave();
    removing.mutate({ requestId: newRequestId(), endOthers });
  };
  const renew = () => {
    leave();
    renewing.mutate();
  };
  return (
    <div className="grid gap-4">
      <p className="text-text">{t('factorOn', { date: format.dateTime(factor.since, { dateStyle: 'long' }) })}</p>
      <p className={factor.recoveryCodesLeft < 3 ? 'text-amber' : 'text-quiet'}>
        {t('codesLeft', { count: factor.recoveryCodesLeft })}
      </p>
      <div className="flex flex-wrap gap-3">
        <Button waiting={renewing.isPending} onClick={() => setAsked('renew')}>
          {t('codesRenew')}
        </Button>
        <Button tone="danger" waiting={removing.isPending} onClick={() => setAsked('remove')}>
          {t('factorStop')}
        </Button>
      </div>
      <ConfirmDialog
        open={asked === 'renew'}
        title={t('codesRenewTitle')}
        confirmLabel={t('codesRenew')}
        cancelLabel={t('cancel')}
        onConfirm={renew}
        onCancel={leave}
      >
        {t('codesRenewLead')}
      </ConfirmDialog>
      <RemovalDialog
        open={asked === 'remove'}
        title={t('factorStopTitle')}
        confirmLabel={t('factorStop')}
        cancelLabel={t('cancel')}
        onConfirm={remove}
        onCancel={leave}
      >
        {t('factorStopLead')}
      </RemovalDialog>
    </div>
  );
}
