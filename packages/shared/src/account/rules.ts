import { dayMs, hourMs, minuteMs } from '../kernel/time';
import { allowed, refuse, type Verdict } from '../kernel/verdict';
import { commonPasswords } from './common-passwords';

export const emailMaxLength = 254;
export const passwordLength = { min: 8, max: 128 } as const;
/** How long the link of an email works. */
export const confirmLinkMs = dayMs;
export const resetLinkMs = hourMs;
/** Pages that the links of emails open, with the secret as `?token=`. */
export const emailPages = { confirm: '/verify-email', reset: '/reset-password' } as const;
/** A guest who stays away this long is let go. */
export const guestIdleMs = 30 * dayMs;
/** Wrong passwords an account takes within the window before it refuses further tries from strange devices. */
export const maxTries = 10;
export const tryWindowMs = 15 * minuteMs;

/** An address as it is kept and compared. */
export function tidyEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}

/**
 * Whether an email could be sent there; the shape is that of HTML's e-mail field with at least one dot in the domain.
 */
export function canUseEmail(email: string): Verdict {
  const tidy = tidyEmail(email);
  if (tidy.length > emailMaxLength) return refuse('account.email_too_long', { max: emailMaxLength });
  const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
  const shape = new RegExp(`^[a-z0-9.!#$%&'*+/=?^_\`{|}~-]{1,64}@(?:${label}\\.)+${label}$`);
  return shape.test(tidy) ? allowed : refuse('account.email_malformed');
}

/**
 * Whether the password is worth keeping: length in code points, not one everybody tries first, not the address itself
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
