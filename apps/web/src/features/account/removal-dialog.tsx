'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { Checkbox } from '../../components/switch';

/** Whether the other sessions of the account end with what is removed. */
export interface Removal {
  readonly endOthers: boolean;
}

interface RemovalDialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly children: ReactNode;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  /** Receives whether the other sessions of the account end. */
  readonly onConfirm: (removal: Removal) => void;
  readonly onCancel: () => void;
}

/** Asks before a way to sign in is removed, and whether the other sessions end with it: by default they do. */
export function RemovalDialog({ children, onConfirm, onCancel, ...dialog }: RemovalDialogProps) {
  const t = useTranslations('account');
  const [endOthers, setEndOthers] = useState(true);
  // The next question, perhaps about something else, begins anew.
  const close = (act: () => void) => {
    setEndOthers(true);
    act();
  };
  return (
    <ConfirmDialog
      {...dialog}
      tone="danger"
      fields={<Checkbox label={t('endOthers')} hint={t('endOthersHint')} checked={endOthers} onChange={setEndOthers} />}
      onConfirm={() => close(() => onConfirm({ endOthers }))}
      onCancel={() => close(onCancel)}
    >
      <p>{children}</p>
    </ConfirmDialog>
  );
}
