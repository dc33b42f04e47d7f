'use client';

import type { PastTradeView } from '@necp/shared/trade/schema';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { useTRPC } from '../../components/providers/api';
import { ReportDialog } from '../../components/report-dialog';
import { useErrorToast } from '../../components/use-error-toast';

interface ReportTradeDialogProps {
  readonly past: PastTradeView;
  readonly onClose: () => void;
}

/** Asks what is wrong with a finished trade, and reports it to the moderators. */
export function ReportTradeDialog({ past: { tradeId, partner }, onClose }: ReportTradeDialogProps) {
  const t = useTranslations('trade.reporting');
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
    <ReportDialog
      title={t('title', { name: partner ?? '—' })}
      likely="fraud"
      waiting={sending.isPending}
      onReport={(reporting) => sending.mutate({ ...reporting, tradeId })}
      onClose={onClose}
    >
      <p>{t('lead')}</p>
    </ReportDialog>
  );
}
