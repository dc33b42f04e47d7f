'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { useTRPC } from '../../components/providers/api';
import { ReportDialog } from '../../components/report-dialog';
import { useReportedVoice } from '../../components/speaking';
import { useErrorToast } from '../../components/use-error-toast';

/** Asks what was wrong with what a player said in the call, and reports it to the moderators. */
export function VoiceReport() {
  const name = useReportedVoice((state) => state.name);
  return name === null ? null : <OpenReport key={name} name={name} />;
}

function OpenReport({ name }: { readonly name: string }) {
  const t = useTranslations('hud.voice.report');
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
    <ReportDialog
      title={t('title', { name })}
      likely="abuse"
      waiting={sending.isPending}
      onReport={(reporting) => sending.mutate({ ...reporting, name })}
      onClose={close}
    >
      <p>{t('lead', { name })}</p>
    </ReportDialog>
  );
}
