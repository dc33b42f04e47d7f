'use client';

import { canGiveReason } from '@necp/shared/role/rules';
import { useTranslations } from 'next-intl';
import { Field } from '../../components/field';
import { Input } from '../../components/input';
import { useRefusalWords } from '../../components/providers/refusals';

/** Returns what is wrong with a reason in the operator's language; empty when nothing is. */
export function useReasonFault(): (reason: string) => string | undefined {
  const say = useRefusalWords();
  return (reason) => {
    const verdict = canGiveReason(reason);
    return verdict.ok ? undefined : say(verdict.code, verdict.params);
  };
}

interface ReasonFieldProps {
  readonly value: string;
  readonly fault: string | undefined;
  readonly onChange: (reason: string) => void;
}

/** Asks why a limit is changed. */
export function ReasonField({ value, fault, onChange }: ReasonFieldProps) {
  const t = useTranslations('limit');
  return (
    <Field label={t('reason')} hint={t('reasonHint')} fault={fault}>
      <Input value={value} autoComplete="off" onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}
