import { minuteMs } from '../kernel/time';
import { allowed, refuse, type Verdict } from '../kernel/verdict';

/** The most passkeys of one account. */
export const maxPasskeys = 10;
export const passkeyNameLength = 40;
/** How long a device may take to answer. */
export const challengeLifeMs = 5 * minuteMs;
/** How often an open page asks for a new challenge, so that it always has one that is valid. */
export const challengeRenewMs = 4 * minuteMs;
/** How long a browser keeps the secret that its challenges are bound to. */
export const ceremonyLifeMs = 15 * minuteMs;
/** The window in which questions and wrong answers are counted. */
export const passkeyWindowMs = 15 * minuteMs;

/** Returns the name of a passkey in the form in which it is stored. */
export function tidyPasskeyName(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** Checks the name of a passkey, which only its owner reads; its length is counted in code points. */
export function canNamePasskey(name: string): Verdict {
  const length = [...tidyPasskeyName(name)].length;
  if (length === 0) return refuse('passkey.name_empty');
  return length <= passkeyNameLength ? allowed : refuse('passkey.name_too_long', { max: passkeyNameLength });
}
