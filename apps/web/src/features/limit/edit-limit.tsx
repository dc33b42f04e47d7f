'use client';

import type { LimitView } from '@necp/shared/limit/schema';
import { canSetLimit } from '@necp/shared/limit/rules';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Field } from '../../components/field';
import { Input } from '../../components/input';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { useRefusalWords } from '../../components/providers/refusals';
import { ReasonDialog } from '../../components/reason-dialog';
import { useOutcome } from '../../components/use-outcome';
import { useLimitWords, useValueWords } from './words';

interface EditLimitProps {
  readonly limit: LimitView;
  readonly onClose: () => void;
}

/** Sets a limit to another value, for a reason. */
export function EditLimit({ limit, onClose }: EditLimitProps) {
  const t = useTranslations('limit');
  const api = useTRPC();
  const say = useLimitWords();
  const write = useValueWords();
  const [points, setPoints] = useState(String(limit.current.points));
  const [seconds, setSeconds] = useState(String(limit.current.windowSeconds ?? ''));
  const value = { points: wholeOf(points), windowSeconds: limit.windowRange === null ? null : wholeOf(seconds) };
  const faults = useValueFaults(limit, value);
  const outcome = useOutcome(api.limit.pathKey());
  const changing = useMutation(
    api.limit.change.mutationOptions({
      ...outcome,
      onSuccess: () => {
        toast.success(t('saved'));
        onClose();
      },
    }),
  );
  const { name, version: knownVersion } = limit;
  return (
    <ReasonDialog
      title={say(limit)}
      confirmLabel={t('apply')}
      cancelLabel={t('cancel')}
      waiting={changing.isPending}
      isReady={faults.points === undefined && faults.seconds === undefined}
      onConfirm={(reason) => changing.mutate({ requestId: newRequestId(), name, knownVersion, ...value, reason })}
      onClose={onClose}
      fields={(isTried) => (
        <>
          <Field
            label={t(limit.kind === 'role' ? 'percents' : 'points')}
            hint={t('range', limit.pointsRange)}
            fault={isTried ? faults.points : undefined}
          >
            <NumberInput value={points} onChange={setPoints} />
          </Field>
          {limit.windowRange && (
            <Field
              label={t('seconds')}
              hint={t('range', limit.windowRange)}
              fault={isTried ? faults.seconds : undefined}
            >
              <NumberInput value={seconds} onChange={setSeconds} />
            </Field>
          )}
        </>
      )}
    >
      <p>{t('editLead', { usual: write(limit, limit.usual) })}</p>
    </ReasonDialog>
  );
}

interface NumberInputProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function NumberInput({ value, onChange }: NumberInputProps) {
  return (
    <Input value={value} inputMode="numeric" autoComplete="off" onChange={(event) => onChange(event.target.value)} />
  );
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
