'use client';

import type { MaintenanceView } from '@necp/shared/maintenance/schema';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { ReasonField, useReasonFault } from '../../components/reason-field';

interface EndDialogProps {
  readonly maintenance: MaintenanceView;
  readonly hasBegun: boolean;
  readonly onClose: () => void;
}

/** Ends a maintenance, or cancels it before it has begun. */
export function EndDialog({ maintenance, hasBegun, onClose }: EndDialogProps) {
  const t = useTranslations('admin.maintenance');
  const api = useTRPC();
  const queries = useQueryClient();
  const words = useErrorWords();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const fault = useReasonFault()(reason);
  const ending = useMutation(
    api.maintenance.end.mutationOptions({
      onSuccess: ({ outcome }) => {
        toast.success(t(outcome));
        onClose();
      },
      onError: (error) => void toast.error(words(error)),
      onSettled: () => queries.invalidateQueries({ queryKey: api.maintenance.pathKey() }),
    }),
  );
  const confirm = () => {
    setTried(true);
    const { id, version } = maintenance;
    if (fault === undefined) ending.mutate({ requestId: newRequestId(), id, knownVersion: version, reason });
  };
  return (
    <ConfirmDialog
      open
      tone={hasBegun ? undefined : 'danger'}
      title={t(hasBegun ? 'endTitle' : 'cancelTitle')}
      confirmLabel={t(hasBegun ? 'end' : 'cancelPlan')}
      cancelLabel={t('keep')}
      waiting={ending.isPending}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <p className="mb-4">{t(hasBegun ? 'endText' : 'cancelText')}</p>
      <ReasonField value={reason} fault={isTried ? fault : undefined} onChange={setReason} />
    </ConfirmDialog>
  );
}
