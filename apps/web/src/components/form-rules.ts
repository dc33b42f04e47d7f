import type { MessageParams, Verdict } from '@necp/shared/kernel';
import * as z from 'zod';

/** A line of a form under a rule of the house; what the rule refuses travels as the message, code and parameters. */
export function ruled(rule: (value: string) => Verdict) {
  return z.string().superRefine((value, context) => {
    const verdict = rule(value);
    if (!verdict.ok) context.addIssue({ code: 'custom', message: JSON.stringify([verdict.code, verdict.params]) });
  });
}

/** Must not be left empty. */
export const filled = ruled((value) =>
  value.trim() === '' ? { ok: false, code: 'kernel.field_empty', params: {} } : { ok: true },
);

/** Reads back what `ruled` wrote. */
export function readRefusal(message: string): { code: string; params: MessageParams } {
  const [code, params] = JSON.parse(message) as [string, MessageParams];
  return { code, params };
}
