'use client';

import type { ChatMessage } from '@necp/shared/chat/schema';
import { type ReportReason, reportReasons, reportWordsLength } from '@necp/shared/moderation/schema';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { create } from 'zustand';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { Field } from '../../components/field';
import { Input } from '../../components/input';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { Select } from '../../components/select';
import { useErrorToast } from '../../components/use-error-toast';
import { LinkedText } from './linked-text';
import { tabOf, useChat } from './store';
import { systemMessage } from './system-message';

/** The line that the player wants to report; null for none. */
export const useReported = create<{ readonly message: ChatMessage | null }>(() => ({ message: null }));

/** Asks what is wrong with a line, and reports it to the moderators. */
export function ReportDialog() {
  const message = useReported((state) => state.message);
  return message === null ? null : <OpenReport key={message.id} message={message} />;
}

function OpenReport({ message }: { readonly message: ChatMessage }) {
  const t = useTranslations('chat');
  const { name } = message.sender;
  const [reason, setReason] = useState<ReportReason>('abuse');
  const [words, setWords] = useState('');
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
    <ConfirmDialog
      open
      title={t('report.title', { name })}
      confirmLabel={t('report.send')}
      cancelLabel={t('report.cancel')}
      waiting={sending.isPending}
      onConfirm={() => sending.mutate({ requestId: newRequestId(), messageId: message.id, reason, words })}
      onCancel={close}
      fields={
        <>
          <Field label={t('report.reason')}>
            <Select
              value={reason}
              options={reportReasons.map((value) => ({ value, label: t(`report.reasons.${value}`) }))}
              onChange={setReason}
            />
          </Field>
          <Field label={t('report.words')}>
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
      <p className="break-words text-text">
        “<LinkedText message={message} ownId="" as="plain" />”
      </p>
      <p>{t('report.lead', { name })}</p>
    </ConfirmDialog>
  );
}
