import * as z from 'zod';
import { allowed, refuse, type Verdict } from './verdict';

/** The most chits one account may hold; far below 64 bits, so that a sum of two never overflows. */
export const maxChits = 1_000_000_000_000_000n;

/** A positive whole number of chits as an amount or a price; negative, fractional and huge numbers are refused. */
export const ChitsAmount = z.bigint().positive().max(maxChits);

/** A price that a player was shown and agrees to, as a plain number. */
export const AgreedChits = z.int().min(0).max(Number(maxChits));

/** Checks whether an account that holds `balance` can receive `amount` more without passing the cap. */
export function canHold(balance: bigint, amount: bigint): Verdict {
  return balance + amount <= maxChits ? allowed : refuse('wallet.cap_reached', { cap: maxChits.toString() });
}
