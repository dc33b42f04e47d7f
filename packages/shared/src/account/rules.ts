import { dayMs, hourMs, minuteMs } from '../kernel/time';
import { allowed, refuse, type Verdict } from '../kernel/verdict';
import { commonPasswords } from './common-passwords';

export const emailMaxLength = 254;
export const passwordLength = { min: 8, max: 128 } as const;
/** How long the link of an email is valid. */
export const confirmLinkMs = dayMs;
export const resetLinkMs = hourMs;
/** A player may read days later about a sign-in, another address or a deletion. */
export const disownLinkMs = 7 * dayMs;
/** How long an export can be downloaded. */
export const exportLinkMs = dayMs;
/** The most emails about new devices that an account is sent within an hour. */
export const newDeviceEmails = 5;
/** The pages that the links of emails open, with the secret as `?token=`. */
export const emailPages = {
  confirm: '/verify-email',
  reset: '/reset-password',
  disown: '/not-me',
  privacy: '/account/privacy',
} as const;
/** A guest account that is idle for this long is closed. */
export const guestIdleMs = 30 * dayMs;
/** The number of wrong passwords within the window after which an account refuses attempts from unknown devices. */
export const maxTries = 10;
export const tryWindowMs = 15 * minuteMs;

/** The number of codes within the window after which an account refuses further ones. */
export const maxCodeTries = 10;
/** How long the setup of an app with codes stays open. */
export const totpSetupMs = hourMs;
export const recoveryCodeCount = 10;

/** Codes that were tried within a window, and when it began. */
interface CodeTries {
  readonly tries: number;
  readonly sinceMs: number;
}
type CountedTry =
  | ({ readonly ok: true } & CodeTries)
  | { readonly ok: false; readonly wait: { readonly seconds: number; readonly minutes: number } };

/** Counts one more code, or says how long to wait; `before` is null when none was tried. */
export function countCodeTry(before: CodeTries | null, nowMs: number): CountedTry {
  if (before === null || nowMs - before.sinceMs >= tryWindowMs) return { ok: true, tries: 1, sinceMs: nowMs };
  if (before.tries < maxCodeTries) return { ok: true, tries: before.tries + 1, sinceMs: before.sinceMs };
  const waitMs = before.sinceMs + tryWindowMs - nowMs;
  return { ok: false, wait: { seconds: Math.ceil(waitMs / 1000), minutes: Math.ceil(waitMs / minuteMs) } };
}

/** Whether a code has the shape of those an app shows: six digits. Any other is one on paper. */
export function isTotpCode(code: string): boolean {
  return /^\d{6}$/.test(code);
}

/**
 * Returns a code as typed without the spaces and dashes that make it readable, in capital letters. The codes have no 0,
 * 1 and 8, so that these stand for the letters they look like.
 */
export function tidyRecoveryCode(code: string): string {
  const letters = code.replace(/[\s-]/g, '').toUpperCase();
  return letters.replaceAll('0', 'O').replaceAll('1', 'I').replaceAll('8', 'B');
}

/** Returns a recovery code as it is shown: groups of four. */
export function showRecoveryCode(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? '';
}

/** Returns an email address in the form in which it is stored and compared. */
export function tidyEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}

/**
 * Checks whether an email could be sent to the address; the shape is that of HTML's e-mail field with at least one dot
 * in the domain.
 */
export function canUseEmail(email: string): Verdict {
  const tidy = tidyEmail(email);
  if (tidy.length > emailMaxLength) return refuse('account.email_too_long', { max: emailMaxLength });
  const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
  const shape = new RegExp(`^[a-z0-9.!#$%&'*+/=?^_\`{|}~-]{1,64}@(?:${label}\\.)+${label}$`);
  return shape.test(tidy) ? allowed : refuse('account.email_malformed');
}

/**
 * Checks whether the password is acceptable: its length in code points, not a common one, and not the address itself
 * (OWASP ASVS 5.0, 6.2).
 */
export function canUsePassword(password: string, email: string): Verdict {
  const length = [...password].length;
  if (length < passwordLength.min) return refuse('account.password_too_short', { min: passwordLength.min });
  if (length > passwordLength.max) return refuse('account.password_too_long', { max: passwordLength.max });
  const plain = password.toLowerCase();
  if (commonPasswords.has(plain) || new Set(plain).size < 4) return refuse('account.password_too_common');
  const localPart = tidyEmail(email).split('@')[0] ?? '';
  if (plain === tidyEmail(email) || (localPart.length >= 4 && plain.replace(/[\d\W_]+$/, '') === localPart))
    return refuse('account.password_like_email');
  return allowed;
}
