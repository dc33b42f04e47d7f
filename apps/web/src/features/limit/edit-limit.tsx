'use client';

import type { LimitView } from '@necp/shared/limit/schema';
import { canSetLimit } from '@necp/shared/limit/rules';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { Field } from '../../components/field';
import { Input } from '../../components/input';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords, useRefusalWords } from '../../components/providers/refusals';
import { ReasonField, useReasonFault } from '../../components/reason-field';
import { useLimitWords, useValueWords } from './words';

interface EditLimitProps {
  readonly limit: LimitView;
  readonly onClose: () => void;
}

/** Sets a limit to another value, for a reason. */
export function EditLimit({ limit, onClose }: EditLimitProps) {
  const t = useTranslations('limit');
  const say = useLimitWords();
  const write = useValueWords();
  const [points, setPoints] = useState(String(limit.current.points));
  const [seconds, setSeconds] = useState(String(limit.current.windowSeconds ?? ''));
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const fault = useReasonFault()(reason);
  const value = { points: wholeOf(points), windowSeconds: limit.windowRange === null ? null : wholeOf(seconds) };
  const faults = useValueFaults(limit, value);
  const { change, isPending } = useChange(limit, onClose);
  const apply = () => {
    setTried(true);
    if (fault === undefined && faults.points === undefined && faults.seconds === undefined) change(value, reason);
  };
  return (
    <ConfirmDialog
      open
      title={say(limit)}
      confirmLabel={t('apply')}
      cancelLabel={t('cancel')}
      waiting={isPending}
      onConfirm={apply}
      onCancel={onClose}
    >
      <p>{t('editLead', { usual: write(limit, limit.usual) })}</p>
      <Field
        label={t(limit.kind === 'role' ? 'percents' : 'points')}
        hint={t('range', limit.pointsRange)}
        fault={isTried ? faults.points : undefined}
      >
        <Input
          value={points}
          inputMode="numeric"
          autoComplete="off"
          onChange={(event) => setPoints(event.target.value)}
        />
      </Field>
      {limit.windowRange && (
        <Field label={t('seconds')} hint={t('range', limit.windowRange)} fault={isTried ? faults.seconds : undefined}>
          <Input
            value={seconds}
            inputMode="numeric"
            autoComplete="off"
            onChange={(event) => setSeconds(event.target.value)}
          />
        </Field>
      )}
      <ReasonField value={reason} fault={isTried ? fault : undefined} onChange={setReason} />
    </ConfirmDialog>
  );
}

function useChange(limit: LimitView, onDone: () => void) {
  const t = useTranslations('limit');
  const api = useTRPC();
  const queries = useQueryClient();
  const words = useErrorWords();
  const { mutate, isPending } = useMutation(
    api.limit.change.mutationOptions({
      onSuccess: (list) => {
        queries.setQueryData(api.limit.list.queryKey(), list);
        toast.success(t('saved'));
        onDone();
      },
      onError: (error) => {
        toast.error(words(error));
        void queries.invalidateQueries({ queryKey: api.limit.pathKey() });
      },
    }),
  );
  const { name, version: knownVersion } = limit;
  return {
    isPending,
    change: (value: LimitView['current'], reason: string) =>
      mutate({ requestId: newRequestId(), name, knownVersion, ...value, reason }),
  };
}

/** Returns what is wrong with each number, by the rule that the server checks too. */
function useValueFaults(
  { kind, usual, pointsRange, windowRange }: LimitView,
  value: LimitView['current'],
): { readonly points: string | undefined; readonly seconds: string | undefined } {
  const say = useRefusalWords();
  const faultOf = (tried: LimitView['current']) => {
    const verdict = canSetLimit({ kind, pointsRange, windowRange, ...usual, refusal: null }, tried);
    return verdict.ok ? undefined : say(verdict.code, verdict.params);
  };
  return {
    points: faultOf({ ...usual, points: value.points }),
    seconds: faultOf({ ...usual, windowSeconds: value.windowSeconds }),
  };
}

function wholeOf(text: string): number {
  return /^\d{1,10}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN;
}
