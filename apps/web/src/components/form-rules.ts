import type { MessageParams, Verdict } from '@necp/shared/kernel';
import * as z from 'zod';

/**
 * Returns the schema of a form field that follows a rule; a refusal becomes the message of the error, as code and
 * parameters.
 */
export function ruled(rule: (value: string) => Verdict) {
  return z.string().superRefine((value, context) => {
    const verdict = rule(value);
    if (!verdict.ok) context.addIssue({ code: 'custom', message: JSON.stringify([verdict.code, verdict.params]) });
  });
}

/** A field that must not be empty. */
export const filled = ruled((value) =>
  value.trim() === '' ? { ok: false, code: 'kernel.field_empty', params: {} } : { ok: true },
);

/** Reads a refusal back from the message that `ruled` wrote. */
export function readRefusal(message: string): { code: string; params: MessageParams } {
  const [code, params] = JSON.parse(message) as [string, MessageParams];
  return { code, params };
}
