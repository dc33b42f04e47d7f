'use client';

import type { LimitView } from '@necp/shared/limit/schema';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { ReasonDialog } from '../../components/reason-dialog';
import { useOutcome } from '../../components/use-outcome';
import { useLimitWords, useValueWords } from './words';

interface ResetLimitProps {
  readonly limit: LimitView;
  readonly onClose: () => void;
}

/** Sets a limit back to its default, for a reason. */
export function ResetLimit({ limit, onClose }: ResetLimitProps) {
  const t = useTranslations('limit');
  const api = useTRPC();
  const say = useLimitWords();
  const write = useValueWords();
  const outcome = useOutcome(api.limit.pathKey());
  const resetting = useMutation(
    api.limit.reset.mutationOptions({
      ...outcome,
      onSuccess: () => {
        toast.success(t('resetDone'));
        onClose();
      },
    }),
  );
  const { name, version: knownVersion } = limit;
  return (
    <ReasonDialog
      title={t('resetTitle')}
      confirmLabel={t('reset')}
      cancelLabel={t('cancel')}
      waiting={resetting.isPending}
      onConfirm={(reason) => resetting.mutate({ requestId: newRequestId(), name, knownVersion, reason })}
      onClose={onClose}
    >
      <p>{t('resetLead', { what: say(limit), now: write(limit, limit.current), usual: write(limit, limit.usual) })}</p>
    </ReasonDialog>
  );
}
