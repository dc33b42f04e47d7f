'use client';

import type { LetterView } from '@necp/shared/mail/schema';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { useTRPC } from '../../components/providers/api';
import { ReportDialog } from '../../components/report-dialog';
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
    <ReportDialog
      title={t('title', { name: senderOf(letter) })}
      likely="fraud"
      waiting={sending.isPending}
      onReport={(reporting) => sending.mutate({ ...reporting, letterId })}
      onClose={onClose}
    >
      <p>{t('lead')}</p>
    </ReportDialog>
  );
}
