import { allowed, refuse, type Verdict } from '../kernel/verdict';

/** What every new character finds in the pocket: enough for one stim, the rest is earned. */
export const starterEddies = 40n;

/** How many past movements a wallet shows. */
export const walletLinesShown = 50;

/** Whether `balance` suffices for `price`. */
export function canPay(balance: bigint, price: bigint): Verdict {
  return balance >= price ? allowed : refuse('wallet.too_poor', { missing: (price - balance).toString() });
}

/** Whether money may pass from one to the other. */
export function canGive(fromId: string, toId: string): Verdict {
  return fromId === toId ? refuse('wallet.same_wallet') : allowed;
}
