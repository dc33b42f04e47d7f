'use client';

import { type ReportReason, reportReasons, reportWordsLength } from '@necp/shared/moderation/schema';
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
import { useReportedVoice } from '../../components/speaking';
import { useErrorToast } from '../../components/use-error-toast';

/** Asks what was wrong with what a player said in the call, and reports it to the moderators. */
export function VoiceReport() {
  const name = useReportedVoice((state) => state.name);
  return name === null ? null : <OpenReport key={name} name={name} />;
}

function OpenReport({ name }: { readonly name: string }) {
  const t = useTranslations('hud.voice.report');
  const [reason, setReason] = useState<ReportReason>('abuse');
  const [words, setWords] = useState('');
  const [requestId] = useState(newRequestId);
  const onError = useErrorToast();
  const close = () => useReportedVoice.setState({ name: null });
  const sending = useMutation(
    useTRPC().moderation.reportVoice.mutationOptions({
      onSuccess: () => {
        close();
        toast.success(t('sent', { name }));
      },
      onError,
    }),
  );
  return (
    <ConfirmDialog
      open
      title={t('title', { name })}
      confirmLabel={t('send')}
      cancelLabel={t('cancel')}
      waiting={sending.isPending}
      onConfirm={() => sending.mutate({ requestId, name, reason, words })}
      onCancel={close}
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
      <p>{t('lead', { name })}</p>
    </ConfirmDialog>
  );
}
