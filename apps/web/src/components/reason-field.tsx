'use client';

import { canGiveReason } from '@necp/shared/audit-log/rules';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Field } from './field';
import { Input } from './input';
import { useRefusalWords } from './providers/refusals';

/** What is typed as the reason of a privileged act, and whether the act was tried with it. */
interface Reason {
  readonly text: string;
  /** Whether the form was sent; from then on it shows what is wrong. */
  readonly isTried: boolean;
  /** What is wrong with the text, in the player's language; empty when nothing is. */
  readonly fault: string | undefined;
  readonly type: (text: string) => void;
  /** Notes that the form was sent; returns whether the reason can be sent with it. */
  readonly demand: () => boolean;
  readonly clear: () => void;
}

/** Keeps the reason of a form whose act is written to the audit log. */
export function useReason(): Reason {
  const say = useRefusalWords();
  const [text, setText] = useState('');
  const [isTried, setTried] = useState(false);
  const verdict = canGiveReason(text);
  return {
    text,
    isTried,
    fault: verdict.ok ? undefined : say(verdict.code, verdict.params),
    type: setText,
    demand: () => {
      setTried(true);
      return verdict.ok;
    },
    clear: () => {
      setText('');
      setTried(false);
    },
  };
}

/** Asks why a privileged act is done. */
export function ReasonField({ reason }: { readonly reason: Reason }) {
  const t = useTranslations('audit-log');
  const { text, isTried, fault, type } = reason;
  return (
    <Field label={t('reason')} hint={t('reasonHint')} fault={isTried ? fault : undefined}>
      <Input value={text} autoComplete="off" onChange={(event) => type(event.target.value)} />
    </Field>
  );
}
