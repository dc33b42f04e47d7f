import { canUseEmail, canUsePassword } from '@necp/shared/account/rules';
import { isOwnPath } from '@necp/shared/identity/rules';
import type { Verdict } from '@necp/shared/kernel';
import * as z from 'zod';
import { filled, ruled } from '../../components/form-rules';

/** Judges a new password; the word lists are loaded when the first one is long enough. */
async function judge(password: string, email: string): Promise<Verdict> {
  const verdict = canUsePassword(password, email);
  if (!verdict.ok) return verdict;
  // Without the lists, such as offline, the server judges alone.
  const strength = await import('@necp/shared/account/strength').catch(() => null);
  return strength?.canChoosePassword(password, email) ?? verdict;
}

/** A new password without an address to compare it with. */
const newPassword = z.string().superRefine(async (password, context) => {
  const verdict = await judge(password, '');
  if (!verdict.ok) context.addIssue({ code: 'custom', message: JSON.stringify([verdict.code, verdict.params]) });
});

/** The schema of a new address and a new password; the server checks the same again. */
export const NewCredentials = z
  .object({ email: ruled(canUseEmail), password: z.string() })
  .superRefine(async (values, context) => {
    const verdict = await judge(values.password, values.email);
    if (!verdict.ok)
      context.addIssue({ code: 'custom', path: ['password'], message: JSON.stringify([verdict.code, verdict.params]) });
  });
export type NewCredentials = z.infer<typeof NewCredentials>;

/** The schema of existing credentials, which must only be filled in. */
export const KnownCredentials = z.object({ email: filled, password: filled });
export type KnownCredentials = z.infer<typeof KnownCredentials>;

/** The schema of a code of the app or on paper. */
export const KnownCode = z.object({ code: filled });
export type KnownCode = z.infer<typeof KnownCode>;

/** The schema of an existing password with a code. */
export const PasswordAndCode = z.object({ password: filled, code: filled });
export type PasswordAndCode = z.infer<typeof PasswordAndCode>;

/** The schema of an existing password. */
export const KnownPassword = z.object({ password: filled });
export type KnownPassword = z.infer<typeof KnownPassword>;

export const AddressOnly = z.object({ email: ruled(canUseEmail) });
export type AddressOnly = z.infer<typeof AddressOnly>;

/** The schema of a new password without an address to compare it with. */
export const NewPassword = z.object({ password: newPassword });
export type NewPassword = z.infer<typeof NewPassword>;

export const PasswordChange = z.object({
  currentPassword: filled,
  newPassword,
});
export type PasswordChange = z.infer<typeof PasswordChange>;

/** Returns the page to open after signing in; only pages of this site are allowed. */
export function safeNext(next: string | undefined): string {
  return next !== undefined && isOwnPath(next) ? next : '/characters';
}
