'use client';

import type { LetterView } from '@necp/shared/mail/schema';
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
import { useErrorToast } from '../../components/use-error-toast';
import { useLetterWords } from './words';

interface ReportLetterDialogProps {
  readonly letter: LetterView;
  readonly onClose: () => void;
}

/** Asks what is wrong with a letter, and reports it to the moderators. */
export function ReportLetterDialog({ letter, onClose }: ReportLetterDialogProps) {
  const t = useTranslations('mail.reporting');
  const { senderOf } = useLetterWords();
  const [reason, setReason] = useState<ReportReason>('fraud');
  const [words, setWords] = useState('');
  const onError = useErrorToast();
  const sending = useMutation(
    useTRPC().moderation.reportLetter.mutationOptions({
      onSuccess: () => {
        toast.success(t('done'));
        onClose();
      },
      onError,
    }),
  );
  const { letterId } = letter;
  return (
    <ConfirmDialog
      open
      title={t('title', { name: senderOf(letter) })}
      confirmLabel={t('send')}
      cancelLabel={t('cancel')}
      waiting={sending.isPending}
      onConfirm={() => sending.mutate({ requestId: newRequestId(), letterId, reason, words })}
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
