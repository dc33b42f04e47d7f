'use client';

import type { MaintenanceView } from '@necp/shared/maintenance/schema';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { ReasonDialog } from '../../components/reason-dialog';
import { useOutcome } from '../../components/use-outcome';

interface EndDialogProps {
  readonly maintenance: MaintenanceView;
  readonly hasBegun: boolean;
  readonly onClose: () => void;
}

/** Ends a maintenance, or cancels it before it has begun. */
export function EndDialog({ maintenance, hasBegun, onClose }: EndDialogProps) {
  const t = useTranslations('admin.maintenance');
  const api = useTRPC();
  const outcome = useOutcome(api.maintenance.pathKey());
  const ending = useMutation(
    api.maintenance.end.mutationOptions({
      ...outcome,
      onSuccess: (ended) => {
        toast.success(t(ended.outcome));
        onClose();
      },
    }),
  );
  const { id, version: knownVersion } = maintenance;
  return (
    <ReasonDialog
      tone={hasBegun ? 'primary' : 'danger'}
      title={t(hasBegun ? 'endTitle' : 'cancelTitle')}
      confirmLabel={t(hasBegun ? 'end' : 'cancelPlan')}
      cancelLabel={t('keep')}
      waiting={ending.isPending}
      onConfirm={(reason) => ending.mutate({ requestId: newRequestId(), id, knownVersion, reason })}
      onClose={onClose}
    >
      <p>{t(hasBegun ? 'endText' : 'cancelText')}</p>
    </ReasonDialog>
  );
}
