'use client';

import type { ReactNode } from 'react';
import { ConfirmDialog } from './confirm-dialog';
import { ReasonField, useReason } from './reason-field';

interface ReasonDialogProps {
  readonly title: string;
  /** What will happen. */
  readonly children: ReactNode;
  /** The fields above the reason; `isTried` says that they show what is wrong with them. */
  readonly fields?: (isTried: boolean) => ReactNode;
  /** Whether everything but the reason can be sent. */
  readonly isReady?: boolean;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly tone?: 'primary' | 'danger';
  readonly waiting: boolean;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
}

/** Asks for the reason of an act of staff before it is done; it stands open from when it is drawn. */
export function ReasonDialog({ children, fields, isReady = true, onConfirm, onClose, ...dialog }: ReasonDialogProps) {
  const reason = useReason();
  const confirm = () => {
    if (reason.demand() && isReady) onConfirm(reason.text);
  };
  return (
    <ConfirmDialog
      {...dialog}
      open
      fields={
        <>
          {fields?.(reason.isTried)}
          <ReasonField reason={reason} />
        </>
      }
      onConfirm={confirm}
      onCancel={onClose}
    >
      {children}
    </ConfirmDialog>
  );
}
