import * as z from 'zod';
import { allowed, refuse, type Verdict } from './verdict';

/** The most eddies one account may hold; far below 64 bits, so that a sum of two never overflows. */
export const maxEddies = 1_000_000_000_000_000n;

/** A positive whole number of eddies as an amount or a price; negative, fractional and huge numbers are refused. */
export const EddiesAmount = z.bigint().positive().max(maxEddies);

/** A price that a player was shown and agrees to, as a plain number. */
export const AgreedEddies = z.int().min(0).max(Number(maxEddies));

/** Checks whether an account that holds `balance` can receive `amount` more without passing the cap. */
export function canHold(balance: bigint, amount: bigint): Verdict {
  return balance + amount <= maxEddies ? allowed : refuse('wallet.cap_reached', { cap: maxEddies.toString() });
}
