'use client';

import type { LimitView } from '@necp/shared/limit/schema';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { ReasonField, useReasonFault } from '../../components/reason-field';
import { useLimitWords, useValueWords } from './words';

interface ResetLimitProps {
  readonly limit: LimitView;
  readonly onClose: () => void;
}

/** Sets a limit back to its default, for a reason. */
export function ResetLimit({ limit, onClose }: ResetLimitProps) {
  const t = useTranslations('limit');
  const api = useTRPC();
  const queries = useQueryClient();
  const words = useErrorWords();
  const say = useLimitWords();
  const write = useValueWords();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const fault = useReasonFault()(reason);
  const resetting = useMutation(
    api.limit.reset.mutationOptions({
      onSuccess: (list) => {
        queries.setQueryData(api.limit.list.queryKey(), list);
        toast.success(t('resetDone'));
        onClose();
      },
      onError: (error) => {
        toast.error(words(error));
        void queries.invalidateQueries({ queryKey: api.limit.pathKey() });
      },
    }),
  );
  const apply = () => {
    setTried(true);
    const { name, version: knownVersion } = limit;
    if (fault === undefined) resetting.mutate({ requestId: newRequestId(), name, knownVersion, reason });
  };
  return (
    <ConfirmDialog
      open
      title={t('resetTitle')}
      confirmLabel={t('reset')}
      cancelLabel={t('cancel')}
      waiting={resetting.isPending}
      onConfirm={apply}
      onCancel={onClose}
    >
      <p>{t('resetLead', { what: say(limit), now: write(limit, limit.current), usual: write(limit, limit.usual) })}</p>
      <ReasonField value={reason} fault={isTried ? fault : undefined} onChange={setReason} />
    </ConfirmDialog>
  );
}
