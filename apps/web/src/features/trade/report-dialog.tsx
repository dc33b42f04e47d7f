'use client';

import { type ReportReason, reportReasons, reportWordsLength } from '@necp/shared/moderation/schema';
import type { PastTradeView } from '@necp/shared/trade/schema';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { Field } from '../../components/field';
import { Input } from '../../components/input';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { Select } from '../../components/select';
import { useErrorToast } from '../../components/use-error-toast';

interface ReportTradeDialogProps {
  readonly past: PastTradeView;
  readonly onClose: () => void;
}

/** Asks what is wrong with a finished trade, and reports it to the moderators. */
export function ReportTradeDialog({ past: { tradeId, partner }, onClose }: ReportTradeDialogProps) {
  const t = useTranslations('trade.reporting');
  const [reason, setReason] = useState<ReportReason>('fraud');
  const [words, setWords] = useState('');
  const onError = useErrorToast();
  const sending = useMutation(
    useTRPC().moderation.reportTrade.mutationOptions({
      onSuccess: () => {
        toast.success(t('done'));
        onClose();
      },
      onError,
    }),
  );
  return (
    <ConfirmDialog
      open
      title={t('title', { name: partner ?? '—' })}
      confirmLabel={t('send')}
      cancelLabel={t('cancel')}
      waiting={sending.isPending}
      onConfirm={() => sending.mutate({ requestId: newRequestId(), tradeId, reason, words })}
      onCancel={onClose}
      fields={
        <>
          <Field label={t('reason')}>
            <Select
              value={reason}
              options={reportReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
              onChange={setReason}
            />
          </Field>
          <Field label={t('words')}>
            <Input
              value={words}
              maxLength={reportWordsLength}
              autoComplete="off"
              onChange={(event) => setWords(event.target.value)}
            />
          </Field>
        </>
      }
    >
      <p>{t('lead')}</p>
    </ConfirmDialog>
  );
}
