'use client';

import type { ChatMessage } from '@necp/shared/chat/schema';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { create } from 'zustand';
import { useTRPC } from '../../components/providers/api';
import { ReportDialog } from '../../components/report-dialog';
import { useErrorToast } from '../../components/use-error-toast';
import { LinkedText } from './linked-text';
import { tabOf, useChat } from './store';
import { systemMessage } from './system-message';

/** The line that the player wants to report; null for none. */
export const useReported = create<{ readonly message: ChatMessage | null }>(() => ({ message: null }));

/** Asks what is wrong with a line, and reports it to the moderators. */
export function LineReport() {
  const message = useReported((state) => state.message);
  return message === null ? null : <OpenReport key={message.id} message={message} />;
}

function OpenReport({ message }: { readonly message: ChatMessage }) {
  const t = useTranslations('chat.report');
  const { name } = message.sender;
  const onError = useErrorToast();
  const close = () => useReported.setState({ message: null });
  const sending = useMutation(
    useTRPC().moderation.reportLine.mutationOptions({
      onSuccess: () => {
        close();
        useChat.getState().receive(systemMessage('reported', { name, tab: tabOf(message) }));
      },
      onError,
    }),
  );
  return (
    <ReportDialog
      title={t('title', { name })}
      likely="abuse"
      waiting={sending.isPending}
      onReport={(reporting) => sending.mutate({ ...reporting, messageId: message.id })}
      onClose={close}
    >
      <p className="break-words text-text">
        “<LinkedText message={message} ownId="" as="plain" />”
      </p>
      <p>{t('lead', { name })}</p>
    </ReportDialog>
  );
}
