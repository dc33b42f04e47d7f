'use client';

import { type ReportReason, reportReasons, reportWordsLength } from '@necp/shared/moderation/schema';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { ConfirmDialog } from './confirm-dialog';
import { Field } from './field';
import { Input } from './input';
import { newRequestId } from './kernel/rng';
import { Select } from './select';

/** What a player reports of something, whatever it is. */
export interface Reporting {
  readonly requestId: ReturnType<typeof newRequestId>;
  readonly reason: ReportReason;
  readonly words: string;
}

interface ReportDialogProps {
  readonly title: string;
  /** The reason that is chosen at first. */
  readonly likely: ReportReason;
  readonly waiting: boolean;
  readonly onReport: (reporting: Reporting) => void;
  readonly onClose: () => void;
  /** What is reported, and what the moderators see of it. */
  readonly children: ReactNode;
}

/** Asks what is wrong with something that another player did, before it is reported to the moderators. */
export function ReportDialog({ title, likely, waiting, onReport, onClose, children }: ReportDialogProps) {
  const t = useTranslations('hud.report');
  const [reason, setReason] = useState(likely);
  const [words, setWords] = useState('');
  return (
    <ConfirmDialog
      open
      title={title}
      confirmLabel={t('send')}
      cancelLabel={t('cancel')}
      waiting={waiting}
      onConfirm={() => onReport({ requestId: newRequestId(), reason, words })}
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
      {children}
    </ConfirmDialog>
  );
}
