'use client';

import type { TotpSetupView } from '@necp/shared/account/schema';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { CopyButton } from '../../components/copy-button';
import { Form, useFieldFault, useRuledForm } from '../../components/form';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { TotpField } from './code-field';
import { QrCode } from './qr-code';
import { KnownCode } from './rules';

interface TotpSetupProps {
  readonly setup: TotpSetupView;
  readonly onDone: (recoveryCodes: readonly string[]) => void;
  readonly onCancel: () => void;
}

/** Shows the secret for the app as a picture and as text, and asks for the first code. */
export function TotpSetup({ setup, onDone, onCancel }: TotpSetupProps) {
  const t = useTranslations('account');
  const words = useErrorWords();
  const confirming = useMutation(
    useTRPC().account.confirmTotp.mutationOptions({ onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes) }),
  );
  const form = useRuledForm(KnownCode, { code: '' });
  const faultOf = useFieldFault(form);
  return (
    <div className="grid gap-4">
      <p className="text-text">{t('setupScan')}</p>
      <QrCode of={setup.uri} label={t('setupQr')} />
      <div className="grid gap-2">
        <p className="text-sm text-quiet">{t('setupSecret')}</p>
        <div className="flex flex-wrap items-center gap-3">
          <code className="number border border-line bg-ground px-3 py-2 wrap-anywhere text-text select-all">
            {setup.secret.match(/.{1,4}/g)?.join(' ')}
          </code>
          <CopyButton text={setup.secret} />
          {/* A phone cannot scan its own screen. */}
          <Button asChild size="small" className="not-touch:hidden">
            <a href={setup.uri}>{t('setupOpen')}</a>
          </Button>
        </div>
      </div>
      <p className="text-text">{t('setupConfirm')}</p>
      <Form
        onSubmit={form.handleSubmit(({ code }) => confirming.mutate({ code: code.replace(/\s/g, '') }))}
        fault={confirming.isError ? words(confirming.error) : undefined}
      >
        <TotpField fault={faultOf('code')} {...form.register('code')} />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" tone="primary" waiting={confirming.isPending}>
            {t('setupDone')}
          </Button>
          <Button tone="quiet" onClick={onCancel}>
            {t('cancel')}
          </Button>
        </div>
      </Form>
    </div>
  );
}
