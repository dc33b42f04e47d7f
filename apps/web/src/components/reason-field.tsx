'use client';

import { canGiveReason } from '@necp/shared/audit-log/rules';
import { useTranslations } from 'next-intl';
import { Field } from './field';
import { Input } from './input';
import { useRefusalWords } from './providers/refusals';

/** Returns what is wrong with a reason in the player's language; empty when nothing is. */
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

/** Asks why a privileged act is done. */
export function ReasonField({ value, fault, onChange }: ReasonFieldProps) {
  const t = useTranslations('audit-log');
  return (
    <Field label={t('reason')} hint={t('reasonHint')} fault={fault}>
      <Input value={value} autoComplete="off" onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}
